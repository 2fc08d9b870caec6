package org.doorstep.deadlines;

import java.time.Instant;

/** More time, in the units of the rule, granted by somebody for a reason. */
public record Extension(int amount, String grantedBy, Instant grantedAt, String reason) {

  public Extension {
    if (amount < 1) {
      throw new IllegalArgumentException("An extension adds something: " + amount);
    }
    if (grantedBy.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("An extension says who granted it, and why");
    }
  }
}
