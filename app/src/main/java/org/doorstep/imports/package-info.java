/**
 * Imports: whole registers from a table: units, officials, households with residents, enterprises
 * and institutions.
 *
 * <p>A file is read and checked, shown before anything changes, and then taken in one transaction
 * or not at all. Nothing here is asked of by other modules, except on the command line, which is
 * given the same door.
 */
@ApplicationModule(
    displayName = "Imports",
    allowedDependencies = {"shared", "audit", "places", "staff", "access", "recipients", "command"})
@NullMarked
package org.doorstep.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
