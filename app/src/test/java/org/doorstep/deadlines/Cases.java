package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.DeadlineRule.LastDayOff;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.places.CalendarYear;
import org.doorstep.places.DayKind;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.Occasion;
import org.doorstep.places.WorkingDays;

/** What the tests of deadlines share: rules, calendars and short ways to write them. */
final class Cases {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final WorkingDays CALENDAR = WorkingDays.shipped();
  static final Occasion NEW_YEAR = new Occasion("new-year", "元旦", "New Year's Day");

  private Cases() {}

  static DeadlineRule rule(Unit unit, int amount) {
    var moves = unit == Unit.HOURS ? LastDayOff.STAYS : LastDayOff.MOVES_TO_NEXT_WORKING_DAY;
    return new DeadlineRule(
        "test",
        1,
        day("2020-01-01"),
        LegalBasis.NONE,
        amount,
        unit,
        StartEvent.RAISED,
        false,
        moves,
        30,
        80);
  }

  static DeadlineRule shipped(String id) {
    return RuleBook.shipped().findInEffect(id, day("2026-01-01")).orElseThrow();
  }

  static ClockInputs clock(DeadlineRule rule, String localStart) {
    return ClockInputs.started(rule, at(localStart), SHANGHAI, CALENDAR.version());
  }

  static Due due(ClockInputs inputs) {
    return due(inputs, CALENDAR);
  }

  static Due due(ClockInputs inputs, WorkingDays calendar) {
    return (Due) Reckoning.of(inputs.under(calendar.version()), calendar).deadline();
  }

  static List<WorkingLine> working(ClockInputs inputs) {
    return Reckoning.of(inputs, CALENDAR).working();
  }

  static Pause pause(String from, String until) {
    return new Pause(at(from), Optional.of(at(until)), "appraisal by experts");
  }

  static Extension extension(int amount) {
    return new Extension(amount, "Pan Wenguang", at("2026-03-01T09:00"), "needs a survey");
  }

  /** The year 2027 as it might be announced, with just these days off. */
  static CalendarYear year2027(int edition, String... off) {
    return year(2027, edition, Stream.of(off).map(Cases::day).toList());
  }

  static CalendarYear year(int year, int edition, List<LocalDate> off) {
    Map<LocalDate, DayKind> named =
        off.stream().distinct().collect(Collectors.toMap(day -> day, _ -> new DayOff(NEW_YEAR)));
    return new CalendarYear(year, edition, "test", "", named);
  }

  static LocalDate day(String written) {
    return LocalDate.parse(written);
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
