package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.testing.Entries;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Raising, handling and answering a matter at the door of the module. */
class MattersTest extends MattersAtWork {

  MattersTest(
      TestCounties counties,
      Matters matters,
      Trays trays,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    super(counties, matters, trays, clock, db, transactions);
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

  private Optional<UUID> follow(MatterNumber number, String code) {
    return county.system().call(() -> matters.find(number, code));
  }
}
