/**
 * Matters: what somebody needs, who deals with it, by when, and what became of it.
 *
 * <p>Sorting a matter is helped by {@link CategoryProposer} and {@link DuplicateFinder}: both only
 * compute on what they are given, and a person decides.
 */
@ApplicationModule(
    displayName = "Matters",
    allowedDependencies = {"shared"})
@NullMarked
package org.doorstep.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
