package org.doorstep.pairings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link that holds: who, with what, as what. */
record Held(UUID link, UUID official, @Nullable UUID recipient, String place, String kind) {

  /** The key of its contact point, as in {@link Point#key()}. */
  String point() {
    return recipient == null ? place : recipient.toString();
  }
}
