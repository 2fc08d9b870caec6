/** Timers: runs the timed work of all modules, county by county. Nothing depends on it. */
@ApplicationModule(
    displayName = "Timers",
    allowedDependencies = {"shared", "places"})
@NullMarked
package org.doorstep.timers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
