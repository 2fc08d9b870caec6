/**
 * What guards everything else: who may read and write what, the shape of the database, that every
 * text has its words, and which rules have tests.
 */
@NullMarked
package org.doorstep.guards;

import org.jspecify.annotations.NullMarked;
