package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.deadlines.Cases.CALENDAR;
import static org.doorstep.deadlines.Cases.SHANGHAI;
import static org.doorstep.deadlines.Cases.at;
import static org.doorstep.deadlines.Cases.day;
import static org.doorstep.deadlines.Cases.due;
import static org.doorstep.deadlines.Cases.rule;
import static org.doorstep.deadlines.Cases.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.WorkingLine.Counted;
import org.doorstep.deadlines.WorkingLine.CountedMakeUpDay;
import org.doorstep.places.CalendarYear;
import org.doorstep.places.WorkingDays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReckoningPropertyTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_working_day_deadline_never_falls_on_a_day_off(long seed) {
    var chance = new Random(seed);
    var inputs = anyClock(chance, Unit.WORKING_DAYS);

    assertThat(CALENDAR.isWorked(due(inputs).dueOn())).as(inputs.toString()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_working_counts_exactly_the_days_of_the_rule_and_each_but_once(long seed) {
    var chance = new Random(seed);
    var inputs = anyClock(chance, anyDays(chance));
    var counted = new ArrayList<LocalDate>();

    for (var line : Reckoning.of(inputs, CALENDAR).working()) {
      switch (line) {
        case Counted(var day, _, _) -> counted.add(day);
        case CountedMakeUpDay(var day, _, _, _) -> counted.add(day);
        default -> {
          // not a counted day
        }
      }
    }

    assertThat(counted).as(inputs.toString()).hasSize(inputs.total()).doesNotHaveDuplicates();
    assertThat(counted).isSorted().allMatch(day -> inputs.pauseOn(day).isEmpty());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void adding_a_day_off_never_moves_it_earlier(long seed) {
    var chance = new Random(seed);
    var inputs = anyClock(chance, anyUnit(chance));
    var fewer = List.of(anyDayOf2026(chance), anyDayOf2026(chance));
    var more = new ArrayList<>(fewer);
    more.add(anyDayOf2026(chance));

    var before = due(inputs, calendar(year(2026, 1, fewer)));
    var after = due(inputs, calendar(year(2026, 2, more)));

    assertThat(after.overdueFrom()).as(inputs.toString()).isAfterOrEqualTo(before.overdueFrom());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void starting_later_never_ends_earlier(long seed) {
    var chance = new Random(seed);
    var drawn = anyClock(chance, anyUnit(chance));
    var inputs = drawn.rule().unit() == Unit.MONTHS ? withoutPauses(drawn) : drawn;
    var later =
        new ClockInputs(
            inputs.rule(),
            inputs.startedAt().plus(Duration.ofMinutes(chance.nextInt(1, 20_000))),
            inputs.zone(),
            inputs.calendarVersion(),
            inputs.pauses(),
            inputs.extensions());

    assertThat(due(later).overdueFrom())
        .as("%s then %s", inputs, later)
        .isAfterOrEqualTo(due(inputs).overdueFrom());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_pause_adds_exactly_its_own_counted_days(long seed) {
    var chance = new Random(seed);
    var unit = anyDays(chance);
    var amount = chance.nextInt(5, 30);
    var plain = ClockInputs.started(rule(unit, amount), anyStart(chance), SHANGHAI, version());
    var from = plain.startDay().plusDays(chance.nextInt(1, 5));
    var until = from.plusDays(chance.nextInt(0, 20));
    var paused = plain.with(days(from, until, chance));

    var standing =
        from.datesUntil(until)
            .filter(day -> unit == Unit.CALENDAR_DAYS || CALENDAR.isWorked(day))
            .count();
    var longer =
        ClockInputs.started(
            rule(unit, amount + (int) standing), plain.startedAt(), SHANGHAI, version());

    assertThat(due(paused).dueOn()).as(paused.toString()).isEqualTo(due(longer).dueOn());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_pause_adds_exactly_its_length_to_hours(long seed) {
    var chance = new Random(seed);
    var plain =
        ClockInputs.started(
            rule(Unit.HOURS, chance.nextInt(10, 200)), anyStart(chance), SHANGHAI, version());
    var from = plain.startedAt().plus(Duration.ofMinutes(chance.nextInt(0, 599)));
    var length = Duration.ofMinutes(chance.nextInt(1, 5_000));
    var paused = plain.with(new Pause(from, Optional.of(from.plus(length)), "waits"));

    assertThat(due(paused).overdueFrom()).isEqualTo(due(plain).overdueFrom().plus(length));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_inputs_give_the_same_date_and_working_and_the_risk_comes_before_the_end(long seed) {
    var inputs = anyClock(new Random(seed), anyUnit(new Random(seed)));
    var once = Reckoning.of(inputs, CALENDAR);

    assertThat(Reckoning.of(inputs, WorkingDays.shipped())).isEqualTo(once);
    assertThat(((Due) once.deadline()).atRiskFrom())
        .as(inputs.toString())
        .isAfterOrEqualTo(inputs.startedAt())
        .isBefore(((Due) once.deadline()).overdueFrom());
  }

  /**
   * A month from the 30th and one from the 31st of January end on the same day; a pause on the 31st
   * then lengthens only the first. That is how months are, so it is not asked of them.
   */
  private static ClockInputs withoutPauses(ClockInputs inputs) {
    return new ClockInputs(
        inputs.rule(),
        inputs.startedAt(),
        inputs.zone(),
        inputs.calendarVersion(),
        List.of(),
        inputs.extensions());
  }

  static ClockInputs anyClock(Random chance, Unit unit) {
    var rule = rule(unit, unit == Unit.MONTHS ? chance.nextInt(1, 4) : chance.nextInt(1, 40));
    var inputs = ClockInputs.started(rule, anyStart(chance), SHANGHAI, version());
    for (var i = chance.nextInt(3); i > 0; i--) {
      var from = inputs.startDay().plusDays(chance.nextInt(0, 30));
      inputs = inputs.with(days(from, from.plusDays(chance.nextInt(0, 12)), chance));
    }
    return chance.nextInt(3) == 0
        ? inputs.with(new Extension(chance.nextInt(1, 5), "Li Na", at("2026-02-01T09:00"), "more"))
        : inputs;
  }

  static Instant anyStart(Random chance) {
    return at("2025-12-01T00:00").plus(Duration.ofMinutes(chance.nextInt(0, 390 * 24 * 60)));
  }

  static Unit anyUnit(Random chance) {
    return List.of(Unit.values()).get(chance.nextInt(Unit.values().length));
  }

  private static Unit anyDays(Random chance) {
    return chance.nextBoolean() ? Unit.WORKING_DAYS : Unit.CALENDAR_DAYS;
  }

  private static LocalDate anyDayOf2026(Random chance) {
    return day("2026-01-01").plusDays(chance.nextInt(0, 365));
  }

  private static Pause days(LocalDate from, LocalDate until, Random chance) {
    var begins = from.atTime(chance.nextInt(0, 12), 0).atZone(SHANGHAI).toInstant();
    var ends = until.atTime(chance.nextInt(12, 24), 0).atZone(SHANGHAI).toInstant();
    return new Pause(begins, Optional.of(ends), "waits");
  }

  private static WorkingDays calendar(CalendarYear year) {
    return WorkingDays.of(List.of(year));
  }

  private static String version() {
    return CALENDAR.version();
  }
}
