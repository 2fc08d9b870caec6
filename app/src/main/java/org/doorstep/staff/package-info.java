/**
 * Staff: units as a tree, officials, and who holds which post from when to when.
 *
 * <p>Other modules ask {@link org.doorstep.staff.Units} and {@link org.doorstep.staff.Officials}.
 */
@ApplicationModule(
    displayName = "Staff",
    allowedDependencies = {"shared", "audit", "places"})
@NullMarked
package org.doorstep.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
