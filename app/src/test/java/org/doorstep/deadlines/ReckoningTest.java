package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.doorstep.deadlines.Cases.CALENDAR;
import static org.doorstep.deadlines.Cases.SHANGHAI;
import static org.doorstep.deadlines.Cases.at;
import static org.doorstep.deadlines.Cases.clock;
import static org.doorstep.deadlines.Cases.day;
import static org.doorstep.deadlines.Cases.due;
import static org.doorstep.deadlines.Cases.extension;
import static org.doorstep.deadlines.Cases.pause;
import static org.doorstep.deadlines.Cases.rule;
import static org.doorstep.deadlines.Cases.shipped;
import static org.doorstep.deadlines.Cases.working;
import static org.doorstep.deadlines.DeadlineRule.Unit.CALENDAR_DAYS;
import static org.doorstep.deadlines.DeadlineRule.Unit.HOURS;
import static org.doorstep.deadlines.DeadlineRule.Unit.MONTHS;
import static org.doorstep.deadlines.DeadlineRule.Unit.WORKING_DAYS;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.deadlines.WorkingLine.Counted;
import org.doorstep.deadlines.WorkingLine.CountedHours;
import org.doorstep.deadlines.WorkingLine.CountedMakeUpDay;
import org.doorstep.deadlines.WorkingLine.CountedMonths;
import org.doorstep.deadlines.WorkingLine.DayOff;
import org.doorstep.deadlines.WorkingLine.DueAt;
import org.doorstep.deadlines.WorkingLine.DueOn;
import org.doorstep.deadlines.WorkingLine.Extended;
import org.doorstep.deadlines.WorkingLine.MovesOn;
import org.doorstep.deadlines.WorkingLine.Paused;
import org.doorstep.deadlines.WorkingLine.PausedHours;
import org.doorstep.deadlines.WorkingLine.ProvisionalFrom;
import org.doorstep.deadlines.WorkingLine.StandsStill;
import org.doorstep.deadlines.WorkingLine.Started;
import org.doorstep.deadlines.WorkingLine.Weekend;
import org.doorstep.places.Occasion;
import org.doorstep.places.WorkingDays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReckoningTest {

  static final Occasion SPRING = new Occasion("spring-festival", "春节", "Spring Festival");

  @Test
  void the_working_tells_each_day_across_the_spring_festival_of_2026() {
    var reckoning = Reckoning.of(clock(rule(WORKING_DAYS, 4), "2026-02-12T10:00"), CALENDAR);

    assertThat(reckoning.working())
        .startsWith(
            new Started(LocalDateTime.parse("2026-02-12T10:00"), false),
            new Counted(day("2026-02-13"), 1, 4),
            new CountedMakeUpDay(day("2026-02-14"), SPRING, 2, 4),
            new DayOff(day("2026-02-15"), SPRING))
        .endsWith(
            new DayOff(day("2026-02-23"), SPRING),
            new Counted(day("2026-02-24"), 3, 4),
            new Counted(day("2026-02-25"), 4, 4),
            new DueOn(day("2026-02-25")))
        .filteredOn(DayOff.class::isInstance)
        .hasSize(9);
    assertThat(reckoning.deadline())
        .isEqualTo(
            new Due(
                day("2026-02-25"),
                at("2026-02-26T00:00"),
                at("2026-02-25T00:00"),
                Optional.empty()));
  }

  @Test
  void sunday_night_in_utc_is_monday_morning_in_the_county() {
    var sundayNight = Instant.parse("2026-03-01T17:00:00Z");
    var oneDay = rule(WORKING_DAYS, 1);
    var inCounty = ClockInputs.started(oneDay, sundayNight, SHANGHAI, CALENDAR.version());
    var inUtc = ClockInputs.started(oneDay, sundayNight, ZoneOffset.UTC, CALENDAR.version());

    assertThat(due(inCounty).dueOn()).isEqualTo("2026-03-03");
    assertThat(due(inUtc).dueOn()).isEqualTo("2026-03-02");
    assertThat(due(inCounty).overdueFrom()).isEqualTo("2026-03-03T16:00:00Z");
  }

  @Test
  void a_start_on_a_make_up_saturday_counts_as_on_any_working_day() {
    assertThat(due(clock(rule(WORKING_DAYS, 1), "2026-02-28T09:00")).dueOn())
        .isEqualTo("2026-03-02");
    assertThat(due(clock(countingStartDay(1), "2026-02-28T09:00")).dueOn()).isEqualTo("2026-02-28");
    assertThat(due(clock(countingStartDay(1), "2026-03-01T09:00")).dueOn())
        .as("an ordinary Sunday is not counted even where the start day is")
        .isEqualTo("2026-03-02");
  }

  @Test
  void new_year_into_a_year_not_loaded_is_provisional_and_says_from_when() {
    var inputs = clock(rule(WORKING_DAYS, 10), "2026-12-22T09:00");

    assertThat(due(inputs))
        .returns(day("2027-01-05"), Due::dueOn)
        .returns(Optional.of(2027), Due::awaitingYear)
        .returns(true, Due::provisional);
    assertThat(working(inputs))
        .containsOnlyOnce(new ProvisionalFrom(day("2026-12-25"), 2027))
        .filteredOn(ProvisionalFrom.class::isInstance)
        .hasSize(1);
  }

  @Test
  void calendar_days_become_provisional_only_where_the_last_day_must_be_a_working_day() {
    var moving = clock(rule(CALENDAR_DAYS, 30), "2026-12-20T09:00");
    var rule = moving.rule();
    var staying =
        new DeadlineRule(
            rule.id(),
            1,
            rule.effectiveFrom(),
            rule.basis(),
            30,
            CALENDAR_DAYS,
            rule.startsFrom(),
            false,
            DeadlineRule.LastDayOff.STAYS,
            0,
            80);

    assertThat(due(moving).provisional()).isTrue();
    assertThat(due(clock(staying, "2026-12-20T09:00")).provisional()).isFalse();
    assertThat(due(clock(rule(CALENDAR_DAYS, 4), "2026-12-20T09:00")).provisional()).isFalse();
  }

  @Test
  void the_last_of_some_calendar_days_moves_past_a_whole_holiday() {
    var inputs = clock(rule(CALENDAR_DAYS, 5), "2026-09-26T09:00");

    assertThat(due(inputs).dueOn()).isEqualTo("2026-10-08");
    assertThat(working(inputs))
        .endsWith(
            new Counted(day("2026-10-01"), 5, 5),
            new MovesOn(day("2026-10-01"), day("2026-10-08")),
            new DueOn(day("2026-10-08")));
  }

  @Test
  void a_pause_across_a_holiday_adds_only_the_days_that_would_have_counted() {
    var inputs = clock(rule(WORKING_DAYS, 5), "2026-09-28T09:00");
    var paused = inputs.with(pause("2026-09-30T15:00", "2026-10-09T09:00"));

    assertThat(due(inputs).dueOn()).isEqualTo("2026-10-10");
    assertThat(due(paused).dueOn()).as("30 September and 8 October").isEqualTo("2026-10-13");
    assertThat(working(paused))
        .contains(new Paused(day("2026-09-30"), day("2026-10-09"), "appraisal by experts"));
  }

  @Test
  void a_pause_begun_and_ended_on_one_day_changes_no_count_of_days() {
    var inputs = clock(rule(WORKING_DAYS, 3), "2026-03-02T09:00");

    assertThat(due(inputs.with(pause("2026-03-03T09:00", "2026-03-03T17:00"))))
        .isEqualTo(due(inputs));
  }

  @Test
  void a_pause_without_an_end_leaves_no_date_but_tells_what_is_used_up() {
    var open = new Pause(at("2026-03-04T09:00"), Optional.empty(), "waits for a court");
    var reckoning =
        Reckoning.of(clock(rule(WORKING_DAYS, 5), "2026-03-02T09:00").with(open), CALENDAR);

    assertThat(reckoning.deadline())
        .isEqualTo(new Waiting(day("2026-03-04"), "waits for a court", 1, 5));
    assertThat(reckoning.working())
        .endsWith(new StandsStill(day("2026-03-04"), "waits for a court"));
  }

  @Test
  void a_pause_after_the_last_day_changes_nothing() {
    var inputs = clock(rule(WORKING_DAYS, 2), "2026-03-02T09:00");
    var late = new Pause(at("2026-03-05T00:00"), Optional.empty(), "too late");

    assertThat(due(inputs.with(late))).isEqualTo(due(inputs));
  }

  @Test
  void an_extension_is_told_where_the_time_before_it_is_used_up() {
    var inputs = clock(rule(WORKING_DAYS, 2), "2026-03-02T09:00").with(extension(2));

    assertThat(working(inputs))
        .containsExactly(
            new Started(LocalDateTime.parse("2026-03-02T09:00"), false),
            new Counted(day("2026-03-03"), 1, 4),
            new Counted(day("2026-03-04"), 2, 4),
            new Extended(2, WORKING_DAYS, "Pan Wenguang", day("2026-03-01"), "needs a survey"),
            new Counted(day("2026-03-05"), 3, 4),
            new Counted(day("2026-03-06"), 4, 4),
            new DueOn(day("2026-03-06")));
  }

  @Test
  void extensions_beyond_what_the_rule_allows_are_refused() {
    var inputs = clock(shipped("handle"), "2026-03-02T09:00").with(extension(10));

    assertThat(inputs.roomToExtend()).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inputs.with(extension(6)))
        .withMessage("handle.1 may be extended by 15, not by 16");
  }

  @Test
  void hours_run_through_the_night_and_stop_to_the_minute_in_a_pause() {
    var inputs =
        clock(rule(HOURS, 4), "2026-03-06T22:00")
            .with(pause("2026-03-06T23:30", "2026-03-07T06:30"));

    assertThat(due(inputs))
        .returns(day("2026-03-07"), Due::dueOn)
        .returns(at("2026-03-07T09:00"), Due::overdueFrom)
        .returns(at("2026-03-07T08:12"), Due::atRiskFrom)
        .returns(false, Due::provisional);
    assertThat(working(inputs))
        .containsExactly(
            new Started(LocalDateTime.parse("2026-03-06T22:00"), false),
            new CountedHours(
                LocalDateTime.parse("2026-03-06T22:00"), LocalDateTime.parse("2026-03-06T23:30")),
            new PausedHours(
                LocalDateTime.parse("2026-03-06T23:30"),
                LocalDateTime.parse("2026-03-07T06:30"),
                "appraisal by experts"),
            new CountedHours(
                LocalDateTime.parse("2026-03-07T06:30"), LocalDateTime.parse("2026-03-07T09:00")),
            new DueAt(LocalDateTime.parse("2026-03-07T09:00")));
  }

  @Test
  void hours_that_end_at_midnight_are_due_on_the_day_before() {
    assertThat(due(clock(rule(HOURS, 24), "2026-03-06T00:00")).dueOn()).isEqualTo("2026-03-06");
  }

  @Test
  void hours_extended_and_then_stopped_without_an_end_tell_both() {
    var open = new Pause(at("2026-03-06T13:00"), Optional.empty(), "road washed away");
    var inputs = clock(rule(HOURS, 2), "2026-03-06T10:00").with(extension(4)).with(open);

    assertThat(Reckoning.of(inputs, CALENDAR).deadline())
        .isEqualTo(new Waiting(day("2026-03-06"), "road washed away", 3, 6));
  }

  @Test
  void a_month_ends_on_the_same_day_or_on_the_last_the_month_has() {
    assertThat(due(clock(rule(MONTHS, 1), "2026-07-31T09:00")).dueOn()).isEqualTo("2026-08-31");
    assertThat(due(clock(rule(MONTHS, 1), "2025-12-31T09:00")).dueOn())
        .as("31 January 2026 is a Saturday")
        .isEqualTo("2026-02-02");
    assertThat(due(clock(rule(MONTHS, 1), "2026-05-31T09:00")).dueOn()).isEqualTo("2026-06-30");
  }

  @Test
  void each_paused_day_adds_one_to_a_count_of_months() {
    var inputs =
        clock(rule(MONTHS, 1), "2026-03-10T09:00")
            .with(pause("2026-03-20T09:00", "2026-03-23T09:00"))
            .with(extension(1));

    assertThat(due(inputs).dueOn()).isEqualTo("2026-05-13");
    assertThat(working(inputs))
        .contains(
            new CountedMonths(1, day("2026-04-10")),
            new CountedMonths(2, day("2026-05-10")),
            new Paused(day("2026-03-20"), day("2026-03-23"), "appraisal by experts"));
  }

  @Test
  @Tag("S6")
  void a_diverted_matter_is_looked_at_again_on_its_date_or_the_next_working_day() {
    var onFriday = clock(shipped("look-again"), "2026-03-06T00:00");
    var onSaturday = clock(shipped("look-again"), "2026-03-07T00:00");

    assertThat(due(onFriday).dueOn()).isEqualTo("2026-03-06");
    assertThat(due(onSaturday).dueOn()).isEqualTo("2026-03-09");
    assertThat(working(onSaturday))
        .contains(new MovesOn(day("2026-03-07"), day("2026-03-09")))
        .noneMatch(Weekend.class::isInstance);
  }

  @Test
  void a_clock_is_reckoned_only_with_the_calendar_it_names() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Reckoning.of(
                clock(rule(WORKING_DAYS, 1), "2026-03-02T09:00"),
                WorkingDays.of(CALENDAR.years().subList(0, 1))))
        .withMessageContaining("2025.1+2026.1");
  }

  private static DeadlineRule countingStartDay(int amount) {
    var rule = rule(WORKING_DAYS, amount);
    return new DeadlineRule(
        rule.id(),
        1,
        rule.effectiveFrom(),
        rule.basis(),
        amount,
        WORKING_DAYS,
        rule.startsFrom(),
        true,
        rule.lastDayOff(),
        0,
        80);
  }
}
