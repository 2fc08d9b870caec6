package org.doorstep.engagements;

import java.util.UUID;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter;
import org.jspecify.annotations.Nullable;

/**
 * A problem raised during a visit. Id and follow code are made where it was written down, so the
 * same again gets the same slip.
 *
 * @param solved the answer when it was solved on the spot (T4); null when it was not
 */
public record Raising(
    UUID id,
    FollowCode followCode,
    Matter.Kind kind,
    String title,
    String text,
    boolean collective,
    @Nullable String solved) {

  @Override
  public String toString() {
    return "Raising[" + id + "]";
  }
}
