/**
 * The embedded PostgreSQL: unpacks a real server, keeps its cluster in a folder between runs, and
 * brings it back when it dies.
 *
 * <p>The door is {@link org.doorstep.postgres.EmbeddedPostgres}. {@link
 * org.doorstep.postgres.BaseBackup} and {@link org.doorstep.postgres.Restore} copy a running
 * cluster and bring it back to any point in time.
 */
@NullMarked
package org.doorstep.postgres;

import org.jspecify.annotations.NullMarked;
