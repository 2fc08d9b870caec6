package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.doorstep.deadlines.Cases.CALENDAR;
import static org.doorstep.deadlines.Cases.at;
import static org.doorstep.deadlines.Cases.clock;
import static org.doorstep.deadlines.Cases.pause;
import static org.doorstep.deadlines.Cases.shipped;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.deadlines.ClockState.AtRisk;
import org.doorstep.deadlines.ClockState.MetInTime;
import org.doorstep.deadlines.ClockState.MetLate;
import org.doorstep.deadlines.ClockState.Overdue;
import org.doorstep.deadlines.ClockState.Paused;
import org.doorstep.deadlines.ClockState.Running;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClockStateTest {

  /** Fifteen working days from Monday 2 March: due on Monday 23 March, at risk from the 19th. */
  final ClockInputs clock = clock(shipped("handle"), "2026-03-02T09:00");

  @Test
  void a_clock_runs_is_at_risk_and_is_overdue_from_the_first_moment_after_its_day() {
    assertThat(open(clock, "2026-03-18T23:59")).isEqualTo(new Running());
    assertThat(open(clock, "2026-03-19T00:00")).isEqualTo(new AtRisk(at("2026-03-19T00:00")));
    assertThat(open(clock, "2026-03-23T23:59")).isEqualTo(new AtRisk(at("2026-03-19T00:00")));
    assertThat(open(clock, "2026-03-24T00:00")).isEqualTo(new Overdue(at("2026-03-24T00:00")));
  }

  @Test
  void what_is_closed_on_the_last_day_is_in_time_and_a_minute_later_it_is_late() {
    assertThat(closed("2026-03-23T23:59")).isEqualTo(new MetInTime(at("2026-03-23T23:59")));
    assertThat(closed("2026-03-24T00:00"))
        .isEqualTo(new MetLate(at("2026-03-24T00:00"), at("2026-03-24T00:00")));
  }

  @Test
  void asked_about_a_day_before_it_was_closed_a_clock_is_as_it_was_then() {
    var then = state(clock, "2026-03-03T09:00", Optional.of(at("2026-03-20T09:00")));

    assertThat(then).isEqualTo(new Running());
  }

  @Test
  void a_paused_clock_is_paused_also_without_an_end() {
    var paused = clock.with(pause("2026-03-04T09:00", "2026-03-09T09:00"));
    var open = clock.with(new Pause(at("2026-03-04T09:00"), Optional.empty(), "court"));

    assertThat(open(paused, "2026-03-05T09:00"))
        .isEqualTo(new Paused(at("2026-03-04T09:00"), "appraisal by experts"));
    assertThat(open(paused, "2026-03-09T09:00")).isEqualTo(new Running());
    assertThat(open(open, "2029-03-04T09:00"))
        .isEqualTo(new Paused(at("2026-03-04T09:00"), "court"));
    assertThat(state(open, "2029-03-04T09:00", Optional.of(at("2028-03-04T09:00"))))
        .isInstanceOf(MetInTime.class);
  }

  @Test
  void a_pause_begun_after_the_date_does_not_undo_that_it_is_overdue() {
    var late = clock.with(new Pause(at("2026-03-24T09:00"), Optional.empty(), "too late"));

    assertThat(open(late, "2026-03-25T09:00")).isEqualTo(new Overdue(at("2026-03-24T00:00")));
  }

  @Test
  void the_share_in_time_counts_what_is_overdue_and_still_open() {
    Instant when = at("2026-03-24T00:00");
    var share =
        InTime.of(
            Stream.of(
                new MetInTime(when),
                new MetInTime(when),
                new MetLate(when, when),
                new Overdue(when),
                new Overdue(when),
                new Overdue(when),
                new Running(),
                new AtRisk(when),
                new Paused(when, "court")));

    assertThat(share).isEqualTo(new InTime(2, 3, 3));
    assertThat(share.percent()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("33.3"));
  }

  @Test
  void nothing_owed_is_no_share_and_nearly_all_is_not_all() {
    assertThat(new InTime(0, 0, 0).percent()).isEmpty();
    assertThat(new InTime(9_999, 10_000, 0).percent())
        .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("99.9"));
    assertThatIllegalArgumentException().isThrownBy(() -> new InTime(3, 2, 0));
  }

  private static ClockState open(ClockInputs inputs, String now) {
    return state(inputs, now, Optional.empty());
  }

  private ClockState closed(String moment) {
    return state(clock, "2026-12-31T00:00", Optional.of(at(moment)));
  }

  private static ClockState state(ClockInputs inputs, String now, Optional<Instant> closedAt) {
    return ClockState.at(at(now), inputs, Reckoning.of(inputs, CALENDAR).deadline(), closedAt);
  }
}
