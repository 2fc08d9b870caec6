/**
 * Documents: what is attached to a visit or a matter: kept on disk before anything is acknowledged,
 * shown to whoever may see what it is attached to.
 *
 * <p>This module stands below visits and matters and knows them by kind and id only; that a reader
 * may see them is asked by the row security of its table.
 */
@ApplicationModule(
    displayName = "Documents",
    allowedDependencies = {"shared", "audit", "staff"})
@NullMarked
package org.doorstep.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
