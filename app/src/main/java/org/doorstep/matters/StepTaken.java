package org.doorstep.matters;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A step of a matter's timeline, in any of its lifecycles.
 *
 * @param lifecycle handling, extension, publication, look-back or rating
 * @param text what was written with it
 * @param facts ids, dates and codes that belong to it
 */
public record StepTaken(
    Instant at,
    String lifecycle,
    String step,
    @Nullable UUID official,
    @Nullable UUID unit,
    Role role,
    String text,
    Map<String, Object> facts) {

  @Override
  public String toString() {
    return "StepTaken[" + lifecycle + " " + step + "]";
  }
}
