package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time in which a clock stands still, with the reason.
 *
 * <p>Where days are counted, the day it begins is not counted and the day it ends is: a pause that
 * ends on the day it began changes nothing. Where hours are counted it is taken exactly.
 */
public record Pause(Instant from, Optional<Instant> until, String reason) {

  public Pause {
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      throw new IllegalArgumentException("A pause ends after it began: " + from);
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A pause has a reason");
    }
  }

  boolean covers(Instant moment) {
    return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
  }

  boolean covers(LocalDate day, ZoneId zone) {
    return !day.isBefore(dayOf(from, zone))
        && until.map(end -> day.isBefore(dayOf(end, zone))).orElse(true);
  }

  static LocalDate dayOf(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }
}
