/**
 * Places: the counties served, their divisions over time, and the working calendar.
 *
 * <p>Other modules ask {@link org.doorstep.places.Places} for names and reach.
 */
@ApplicationModule(
    displayName = "Places",
    allowedDependencies = {"shared", "audit"})
@NullMarked
package org.doorstep.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
