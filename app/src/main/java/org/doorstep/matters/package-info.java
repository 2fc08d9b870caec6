/**
 * Matters: what somebody needs, who deals with it, by when, and what became of it.
 *
 * <p>Other modules raise a matter and follow it through {@link org.doorstep.matters.Matters}, may
 * listen for its events, and may add a panel to its page ({@link
 * org.doorstep.matters.MatterPanel}).
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
