package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.Returned;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** A matter goes from hand to hand, and one unit holds and owes it throughout. */
class HandingOnTest extends MattersAtWork {

  HandingOnTest(
      TestCounties counties,
      Matters matters,
      Trays trays,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    super(counties, matters, trays, clock, db, transactions);
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
}
