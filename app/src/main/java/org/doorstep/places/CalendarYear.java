package org.doorstep.places;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;

/**
 * The days off and make-up days of one year, with where they were taken from.
 *
 * <p>The notice for a year also settles the last days of the December before: that of 2019 made
 * Saturday 29 December 2018 a day of work and Monday the 31st a day off. So a year may name days
 * from {@link #REACHES_BACK_TO} of the year before, and an edition raises when a year is corrected.
 */
public record CalendarYear(
    int year, int edition, String source, String licence, Map<LocalDate, DayKind> named) {

  /** The first day of a December that the next year's notice may still change. */
  public static final MonthDay REACHES_BACK_TO = MonthDay.of(12, 25);

  public CalendarYear {
    if (year < 2000 || year > 2999) {
      throw new IllegalArgumentException("Not a year of this century or later: " + year);
    }
    if (edition < 1) {
      throw new IllegalArgumentException("Editions count from one: " + edition);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("A calendar year says where it was taken from");
    }
    named = Map.copyOf(named);
    named.forEach((day, kind) -> {
      if (!settles(year, day)) {
        throw new IllegalArgumentException(day + " is not a day the year " + year + " settles");
      }
      if (!(kind instanceof DayOff || kind instanceof MakeUpDay)) {
        throw new IllegalArgumentException(day + " is named without being off or made up");
      }
    });
  }

  /** Whether the notice for a year has a say about a day. */
  static boolean settles(int year, LocalDate day) {
    return !day.isBefore(REACHES_BACK_TO.atYear(year - 1)) && day.getYear() <= year;
  }

  /** Year and edition, as they are stored with a clock: {@code 2026.1}. */
  public String version() {
    return year + "." + edition;
  }
}
