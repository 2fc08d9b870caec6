/** Pairings: which official is linked with whom, from when to when. */
@ApplicationModule(
    displayName = "Pairings",
    allowedDependencies = {"shared", "audit", "places", "staff", "recipients"})
@NullMarked
package org.doorstep.pairings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
