package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.db.matters.Tables.MATTER;
import static org.doorstep.db.matters.Tables.STEP;
import static org.doorstep.db.matters.Tables.TRAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Escalator;
import org.doorstep.deadlines.Recomputing;
import org.doorstep.messages.Messages;
import org.doorstep.places.Calendars;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.staff.Unit;
import org.doorstep.testing.InventedNotice;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class EscalationsTest {

  private final Matters matters;
  private final MatterTexts texts;
  private final Clocks clocks;
  private final Escalator escalator;
  private final Recomputing recomputing;
  private final Calendars calendars;
  private final Messages messages;
  private final SetClock time;
  private final DSLContext db;
  private final TransactionTemplate inTransaction;
  private final TestCounty county;
  private int serial;

  EscalationsTest(
      TestCounties counties,
      Matters matters,
      MatterTexts texts,
      Clocks clocks,
      Escalator escalator,
      Recomputing recomputing,
      Calendars calendars,
      Messages messages,
      SetClock time,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.county = counties.found();
    this.matters = matters;
    this.texts = texts;
    this.clocks = clocks;
    this.escalator = escalator;
    this.recomputing = recomputing;
    this.calendars = calendars;
    this.messages = messages;
    this.time = time;
    this.db = db;
    this.inTransaction = new TransactionTemplate(transactions);
  }

  @AfterEach
  void back() {
    time.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void a_matter_at_risk_is_said_once_and_an_overdue_one_goes_up_the_line_level_by_level() {
    var matter = raised("2026-11-26");

    assertThat(escalate("2026-11-24T15:59:59Z")).as("Tuesday: one day of three").isZero();
    assertThat(escalate("2026-11-24T16:00:00Z")).as("Wednesday begins").isEqualTo(1);
    assertThat(escalate("2026-11-26T15:59:59Z")).as("still the last day").isZero();
    assertThat(keys(county.meng)).containsExactly("deadlines.notice.at-risk");
    assertThat(escalate("2026-11-26T16:00:00Z")).as("Friday: overdue").isEqualTo(1);
    assertThat(keys(county.meng)).contains("deadlines.notice.overdue-1");
    assertThat(county.meng.scope().call(() -> messages.list(null, 50)))
        .as("its sentence takes the facts by their names: number, what it is due for, day")
        .allSatisfy(kept ->
            assertThat(kept.facts().keySet()).containsExactly("a-number", "b-purpose", "c-on"));
    assertThat(keys(county.shi)).isEmpty();
    assertThat(keys(county.luo)).isEmpty();
    assertThat(escalate("2026-12-01T15:59:59Z")).as("before three working days").isZero();
    assertThat(escalate("2026-12-01T16:00:00Z")).as("three working days").isEqualTo(1);
    assertThat(keys(county.luo)).containsExactly("deadlines.notice.overdue-3");
    assertThat(escalate("2026-12-07T16:00:00Z")).as("seven working days").isEqualTo(1);
    assertThat(escalate("2027-03-01T00:00:00Z")).as("and that was all").isZero();

    assertThat(steps(matter)).containsExactlyInAnyOrder("at-risk", "escalated", "escalated");
    assertThat(keys(county.luo)).as("nobody is above the county's office").hasSize(1);
    assertThat(keys(county.shi)).as("a township is not above a department").isEmpty();
    assertThat(keys(county.pan)).as("the other township").isEmpty();
    assertThat(keys(county.ji)).as("the administrator sits in the county's office").isEmpty();
  }

  @Test
  void what_a_village_group_holds_goes_to_its_township_and_from_there_to_the_county() {
    raised("2026-11-26", county.dadongGroup);

    escalate("2026-11-27T01:00:00Z");
    assertThat(keys(county.yang)).containsExactly("deadlines.notice.overdue-1");
    assertThat(keys(county.shi)).isEmpty();
    escalate("2026-12-02T01:00:00Z");
    assertThat(keys(county.shi)).containsExactly("deadlines.notice.overdue-2");
    assertThat(keys(county.luo)).isEmpty();
    escalate("2026-12-08T01:00:00Z");
    assertThat(keys(county.luo)).containsExactly("deadlines.notice.overdue-3");

    assertThat(keys(county.yang)).hasSize(1);
    assertThat(keys(county.shi)).hasSize(1);
  }

  @Test
  void what_a_townships_office_holds_goes_to_the_county_once_and_never_down_to_the_village() {
    var matter = raised("2026-11-26", county.bingmeiOffice);

    escalate("2027-03-01T00:00:00Z");

    assertThat(keys(county.shi)).containsExactly("deadlines.notice.overdue-1");
    assertThat(keys(county.luo)).containsExactly("deadlines.notice.overdue-3");
    assertThat(keys(county.yang)).isEmpty();
    assertThat(steps(matter)).containsExactly("escalated", "escalated");
  }

  @Test
  void what_the_countys_office_holds_goes_nowhere_else() {
    var matter = raised("2026-11-26", county.countyOffice);

    escalate("2027-03-01T00:00:00Z");

    assertThat(keys(county.luo)).containsExactly("deadlines.notice.overdue-1");
    for (var below : List.of(county.shi, county.yang, county.meng)) {
      assertThat(keys(below)).as(below.login()).isEmpty();
    }
    assertThat(steps(matter)).containsExactly("escalated");
  }

  @Test
  void given_it_changes_hands_while_overdue_then_the_top_of_the_new_line_is_still_told_once() {
    var matter = raised("2026-11-26", county.dadongGroup);
    escalate("2026-11-27T01:00:00Z");
    escalate("2026-12-02T01:00:00Z");
    assertThat(keys(county.shi)).hasSize(1);

    inSystem(() -> {
      clocks.hold(matter, county.water.id());
      return db.update(MATTER)
          .set(MATTER.HOLDER, county.water.id())
          .where(MATTER.COUNTY.eq(county.key), MATTER.ID.eq(matter))
          .execute();
    });
    escalate("2026-12-08T01:00:00Z");

    assertThat(keys(county.luo)).containsExactly("deadlines.notice.overdue-3");
    assertThat(keys(county.shi)).hasSize(1);
  }

  @Test
  void a_timeline_says_in_words_what_the_clock_came_to() {
    var matter = raised("2026-11-26");
    escalate("2026-11-25T01:00:00Z");
    escalate("2026-11-27T01:00:00Z");

    var said =
        county
            .shi
            .scope()
            .call(() ->
                texts
                    .told(
                        texts.words(Locale.CHINESE),
                        matters.get(matter),
                        matters.timelineOf(matter))
                    .timeline()
                    .stream()
                    .map(TimelineEntry::what)
                    .toList());

    assertThat(said).containsExactlyInAnyOrder("期限 2026年11月26日，时间已过大半", "期限 2026年11月26日 已过，报水务局");
  }

  @Test
  void what_was_missed_while_nothing_ran_is_caught_up_each_level_once() {
    var matter = raised("2026-11-26");

    assertThat(escalate("2027-03-01T00:00:00Z")).isEqualTo(3);

    assertThat(steps(matter)).containsExactly("escalated", "escalated");
  }

  @Test
  void two_timers_at_the_same_time_say_everything_once() throws Exception {
    var matters = List.of(raised("2026-11-26"), raised("2026-11-26"), raised("2026-11-26"));
    time.set(Instant.parse("2026-11-27T01:00:00Z"));
    Callable<Integer> timer = () -> county.system().call(() -> escalator.escalate());

    int said;
    try (var timers = Executors.newFixedThreadPool(2)) {
      var runs = timers.invokeAll(List.of(timer, timer, timer, timer));
      said = 0;
      for (var run : runs) {
        said += run.get();
      }
    }

    assertThat(said).isEqualTo(3);
    assertThat(matters)
        .allSatisfy(matter -> assertThat(steps(matter)).containsExactly("escalated"));
    assertThat(keys(county.meng)).hasSize(3);
  }

  @Test
  void what_has_been_done_is_not_escalated() {
    var matter = raised("2026-11-26");
    county.meng.scope().run(() -> clocks.meet(matter, Purpose.HANDLE));

    assertThat(escalate("2027-03-01T00:00:00Z")).isZero();
  }

  @Test
  void the_date_of_a_matter_follows_the_calendar_into_all_its_trays() {
    time.set(Instant.parse("2026-12-28T01:00:00Z"));
    var matter = raised("2026-12-31");

    county.ji.scope().run(() -> calendars.load(InventedNotice.OF_2027_IN_A_ROW));
    county.system().run(recomputing::run);

    assertThat(
            inSystem(() ->
                db.selectFrom(MATTER)
                    .where(MATTER.COUNTY.eq(county.key), MATTER.ID.eq(matter))
                    .fetchSingle()))
        .returns(LocalDate.parse("2027-01-04"), row -> row.getDueOn());
    assertThat(
            inSystem(() ->
                db.select(TRAY.DUE_ON)
                    .from(TRAY)
                    .where(TRAY.COUNTY.eq(county.key), TRAY.MATTER.eq(matter))
                    .fetch(TRAY.DUE_ON)))
        .hasSize(4)
        .containsOnly(LocalDate.parse("2027-01-04"));
    assertThat(steps(matter)).containsExactly("date-moved");
    assertThat(keys(county.meng)).containsExactly("deadlines.notice.date-moved");
  }

  @Test
  void a_notice_is_read_once_for_the_whole_unit_and_by_nobody_else() {
    raised("2026-11-26");
    escalate("2026-11-27T01:00:00Z");
    assertThat(county.meng.scope().call(() -> messages.unread(9))).isEqualTo(1);
    var ids =
        county.meng.scope().call(() -> messages.list(null, 9)).stream()
            .map(Messages.Kept::id)
            .toList();

    county.tang.scope().run(() -> messages.read(ids));
    assertThat(county.meng.scope().call(() -> messages.unread(9))).isEqualTo(1);
    county.meng.scope().run(() -> messages.read(ids));
    assertThat(county.meng.scope().call(() -> messages.unread(9))).isZero();
  }

  private int escalate(String now) {
    return county.system().call(() -> escalator.escalate(Instant.parse(now)));
  }

  private List<String> keys(Person person) {
    return person.scope().call(() -> messages.list(null, 50)).stream()
        .map(Messages.Kept::key)
        .toList();
  }

  private List<String> steps(UUID matter) {
    return inSystem(() ->
        db.select(STEP.STEP_)
            .from(STEP)
            .where(STEP.COUNTY.eq(county.key), STEP.MATTER.eq(matter))
            .orderBy(STEP.AT)
            .fetch(STEP.STEP_));
  }

  /** An urgent matter with the water department, due after three working days. */
  private UUID raised(String due) {
    return raised(due, county.water);
  }

  private UUID raised(String due, Unit holder) {
    var id = UUID.randomUUID();
    var day = LocalDate.parse(due);
    inSystem(() -> {
      db.insertInto(MATTER)
          .set(MATTER.COUNTY, county.key)
          .set(MATTER.ID, id)
          .set(MATTER.NUMBER, new MatterNumber(2026, ++serial).toString())
          .set(MATTER.KIND, "problem")
          .set(MATTER.TITLE, "水管漏水")
          .set(MATTER.TEXT, "村口水管漏水")
          .set(MATTER.PLACE, county.dadong)
          .set(MATTER.COLLECTIVE, true)
          .set(MATTER.PRIORITY, "urgent")
          .set(MATTER.CHANNEL, "visit")
          .set(MATTER.RAISED_AT, time.instant())
          .set(MATTER.FOLLOW_CODE, new byte[] {1})
          .set(MATTER.STATE, "handling")
          .set(MATTER.HOLDER, holder.id())
          .set(MATTER.DUE_ON, day)
          .execute();
      var due3 = clocks.start(id, Purpose.HANDLE, "handle-urgent", time.instant());
      assertThat(due3.dueOn()).isEqualTo(day);
      return db.fetch("select matters.lay_in_trays(?)", id);
    });
    return id;
  }

  private <T> T inSystem(ScopedValue.CallableOp<T, RuntimeException> work) {
    return county.system().call(() -> inTransaction.execute(_ -> work.call()));
  }
}
