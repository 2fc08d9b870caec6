package org.doorstep.deadlines;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.deadlines.Cases.CALENDAR;
import static org.doorstep.deadlines.Cases.at;
import static org.doorstep.deadlines.Cases.clock;
import static org.doorstep.deadlines.Cases.day;
import static org.doorstep.deadlines.Cases.due;
import static org.doorstep.deadlines.Cases.rule;
import static org.doorstep.deadlines.Cases.year;
import static org.doorstep.deadlines.Cases.year2027;
import static org.doorstep.deadlines.DeadlineRule.Unit.WORKING_DAYS;
import static org.doorstep.deadlines.Recomputed.Outcome.CONFIRMED;
import static org.doorstep.deadlines.Recomputed.Outcome.MOVED;
import static org.doorstep.deadlines.Recomputed.Outcome.PROMISE_KEPT;
import static org.doorstep.deadlines.Recomputed.Outcome.PUBLISHED;
import static org.doorstep.deadlines.Recomputed.Outcome.UNCHANGED;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.WorkingDays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecomputedTest {

  /** Provisional: due on Tuesday 5 January 2027 as long as 2027 is not known. */
  final ClockInputs acrossNewYear = clock(rule(WORKING_DAYS, 10), "2026-12-22T09:00");

  /** Final: due on Friday 6 March 2026. */
  final ClockInputs inMarch = clock(rule(WORKING_DAYS, 4), "2026-03-02T09:00");

  @Test
  void a_provisional_date_becomes_final_when_its_year_is_loaded() {
    var recomputed = under(CALENDAR.with(year2027(1, "2027-05-01")), acrossNewYear, "2026-12-22");

    assertThat(recomputed.outcome()).isEqualTo(CONFIRMED);
    assertThat(recomputed.isNews()).isTrue();
    assertThat(recomputed.inputs().calendarVersion()).isEqualTo("2025.1+2026.1+2027.1");
    assertThat((Due) recomputed.deadline())
        .returns(day("2027-01-05"), Due::dueOn)
        .returns(false, Due::provisional);
  }

  @Test
  void a_provisional_date_moves_when_its_year_has_the_day_off_and_everyone_is_told() {
    var recomputed = under(CALENDAR.with(year2027(1, "2027-01-01")), acrossNewYear, "2026-12-22");

    assertThat(recomputed.outcome()).isEqualTo(MOVED);
    assertThat(recomputed.isNews()).isTrue();
    assertThat((Due) recomputed.deadline())
        .returns(day("2027-01-06"), Due::dueOn)
        .returns(false, Due::provisional);
  }

  @Test
  void a_final_date_is_kept_when_a_day_off_is_added_and_so_is_its_working() {
    var newer = CALENDAR.with(year(2026, 2, List.of(day("2026-03-05"))));
    var recomputed = under(newer, inMarch, "2026-03-03");

    assertThat(recomputed)
        .isEqualTo(new Recomputed(PROMISE_KEPT, inMarch, due(inMarch)))
        .returns(false, Recomputed::isNews);
    assertThat(due(inMarch, newer).dueOn()).as("reckoned anew").isEqualTo("2026-03-09");
  }

  @Test
  void a_final_date_may_move_earlier_but_never_into_the_past() {
    var told = clock(rule(WORKING_DAYS, 4), "2026-10-01T09:00");
    var withoutHoliday = CALENDAR.with(year(2026, 2, List.of()));

    assertThat(due(told).dueOn()).isEqualTo("2026-10-12");
    assertThat(under(withoutHoliday, told, "2026-09-30").outcome()).isEqualTo(MOVED);
    assertThat(under(withoutHoliday, told, "2026-10-07").outcome()).isEqualTo(MOVED);
    assertThat(under(withoutHoliday, told, "2026-10-08").outcome()).isEqualTo(PROMISE_KEPT);
  }

  @Test
  void a_published_date_is_never_rewritten_not_even_a_provisional_one() {
    var told = due(acrossNewYear);
    var newer = CALENDAR.with(year2027(1, "2027-01-01"));

    assertThat(Recomputed.under(newer, acrossNewYear, told, true, at("2026-12-22T00:00")))
        .isEqualTo(new Recomputed(PUBLISHED, acrossNewYear, told));
  }

  @Test
  void a_calendar_that_changes_elsewhere_changes_nothing_but_the_version_stored() {
    var recomputed = under(CALENDAR.with(year2027(1)), inMarch, "2026-03-03");

    assertThat(recomputed.outcome()).isEqualTo(UNCHANGED);
    assertThat(recomputed.deadline()).isEqualTo(due(inMarch));
    assertThat(recomputed.inputs().calendarVersion()).endsWith("2027.1");
  }

  @Test
  void a_clock_that_stands_still_still_does() {
    var open = new Pause(at("2026-03-04T09:00"), Optional.empty(), "court");
    var inputs = inMarch.with(open);
    var told = Reckoning.of(inputs, CALENDAR).deadline();
    var newer = CALENDAR.with(year2027(1));

    assertThat(Recomputed.under(newer, inputs, told, false, at("2026-03-05T00:00")))
        .isEqualTo(new Recomputed(UNCHANGED, inputs.under(newer.version()), told));
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void however_often_the_calendar_changes_the_promises_hold(long seed) {
    var chance = new Random(seed);
    var inputs = ReckoningPropertyTest.anyClock(chance, ReckoningPropertyTest.anyUnit(chance));
    var told = (Deadline) due(inputs);
    var calendars = new HashMap<String, WorkingDays>();
    calendars.put(CALENDAR.version(), CALENDAR);
    var calendar = CALENDAR;
    var now = inputs.startedAt();

    for (var change = 1; change <= 6; change++) {
      now = now.plus(Duration.ofHours(chance.nextInt(0, 200)));
      var year = chance.nextBoolean() ? 2026 : 2027;
      var off =
          IntStream.range(0, chance.nextInt(40))
              .mapToObj(_ -> day(year + "-01-01").plusDays(chance.nextInt(365)))
              .toList();
      calendar = calendar.with(year(year, change + 1, off));
      calendars.put(calendar.version(), calendar);

      var after = Recomputed.under(calendar, inputs, told, false, now);

      var kept = requireNonNull(calendars.get(after.inputs().calendarVersion()));
      var was = (Due) told;
      var is = (Due) after.deadline();
      if (!was.provisional()) {
        assertThat(is.provisional()).as("a final date stays final").isFalse();
        assertThat(is.overdueFrom()).as("%s", inputs).isBeforeOrEqualTo(was.overdueFrom());
      }
      if (is.overdueFrom().isBefore(was.overdueFrom())) {
        assertThat(is.overdueFrom()).as("nobody is late at once").isAfter(now);
      }
      assertThat(Reckoning.of(after.inputs(), kept))
          .as("what is stored always leads to the date told")
          .extracting(Reckoning::deadline)
          .isEqualTo(is);
      inputs = after.inputs();
      told = is;
    }
  }

  private static Recomputed under(WorkingDays newer, ClockInputs inputs, String today) {
    return Recomputed.under(newer, inputs, due(inputs), false, at(today + "T00:00"));
  }
}
