package org.doorstep.places;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorstep.places.DayKind.Weekday;
import org.doorstep.places.DayKind.Weekend;

/**
 * Which days offices work: one edition of the calendar, never changed once made.
 *
 * <p>A year nobody has loaded is plain weekdays, and says so: {@link #missingYear} names the year
 * whose notice a day still waits for. What is computed through such a day is provisional.
 */
public final class WorkingDays {

  private static final List<Integer> SHIPPED = List.of(2025, 2026);

  private final SortedMap<Integer, CalendarYear> years;
  private final Map<LocalDate, DayKind> named;

  private WorkingDays(SortedMap<Integer, CalendarYear> years) {
    this.years = years;
    this.named = new HashMap<>();
    years.values().forEach(year -> named.putAll(year.named())); // a later notice has the last word
  }

  /** A calendar of these years; a year given twice is refused. */
  public static WorkingDays of(Collection<CalendarYear> years) {
    var byYear = new TreeMap<Integer, CalendarYear>();
    for (var year : years) {
      if (byYear.put(year.year(), year) != null) {
        throw new IllegalArgumentException("Given twice: the year " + year.year());
      }
    }
    return new WorkingDays(byYear);
  }

  /** The years that come with the program. */
  public static WorkingDays shipped() {
    return of(shippedYears());
  }

  static List<CalendarYear> shippedYears() {
    return SHIPPED.stream().map(CalendarFile::shipped).toList();
  }

  /** This calendar with a year added, or replaced by a later edition of it. */
  public WorkingDays with(CalendarYear year) {
    var before = years.get(year.year());
    if (before != null && before.edition() >= year.edition()) {
      throw new IllegalArgumentException(
          "Edition " + before.version() + " is not replaced by " + year.version());
    }
    var more = new TreeMap<>(years);
    more.put(year.year(), year);
    return new WorkingDays(more);
  }

  /** What is stored beside every date computed with it, such as {@code 2025.1+2026.1}. */
  public String version() {
    return years.values().stream().map(CalendarYear::version).collect(Collectors.joining("+"));
  }

  public List<CalendarYear> years() {
    return List.copyOf(years.values());
  }

  public DayKind on(LocalDate day) {
    var kind = named.get(day);
    return kind != null ? kind : ofTheWeek(day);
  }

  public boolean isWorked(LocalDate day) {
    return on(day).worked();
  }

  /** The first working day from this day on, the day itself included. */
  public LocalDate workingDayFrom(LocalDate day) {
    var next = day;
    while (!isWorked(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The last of so many working days from this day on, the day itself included. */
  public LocalDate lastOf(int workingDays, LocalDate from) {
    var last = workingDayFrom(from);
    for (var counted = 1; counted < workingDays; counted++) {
      last = workingDayFrom(last.plusDays(1));
    }
    return last;
  }

  /** The year whose notice this day still waits for; empty if the day is settled. */
  public OptionalInt missingYear(LocalDate day) {
    var year = day.getYear();
    if (!years.containsKey(year)) {
      return OptionalInt.of(year);
    }
    var openUntilNextNotice = !day.isBefore(CalendarYear.REACHES_BACK_TO.atYear(year));
    return openUntilNextNotice && !years.containsKey(year + 1)
        ? OptionalInt.of(year + 1)
        : OptionalInt.empty();
  }

  private static DayKind ofTheWeek(LocalDate day) {
    var weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? new Weekend() : new Weekday();
  }

  @Override
  public String toString() {
    return "WorkingDays " + version();
  }
}
