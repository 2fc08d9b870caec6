package org.doorstep.engagements;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of the five jobs of a village a visit served; stored in small letters. */
public enum Served {
  DIRECTION,
  COMMITTEES,
  INSTITUTIONS,
  LIVELIHOODS,
  HOT_ISSUES;

  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty when there is no such job. */
  public static Optional<Served> parse(String stored) {
    return Arrays.stream(values()).filter(job -> job.stored().equals(stored)).findFirst();
  }
}
