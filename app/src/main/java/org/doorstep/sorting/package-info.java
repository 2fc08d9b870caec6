/**
 * Sorting: a person decides what a matter is about, whose it is and whether it was raised before.
 *
 * <p>{@link org.doorstep.sorting.CategoryProposer} and {@link org.doorstep.sorting.DuplicateFinder}
 * help: both only propose, from what was sorted before in this county.
 */
@ApplicationModule(
    displayName = "Sorting",
    allowedDependencies = {"shared", "places", "staff", "matters"})
@NullMarked
package org.doorstep.sorting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
