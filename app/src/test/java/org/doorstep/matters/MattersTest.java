package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.Returned;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.testing.Entries;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class MattersTest {

  private final Matters matters;
  private final Trays trays;
  private final TestTime.SetClock clock;
  private final DSLContext db;
  private final TransactionOperations transactions;
  private final TestCounty county;

  MattersTest(
      TestCounties counties,
      Matters matters,
      Trays trays,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.matters = matters;
    this.trays = trays;
    this.clock = clock;
    this.db = db;
    this.transactions = new TransactionTemplate(transactions);
    this.county = counties.found();
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void given_an_official_raises_a_matter_then_the_township_holds_it_and_has_two_days_to_sort_it() {
    var raised = raise(county.wu, "停水");

    var matter = as(county.shi, () -> matters.get(raised.number()));
    assertThat(matter.state())
        .isEqualTo(
            new MatterState.Raised(county.bingmeiOffice.id(), LocalDate.parse("2026-11-25")));
    assertThat(raised.number().year()).isEqualTo(2026);
    assertThat(tray(county.shi, TrayPart.HOLDS)).containsExactly(raised.number());
    assertThat(tray(county.luo, TrayPart.WATCHES)).containsExactly(raised.number());
    assertThat(tray(county.yang, TrayPart.WATCHES)).containsExactly(raised.number());
    assertThat(audited(raised.id())).containsExactly("matter.raise");
  }

  @Test
  void the_same_again_changes_nothing_and_other_content_under_the_same_id_is_refused() {
    var entry = Entries.problem(county.dadong, "路灯坏了");
    var first = as(county.wu, () -> matters.raise(entry));
    var again = as(county.wu, () -> matters.raise(entry));

    assertThat(again).isEqualTo(first);
    assertThat(audited(first.id())).containsExactly("matter.raise");
    var other =
        new Raise(
            entry.id(),
            entry.followCode(),
            entry.kind(),
            "别的事",
            entry.text(),
            entry.place(),
            null,
            false,
            entry.priority(),
            entry.channel(),
            entry.at(),
            null,
            null,
            false,
            "",
            "");
    refused(Reason.SAME_ID_OTHER_CONTENT, county.wu, () -> matters.raise(other));
    refused(Reason.SAME_ID_OTHER_CONTENT, county.liang, () -> matters.raise(entry));
  }

  @Test
  void who_has_nothing_to_do_with_a_matter_sees_nothing_of_it() {
    var raised = raise(county.wu, "水管漏水");

    for (var stranger : List.of(county.pan, county.tang, county.liang, county.long_, county.ji)) {
      refused(Reason.NOT_FOUND, stranger, () -> matters.get(raised.number()));
      refused(
          Reason.NOT_FOUND,
          stranger,
          () -> matters.take(raised.number(), new MatterStep.AddNote("?")));
      as(stranger, () -> assertThat(matters.timelineOf(raised.id())).isEmpty());
    }
  }

  @Test
  @Tag("P3")
  void
      given_a_letter_to_a_unit_when_it_gives_the_matter_back_then_the_office_has_it_by_the_same_day() {
    var number = raise(county.wu, "停水三天").number();
    var offered = dispatched(number, county.water.id());
    refused(Reason.NOT_FOUND, county.tang, () -> matters.get(number));

    as(county.meng, () -> matters.take(number, new MatterStep.Return("水管属于自来水公司")));

    var returned = as(county.shi, () -> matters.get(number));
    assertThat(returned.state()).isEqualTo(new Returned(county.bingmeiOffice.id(), offered.due()));
    refused(Reason.NOT_FOUND, county.meng, () -> matters.get(number));
    assertThat(tray(county.shi, TrayPart.HOLDS)).containsExactly(number);
  }

  @Test
  @Tag("Y8")
  void given_a_unit_accepts_and_answers_then_everybody_sees_one_timeline_with_who_and_when() {
    var raised = raise(county.wu, "停水三天");
    var number = raised.number();
    dispatched(number, county.water.id());
    as(county.meng, () -> matters.take(number, new MatterStep.Accept()));
    assertThat(as(county.shi, () -> matters.get(number)).state()).isInstanceOf(Handling.class);

    as(county.meng, () -> matters.take(number, new MatterStep.Answer(Outcome.SOLVED, "已修好")));

    var matter = as(county.wu, () -> matters.get(number));
    assertThat(matter.state()).isEqualTo(new Answered(county.water.id(), Outcome.SOLVED));
    assertThat(as(county.luo, () -> matters.timelineOf(raised.id())))
        .extracting(StepTaken::step)
        .containsExactly("raise", "dispatch", "accept", "answer");
    assertThat(as(county.luo, () -> matters.timelineOf(raised.id())))
        .extracting(StepTaken::official)
        .containsExactly(county.wu.id(), county.shi.id(), county.meng.id(), county.meng.id());
    assertThat(clocks(raised.id()))
        .containsExactlyInAnyOrder("sort met", "accept met", "handle met", "look-back running");
    assertThat(audited(raised.id()))
        .containsExactly("matter.raise", "matter.dispatch", "matter.accept", "matter.answer");
  }

  @Test
  void whoever_holds_a_matter_owes_what_runs_for_it_from_the_moment_a_clock_begins() {
    var raised = raise(county.wu, "停水三天");
    var number = raised.number();
    assertThat(owed(raised.id())).containsExactly("sort " + county.bingmeiOffice.id());

    dispatched(number, county.water.id());
    assertThat(owed(raised.id()))
        .containsExactly(
            "accept " + county.bingmeiOffice.id(), "handle " + county.bingmeiOffice.id());

    as(county.meng, () -> matters.take(number, new MatterStep.Accept()));
    assertThat(owed(raised.id())).containsExactly("handle " + county.water.id());

    as(county.meng, () -> matters.take(number, new MatterStep.PassOn(county.roads.id(), "路面")));
    as(county.tang, () -> matters.take(number, new MatterStep.Accept()));
    assertThat(owed(raised.id())).containsExactly("handle " + county.roads.id());
  }

  @Test
  @Tag("P3")
  void given_a_unit_gives_a_matter_back_then_its_clock_runs_on_and_is_owed_by_whoever_sent_it() {
    var raised = raise(county.wu, "路面下水管破裂");
    var number = raised.number();
    var due = dispatched(number, county.water.id()).due();
    as(county.meng, () -> matters.take(number, new MatterStep.Return("水管属于自来水公司")));
    assertThat(owed(raised.id())).containsExactly("handle " + county.bingmeiOffice.id());
    assertThat(runsUntil(raised.id())).containsExactly(due.toString());

    dispatched(number, county.water.id());
    as(county.meng, () -> matters.take(number, new MatterStep.Accept()));
    as(county.meng, () -> matters.take(number, new MatterStep.PassOn(county.roads.id(), "路面施工")));
    as(county.tang, () -> matters.take(number, new MatterStep.Return("不在路面")));

    assertThat(as(county.meng, () -> matters.get(number)).state())
        .isEqualTo(new Returned(county.water.id(), due));
    assertThat(owed(raised.id())).containsExactly("handle " + county.water.id());
    assertThat(runsUntil(raised.id())).containsExactly(due.toString());
    assertThat(clocks(raised.id()).stream().filter(clock -> clock.startsWith("handle")))
        .as("one clock from the first dispatch on")
        .containsExactly("handle running");
  }

  @Test
  @Tag("P3")
  void given_a_township_hands_a_matter_up_then_it_holds_and_owes_it_until_the_county_accepts() {
    var raised = raise(county.wu, "两乡争水源");
    var number = raised.number();
    var township = county.bingmeiOffice.id();
    as(
        county.shi,
        () -> matters.take(number, new MatterStep.HandUp(county.countyOffice.id(), "跨乡镇")));
    var offered = as(county.luo, () -> matters.get(number));
    assertThat(offered.state())
        .isEqualTo(new Offered(township, county.countyOffice.id(), offered.due()));
    assertThat(tray(county.luo, TrayPart.OFFERED)).containsExactly(number);
    assertThat(tray(county.shi, TrayPart.HOLDS)).containsExactly(number);
    assertThat(owed(raised.id())).containsExactly("accept " + township, "handle " + township);

    as(county.luo, () -> matters.take(number, new MatterStep.Accept()));

    assertThat(as(county.luo, () -> matters.get(number)).state())
        .isEqualTo(new Handling(county.countyOffice.id(), offered.due()));
    assertThat(tray(county.shi, TrayPart.WATCHES)).containsExactly(number);
    assertThat(owed(raised.id())).containsExactly("handle " + county.countyOffice.id());
    assertThat(runsUntil(raised.id())).containsExactly(offered.due().toString());
  }

  @Test
  void given_a_lead_unit_and_units_that_help_then_these_see_it_and_add_notes_and_decide_nothing() {
    var raised = raise(county.wu, "路面下水管破裂");
    var number = raised.number();
    var helping = List.of(county.roads.id());
    as(
        county.shi,
        () ->
            matters.take(
                number, new MatterStep.Dispatch(county.water.id(), null, "请核实办理", helping)));
    assertThat(tray(county.meng, TrayPart.OFFERED)).containsExactly(number);
    assertThat(tray(county.tang, TrayPart.ASSISTS)).containsExactly(number);

    as(county.tang, () -> matters.take(number, new MatterStep.AddNote("可先围挡施工")));
    refused(Reason.NOT_YOURS, county.tang, () -> matters.take(number, new MatterStep.Accept()));
    as(county.meng, () -> matters.take(number, new MatterStep.Accept()));
    refused(
        Reason.NOT_YOURS,
        county.tang,
        () -> matters.take(number, new MatterStep.Answer(Outcome.SOLVED, "已修好")));

    assertThat(tray(county.tang, TrayPart.ASSISTS)).containsExactly(number);
    assertThat(as(county.meng, () -> matters.timelineOf(raised.id())))
        .filteredOn(step -> step.step().equals("note"))
        .singleElement()
        .returns(county.tang.id(), StepTaken::official)
        .returns("可先围挡施工", StepTaken::text);
    assertThat(owed(raised.id()))
        .as("the lead unit alone owes it")
        .containsExactly("handle " + county.water.id());
  }

  @Test
  void given_a_unit_passes_a_matter_on_then_it_holds_it_until_the_other_accepts() {
    var number = raise(county.wu, "路面下水管破裂").number();
    dispatched(number, county.water.id());

    as(county.meng, () -> matters.take(number, new MatterStep.PassOn(county.roads.id(), "路面施工")));

    var passed = as(county.meng, () -> matters.get(number)).state();
    assertThat(passed).isInstanceOf(Offered.class);
    assertThat(passed.holder()).isEqualTo(county.water.id());
    as(county.tang, () -> matters.take(number, new MatterStep.Accept()));
    refused(Reason.NOT_FOUND, county.meng, () -> matters.get(number));
  }

  @Test
  @Tag("T4")
  void given_it_can_be_solved_at_once_then_the_official_who_raised_it_does_so() {
    var number = raise(county.wu, "不会交医保").number();

    refused(
        Reason.NOT_YOURS,
        county.yang,
        () -> matters.take(number, new MatterStep.SolveOnSpot("我来")));
    as(county.wu, () -> matters.take(number, new MatterStep.SolveOnSpot("当场帮助缴费")));

    assertThat(as(county.shi, () -> matters.get(number)).state())
        .isEqualTo(new Answered(county.bingmeiOffice.id(), Outcome.SOLVED));
  }

  @Test
  void a_date_later_than_the_rules_needs_an_extension_and_an_earlier_one_is_kept() {
    var number = raise(county.wu, "停水").number();
    var latest = as(county.shi, () -> matters.latestDue(matters.get(number)));
    assertThat(latest).isEqualTo(LocalDate.parse("2026-12-14"));

    refused(
        Reason.BROKEN_RULE,
        county.shi,
        () -> matters.take(number, dispatch(county.water.id(), latest.plusDays(1))));
    as(county.shi, () -> matters.take(number, dispatch(county.water.id(), latest.minusDays(7))));

    assertThat(as(county.meng, () -> matters.get(number)).due()).isEqualTo(latest.minusDays(7));
  }

  @Test
  void given_two_people_answer_at_once_then_the_second_is_told_that_it_has_moved() {
    var number = raise(county.wu, "停水").number();
    dispatched(number, county.water.id());
    var seen = as(county.meng, () -> matters.get(number)).version();
    as(county.meng, () -> matters.take(number, seen, new MatterStep.Accept()));

    refused(
        Reason.CHANGED_MEANWHILE,
        county.meng,
        () -> matters.take(number, seen, new MatterStep.Return("不属于我们")));
  }

  @Test
  void given_a_village_group_cannot_help_when_handed_down_and_up_again_then_each_has_it_in_turn() {
    var number = raise(county.wu, "邻里争水").number();
    as(
        county.shi,
        () -> matters.take(number, new MatterStep.HandDown(county.dadongGroup.id(), "就近")));
    as(county.yang, () -> matters.take(number, new MatterStep.Accept()));
    refused(
        Reason.BROKEN_RULE,
        county.yang,
        () -> matters.take(number, new MatterStep.HandUp(county.countyOffice.id(), "越级")));

    as(
        county.yang,
        () -> matters.take(number, new MatterStep.HandUp(county.bingmeiOffice.id(), "办不了")));

    assertThat(tray(county.shi, TrayPart.OFFERED)).containsExactly(number);
  }

  @Test
  void a_resident_follows_with_the_code_and_is_shut_out_for_a_while_after_ten_wrong_ones() {
    var raised = raise(county.wu, "停水");
    var code = raised.followCode().printed().toLowerCase(java.util.Locale.ROOT);
    assertThat(follow(raised.number(), code)).contains(raised.id());

    for (var i = 0; i < 10; i++) {
      assertThat(follow(raised.number(), "22222 22222")).isEmpty();
    }
    assertThat(follow(raised.number(), code)).isEmpty();
    clock.forward(java.time.Duration.ofMinutes(15));
    assertThat(follow(raised.number(), code)).contains(raised.id());
  }

  @Test
  void given_the_code_when_the_resident_says_it_did_not_hold_then_the_same_unit_has_it_again() {
    var raised = raise(county.wu, "停水");
    as(county.wu, () -> matters.take(raised.number(), new MatterStep.SolveOnSpot("已通水")));
    var resident = Scope.resident(county.key, county.wu.scope().zone(), raised.id());

    resident.call(() -> matters.take(raised.number(), new MatterStep.Reopen("又停了")));

    var matter = as(county.shi, () -> matters.get(raised.number()));
    assertThat(matter.state().name()).isEqualTo(MatterState.Name.HANDLING);
    assertThat(matter.reopened()).isEqualTo(1);
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() ->
            resident.call(() ->
                matters.take(
                    raised.number(),
                    new MatterStep.Divert(
                        MatterState.ReasonClass.LAW, "x", LocalDate.parse("2027-03-01")))));
  }

  @Test
  void a_tray_shows_the_most_urgent_first_and_every_line_once_however_long_it_is() {
    for (var i = 0; i < 60; i++) {
      raise(county.wu, "事项" + i);
    }
    var filter = filter(county.bingmeiOffice.id(), TrayPart.HOLDS, MatterState.Name.RAISED);
    var seen = new java.util.HashSet<UUID>();
    Optional<Trays.Mark> mark = Optional.empty();
    var screens = 0;
    do {
      var after = mark;
      var screen = as(county.shi, () -> screen(filter, after));
      screen.lines().forEach(line -> assertThat(seen.add(line.id())).isTrue());
      mark = screen.next().flatMap(next -> Trays.Mark.parse(next.toString()));
      screens++;
    } while (mark.isPresent());

    assertThat(seen).hasSize(60);
    assertThat(screens).isEqualTo(3);
    as(county.pan, () -> assertThat(screen(filter, Optional.empty()).lines()).isEmpty());
  }

  @Test
  void the_clocks_are_asked_once_for_a_screen_of_what_is_due_soon_and_for_the_tabs_above_it() {
    var raised = raise(county.wu, "停水");
    clock.set(Instant.parse("2026-11-25T01:00:00Z"));
    var day = LocalDate.parse("2026-11-25");
    var tabs =
        Stream.of(Trays.Late.values())
            .map(late ->
                new Trays.Filter(county.bingmeiOffice.id(), TrayPart.HOLDS, null, late, day))
            .toList();
    for (var tab : tabs) {
      var shown = new ArrayList<Trays.Shown>();
      var sent =
          as(
              county.shi,
              () -> SentStatements.of(() -> shown.add(trays.show(tab, Optional.empty(), tabs))));

      assertThat(sent).filteredOn(one -> one.contains("deadlines.clock")).hasSize(1);
      assertThat(tabs.stream().map(shown.getFirst()::count)).containsExactly(1, 1, 0);
      if (tab.late() != Trays.Late.YES) {
        assertThat(shown.getFirst().atRisk()).containsExactly(raised.id());
        assertThat(shown.getFirst().screen().lines()).hasSize(1);
      }
    }
    clock.set(TestTime.MONDAY_MORNING);
  }

  private Raised raise(Person by, String text) {
    return as(by, () -> matters.raise(Entries.problem(county.dadong, text)));
  }

  private Matter dispatched(MatterNumber number, UUID unit) {
    return as(county.shi, () -> matters.take(number, dispatch(unit, null)));
  }

  private static MatterStep dispatch(UUID unit, @Nullable LocalDate due) {
    return new MatterStep.Dispatch(unit, due, "请核实办理", List.of());
  }

  private Optional<UUID> follow(MatterNumber number, String code) {
    return county.system().call(() -> matters.find(number, code));
  }

  private List<MatterNumber> tray(Person person, TrayPart part) {
    var filter = filter(person.unit().id(), part, null);
    return as(person, () -> screen(filter, Optional.empty())).lines().stream()
        .map(Matter.Line::number)
        .toList();
  }

  private Trays.Screen screen(Trays.Filter filter, Optional<Trays.Mark> after) {
    return trays.show(filter, after, List.of()).screen();
  }

  private static Trays.Filter filter(UUID seat, TrayPart part, MatterState.@Nullable Name state) {
    return new Trays.Filter(seat, part, state, Trays.Late.ANY, LocalDate.parse("2026-11-23"));
  }

  private List<String> audited(UUID matter) {
    return rows(
        "select action from audit.entry where county = ? and subject = ? and action like 'matter.%'"
            + " order by at, ctid",
        matter);
  }

  private List<String> clocks(UUID matter) {
    return rows(
        "select purpose || ' ' || state from deadlines.clock where county = ? and subject = ?",
        matter);
  }

  /** Clocks that run, and who owes them. */
  private List<String> owed(UUID matter) {
    return rows(
        "select purpose || ' ' || unit from deadlines.clock where county = ? and subject = ?"
            + " and state = 'running' order by purpose",
        matter);
  }

  /** The dates of the clocks that run. */
  private List<String> runsUntil(UUID matter) {
    return rows(
        "select due_on::text from deadlines.clock where county = ? and subject = ?"
            + " and state = 'running' order by purpose",
        matter);
  }

  private List<String> rows(String query, UUID matter) {
    return county
        .system()
        .call(() ->
            Objects.requireNonNull(
                transactions.execute(
                    _ -> db.resultQuery(query, county.key, matter).fetch(0, String.class))));
  }

  private static void refused(Reason reason, Person by, Runnable work) {
    assertThatExceptionOfType(Refused.class)
        .as(by.login())
        .isThrownBy(() -> by.scope().run(work))
        .returns(reason, Refused::reason);
  }

  private static <T> T as(Person by, java.util.function.Supplier<T> work) {
    return by.scope().call(work::get);
  }

  private static void as(Person by, Runnable work) {
    by.scope().run(work);
  }
}
