/**
 * Matters: what somebody needs, who deals with it, by when, and what became of it.
 *
 * <p>Other modules raise a matter and follow it through {@link org.doorstep.matters.Matters}, and
 * may listen for its events. Sorting is helped by {@link org.doorstep.matters.CategoryProposer} and
 * {@link org.doorstep.matters.DuplicateFinder}: both only propose, a person decides.
 */
@ApplicationModule(
    displayName = "Matters",
    allowedDependencies = {
      "shared",
      "audit",
      "places",
      "staff",
      "recipients",
      "deadlines",
      "documents",
      "pairings",
      "tasks"
    })
@NullMarked
package org.doorstep.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
