/**
 * Demo: a county with its real places and invented people, and three months of its work.
 *
 * <p>Everything is written through the doors everybody uses, each record on its own day. The same
 * seed gives the same county; there is no identity number and no telephone in it, because an
 * invented one may be somebody's.
 */
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {
      "shared",
      "places",
      "staff",
      "access",
      "recipients",
      "pairings",
      "matters",
      "aftercare",
      "engagements",
      "command"
    })
@NullMarked
package org.doorstep.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
