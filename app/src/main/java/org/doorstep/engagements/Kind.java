package org.doorstep.engagements;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.shared.Word;

/** In which way officials met people; stored in small letters: {@code home-visit}. */
public enum Kind {
  HOME_VISIT,
  FIELD_VISIT,
  ENTERPRISE_VISIT,
  SYMPOSIUM,
  RECEPTION,
  /** A talk with residents, at the door, by appointment or on one's own initiative. */
  TALK,
  /** A talk between two officials; readable by the two and one named superior. */
  OFFICIALS_TALK;

  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty when there is no such kind. */
  public static Optional<Kind> parse(String stored) {
    return Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst();
  }

  public Word word() {
    return new Word("engagements.kind." + stored());
  }

  /** Whether it takes place at a door. */
  boolean atDoor() {
    return switch (this) {
      case HOME_VISIT, ENTERPRISE_VISIT -> true;
      case FIELD_VISIT, SYMPOSIUM, RECEPTION, TALK, OFFICIALS_TALK -> false;
    };
  }
}
