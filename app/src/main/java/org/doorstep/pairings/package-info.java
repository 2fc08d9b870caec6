/**
 * Pairings: which official is linked with whom, from when to when.
 *
 * <p>Other modules ask {@link org.doorstep.pairings.Links}; links are set and changed in bulk on
 * this module's own pages.
 */
@ApplicationModule(
    displayName = "Pairings",
    allowedDependencies = {"shared", "audit", "places", "staff", "recipients"})
@NullMarked
package org.doorstep.pairings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
