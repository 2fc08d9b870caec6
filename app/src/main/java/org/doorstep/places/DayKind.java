package org.doorstep.places;

/** What a day is to an office: worked or not, and why. */
public sealed interface DayKind {

  /** Monday to Friday, with nothing said about it. */
  record Weekday() implements DayKind {}

  /** Saturday or Sunday, with nothing said about it. */
  record Weekend() implements DayKind {}

  /** A day off by the yearly notice, whatever day of the week it is. */
  record DayOff(Occasion occasion) implements DayKind {}

  /** A Saturday or Sunday that is worked to make up for a day off. */
  record MakeUpDay(Occasion occasion) implements DayKind {}

  /** Whether offices work on it. */
  default boolean worked() {
    return switch (this) {
      case Weekday _, MakeUpDay _ -> true;
      case Weekend _, DayOff _ -> false;
    };
  }
}
