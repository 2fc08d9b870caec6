package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.deadlines.Cases.at;
import static org.doorstep.deadlines.Cases.day;
import static org.doorstep.deadlines.Clocks.Purpose.HANDLE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Recomputed.Outcome;
import org.doorstep.places.Calendars;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Scope;
import org.doorstep.testing.InventedNotice;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class ClocksTest {

  private final Clocks clocks;
  private final Rules rules;
  private final Calendars calendars;
  private final Recomputing recomputing;
  private final Promptness promptness;
  private final SetClock time;
  private final DSLContext db;
  private final TransactionTemplate inTransaction;
  private final TestCounty county;
  private final UUID matter = UUID.randomUUID();

  ClocksTest(
      TestCounties counties,
      Clocks clocks,
      Rules rules,
      Calendars calendars,
      Recomputing recomputing,
      Promptness promptness,
      SetClock time,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.county = counties.found();
    this.clocks = clocks;
    this.rules = rules;
    this.calendars = calendars;
    this.recomputing = recomputing;
    this.promptness = promptness;
    this.time = time;
    this.db = db;
    this.inTransaction = new TransactionTemplate(transactions);
  }

  @AfterEach
  void back() {
    time.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void the_stored_inputs_lead_to_the_date_that_was_told() {
    var due = start("handle");

    var why = asWu(() -> clocks.why(matter, HANDLE).orElseThrow());

    assertThat(due.dueOn()).isEqualTo(day("2026-12-14"));
    assertThat(why.reckoning().deadline()).isEqualTo(due);
    assertThat(why.inputs().calendarVersion()).isEqualTo("2025.1+2026.1");
    assertThat(why.reckoning().working()).hasSizeGreaterThan(15);
    assertThat(actions()).containsExactly("clock.start");
  }

  @Test
  void an_extension_adds_units_within_the_rule_and_says_who_granted_it() {
    start("handle");

    var due = asWu(() -> clocks.extend(matter, HANDLE, 5, county.shi.id(), "needs a survey"));

    assertThat(due.dueOn()).isEqualTo(day("2026-12-21"));
    assertThat(asWu(() -> clocks.dueOn(matter, HANDLE))).contains(day("2026-12-21"));
    assertThat(asWu(() -> clocks.roomToExtend(matter, HANDLE))).isEqualTo(10);
    assertThat(asWu(() -> clocks.why(matter, HANDLE).orElseThrow()).inputs().extensions())
        .singleElement()
        .returns(county.shi.id().toString(), Extension::grantedBy);
    refused(() -> clocks.extend(matter, HANDLE, 11, county.shi.id(), "more than the rule allows"));
    assertThat(actions()).containsExactlyInAnyOrder("clock.start", "clock.extend");
  }

  @Test
  void an_extension_up_to_a_day_never_goes_beyond_it() {
    start("handle");

    var due =
        asWu(() -> clocks.extend(matter, HANDLE, day("2026-12-20"), county.shi.id(), "survey"));

    assertThat(due.dueOn()).as("the Friday before that Sunday").isEqualTo(day("2026-12-18"));
    refused(() -> clocks.extend(matter, HANDLE, day("2026-12-19"), county.shi.id(), "no day more"));
  }

  @Test
  void what_is_late_is_neither_extended_nor_paused_afterwards_and_ends_late() {
    start("handle");
    time.set(at("2026-12-15T00:00"));

    refused(() -> clocks.extend(matter, HANDLE, 1, county.shi.id(), "too late"));
    refused(() -> clocks.pause(matter, HANDLE, "too late"));
    run(() -> clocks.meet(matter, HANDLE));

    assertThat(asWu(() -> clocks.why(matter, HANDLE).orElseThrow()).state().key())
        .isEqualTo("deadlines.state.met-late");
    assertThat(asWu(() -> clocks.dueOn(matter, HANDLE))).isEmpty();
  }

  @Test
  void a_pause_is_not_counted_and_a_clock_that_stands_still_is_not_overdue() {
    start("handle-urgent");
    time.set(at("2026-11-24T09:00"));
    run(() -> clocks.pause(matter, HANDLE, "appraisal by experts"));
    refused(() -> clocks.extend(matter, HANDLE, 1, county.shi.id(), "while it stands still"));
    time.set(at("2026-12-08T09:00"));

    var due = asWu(() -> clocks.resume(matter, HANDLE));

    assertThat(due.dueOn()).isEqualTo(day("2026-12-10"));
    refused(() -> clocks.resume(matter, HANDLE));
    run(() -> clocks.meet(matter, HANDLE));
    assertThat(asWu(() -> clocks.why(matter, HANDLE).orElseThrow()).state().key())
        .isEqualTo("deadlines.state.met-in-time");
  }

  @Test
  void a_year_that_is_loaded_moves_provisional_dates_and_touches_nothing_that_ended() {
    var ended = UUID.randomUUID();
    var near = UUID.randomUUID();
    time.set(at("2026-12-22T09:00"));
    assertThat(start("handle").provisional()).isTrue();
    asWu(() -> clocks.start(near, HANDLE, "handle-urgent", time.instant()));
    asWu(() -> clocks.start(ended, HANDLE, "handle", time.instant()));
    run(() -> clocks.meet(ended, HANDLE));
    assertThat(asWu(() -> clocks.dueOn(matter, HANDLE))).contains(day("2027-01-12"));

    var preview =
        county
            .system()
            .call(() -> {
              var year = Calendars.read(InventedNotice.OF_2027).year().orElseThrow();
              return recomputing.preview(calendars.with(year));
            });
    county.ji.scope().run(() -> calendars.load(InventedNotice.OF_2027));
    var counts = county.system().call(recomputing::run);

    assertThat(counts)
        .as("two provisional at first: the urgent one reaches into the last days of December")
        .isEqualTo(preview)
        .containsEntry(Outcome.MOVED, 1);
    assertThat(asWu(() -> clocks.dueOn(matter, HANDLE)))
        .as("three days off more, one Saturday worked")
        .contains(day("2027-01-14"));
    var why = asWu(() -> clocks.why(matter, HANDLE).orElseThrow());
    assertThat((Due) why.reckoning().deadline()).returns(false, Due::provisional);
    assertThat(why.inputs().calendarVersion()).isEqualTo("2025.1+2026.1+2027.1");
    assertThat(asWu(() -> clocks.why(ended, HANDLE).orElseThrow()).inputs().calendarVersion())
        .as("what has ended keeps what it was reckoned from")
        .isEqualTo("2025.1+2026.1");
    assertThat(county.system().call(recomputing::run)).as("a second run").isEmpty();
  }

  @Test
  void a_year_is_loaded_by_the_administrator_alone_and_an_edition_once() {
    assertThatThrownBy(() -> county.luo.scope().run(() -> calendars.load(InventedNotice.OF_2027)))
        .hasStackTraceContaining("row-level security");
    county.ji.scope().run(() -> calendars.load(InventedNotice.OF_2027));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> county.ji.scope().run(() -> calendars.load(InventedNotice.OF_2027)))
        .returns(Refused.Reason.CHANGED_MEANWHILE, Refused::reason);
    assertThat(county.ji.scope().call(calendars::editions).getFirst())
        .returns(county.ji.id(), Calendars.Edition::loadedBy)
        .returns(true, Calendars.Edition::latest);
  }

  @Test
  void a_county_has_its_own_version_of_a_rule_from_its_day_on_and_what_runs_keeps_the_old() {
    var before = start("handle");
    var shipped = RuleBook.shipped().findInEffect("handle", day("2026-11-23")).orElseThrow();
    var stricter =
        new DeadlineRule(
            "handle",
            2,
            day("2026-12-01"),
            new LegalBasis("从江县办理规定", "第三条", LegalBasis.Standing.NOT_VERIFIED),
            7,
            shipped.unit(),
            shipped.startsFrom(),
            shipped.startDayCounts(),
            shipped.lastDayOff(),
            7,
            80,
            List.of(0, 2));
    county.luo.scope().run(() -> rules.add(stricter));
    var later = UUID.randomUUID();
    var sooner = UUID.randomUUID();
    asWu(() -> clocks.start(sooner, HANDLE, "handle", at("2026-11-30T09:00")));
    asWu(() -> clocks.start(later, HANDLE, "handle", at("2026-12-01T09:00")));

    assertThat(rule(matter)).isEqualTo("handle.1");
    assertThat(rule(sooner)).isEqualTo("handle.1");
    assertThat(rule(later)).isEqualTo("handle.2");
    assertThat(asWu(() -> clocks.dueOn(matter, HANDLE))).contains(before.dueOn());
    assertThatThrownBy(() -> run(() -> rules.add(followedBy(stricter))))
        .as("an official keeps no rules")
        .hasStackTraceContaining("row-level security");
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> county.luo.scope().run(() -> rules.add(stricter)))
        .returns(Refused.Reason.CHANGED_MEANWHILE, Refused::reason);
  }

  @Test
  void nobody_outside_sees_a_clock_but_the_resident_it_concerns() {
    start("handle");

    assertThat(county.anybody().call(() -> clocks.why(matter, HANDLE))).isEmpty();
    assertThat(resident(UUID.randomUUID()).call(() -> clocks.why(matter, HANDLE))).isEmpty();
    assertThat(resident(matter).call(() -> clocks.why(matter, HANDLE))).isPresent();
    assertThatThrownBy(() ->
            county.anybody().run(() -> clocks.start(matter, HANDLE, "handle", time.instant())))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void the_figure_kept_in_time_counts_what_is_overdue_and_open_and_opens_into_its_rows() {
    var water = county.water.id();
    var begin = time.instant();
    var met = UUID.randomUUID();
    var late = UUID.randomUUID();
    for (var each : List.of(matter, met, late)) {
      asWu(() -> clocks.start(each, HANDLE, "handle-urgent", begin, water));
    }
    time.set(at("2026-11-25T09:00"));
    run(() -> clocks.meet(met, HANDLE));
    time.set(at("2026-12-02T09:00"));
    run(() -> clocks.meet(late, HANDLE));

    assertThat(figure(begin, at("2026-12-03T00:00"))).isEqualTo(new InTime(1, 2, 1));
    assertThat(figure(begin, at("2026-12-01T00:00")))
        .as("as it stood when neither had been closed")
        .isEqualTo(new InTime(1, 1, 2));
    assertThat(asWu(() -> promptness.rows(water, HANDLE, begin, at("2026-12-03T00:00"), null, 10)))
        .extracting(Promptness.Row::state)
        .containsExactlyInAnyOrder("met", "late", "overdue");
  }

  private InTime figure(Instant from, Instant until) {
    return asWu(() -> promptness.byUnit(HANDLE, from, until))
        .getOrDefault(county.water.id(), new InTime(0, 0, 0));
  }

  private static DeadlineRule followedBy(DeadlineRule rule) {
    return new DeadlineRule(
        rule.id(),
        rule.version() + 1,
        rule.effectiveFrom(),
        rule.basis(),
        rule.amount(),
        rule.unit(),
        rule.startsFrom(),
        rule.startDayCounts(),
        rule.lastDayOff(),
        rule.maxExtension(),
        rule.atRiskPercent());
  }

  private Due start(String rule) {
    return asWu(() -> clocks.start(matter, HANDLE, rule, time.instant()));
  }

  private String rule(UUID subject) {
    return asWu(() -> clocks.why(subject, HANDLE).orElseThrow().inputs().rule().quoted());
  }

  private Scope resident(UUID subject) {
    return Scope.resident(county.key, county.system().zone(), subject);
  }

  private void refused(Runnable step) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> run(step))
        .returns(Refused.Reason.STEP_NOT_ALLOWED, Refused::reason);
  }

  private void run(Runnable step) {
    county.wu.scope().run(step);
  }

  private <T> T asWu(ScopedValue.CallableOp<T, RuntimeException> step) {
    return county.wu.scope().call(step);
  }

  private List<String> actions() {
    return county
        .system()
        .call(() ->
            inTransaction.execute(_ ->
                db.select(DSL.field("action", String.class))
                    .from("audit.entry")
                    .where(
                        DSL.field("county", Integer.class).eq(county.key),
                        DSL.field("subject", UUID.class).eq(matter))
                    .fetch(row -> row.value1())));
  }
}
