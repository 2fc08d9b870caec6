/**
 * Aftercare: what runs beside and after the handling of a matter. More time, the look at the same
 * door, the resident's rating, and what hangs for everybody to read.
 *
 * <p>It hears what happened to a matter by the events of {@code matters}; where it leads back to
 * the handling (a look that found nothing done opens the matter again) it asks that module's door.
 */
@ApplicationModule(
    displayName = "Aftercare",
    allowedDependencies = {
      "shared",
      "audit",
      "places",
      "staff",
      "recipients",
      "deadlines",
      "tasks",
      "matters"
    })
@NullMarked
package org.doorstep.aftercare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
