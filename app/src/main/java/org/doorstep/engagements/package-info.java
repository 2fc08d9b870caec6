/**
 * Engagements: officials met people, or each other: visits, symposiums, receptions, talks, and the
 * diary written over them.
 *
 * <p>Other modules record and read through {@link org.doorstep.engagements.Visits}. A fact is
 * corrected by a later record, never changed.
 */
@ApplicationModule(
    displayName = "Engagements",
    allowedDependencies = {
      "shared",
      "audit",
      "places",
      "staff",
      "recipients",
      "documents",
      "pairings",
      "tasks",
      "matters"
    })
@NullMarked
package org.doorstep.engagements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
