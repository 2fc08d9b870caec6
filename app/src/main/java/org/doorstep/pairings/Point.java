package org.doorstep.pairings;

import java.util.Locale;
import java.util.UUID;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/**
 * A contact point: whatever an official can be linked with (M1).
 *
 * @param recipient null when it is a village itself
 * @param code the register's number; of a village its division code
 * @param place the village of today
 */
record Point(
    What what, @Nullable UUID recipient, String code, String name, String place, String address) {

  /** What kind of contact point it is. */
  enum What {
    HOUSEHOLD,
    ENTERPRISE,
    INSTITUTION,
    VILLAGE;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    Word word() {
      return new Word("links.what." + stored());
    }
  }

  /** By what a point is told from all others: its recipient's id, a village's code. */
  String key() {
    return recipient == null ? place : recipient.toString();
  }

  @Override
  public String toString() {
    return "Point[" + key() + "]";
  }
}
