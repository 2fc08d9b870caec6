package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.messages.Messages;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ProgramTest
class MatterNoticesTest {

  private final Matters matters;
  private final Messages messages;
  private final TestTime.SetClock clock;
  private final TestCounty county;

  MatterNoticesTest(
      TestCounties counties, Matters matters, Messages messages, TestTime.SetClock clock) {
    this.matters = matters;
    this.messages = messages;
    this.clock = clock;
    this.county = counties.found();
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("P3")
  void given_a_letter_to_a_unit_then_the_unit_is_told_and_when_it_declines_the_office_is() {
    var raised = raise(false);
    take(county.shi, raised, dispatch());
    assertThat(told(county.meng, raised)).containsExactly("asked");
    assertThat(told(county.shi, raised)).isEmpty();

    take(county.meng, raised, new MatterStep.Return("不归水务局管"));
    assertThat(told(county.shi, raised)).containsExactly("returned");
    assertThat(told(county.tang, raised)).isEmpty();
  }

  @Test
  @Tag("P3")
  void given_units_are_asked_to_help_then_each_is_told_once_and_not_again_when_it_is_sent_anew() {
    var raised = raise(false);
    take(county.shi, raised, dispatchHelpedBy(county.roads.id()));
    assertThat(told(county.tang, raised)).containsExactly("assists");
    assertThat(told(county.meng, raised)).containsExactly("asked");

    take(county.meng, raised, new MatterStep.Return("先修路面"));
    take(county.shi, raised, dispatchHelpedBy(county.roads.id()));
    assertThat(told(county.tang, raised)).containsExactly("assists");
  }

  @Test
  @Tag("Y8")
  void given_an_answer_to_one_household_then_who_wrote_it_down_is_told_and_nobody_above() {
    var raised = raise(false);
    take(county.shi, raised, dispatch());
    take(county.meng, raised, new MatterStep.Accept());
    take(county.meng, raised, new MatterStep.Answer(Outcome.SOLVED, "已修好"));

    assertThat(told(county.wu, raised)).containsExactly("answered");
    assertThat(told(county.yang, raised)).isEmpty();
    assertThat(told(county.luo, raised)).isEmpty();
  }

  @Test
  @Tag("Y8")
  void given_an_answer_to_a_collective_then_village_township_and_county_are_told() {
    var raised = raise(true);
    take(county.shi, raised, dispatch());
    take(county.meng, raised, new MatterStep.Accept());
    take(county.meng, raised, new MatterStep.Answer(Outcome.SOLVED, "已修好"));

    for (var above : List.of(county.yang, county.shi, county.luo)) {
      assertThat(told(above, raised)).as(above.login()).contains("answered-collective");
    }
    assertThat(told(county.wu, raised)).contains("answered");
    assertThat(told(county.pan, raised)).as("another township").isEmpty();
    assertThat(told(county.long_, raised)).as("another village").isEmpty();
  }

  @Test
  @Tag("S6")
  void given_it_cannot_be_solved_now_or_is_open_again_then_those_it_concerns_are_told() {
    var raised = raise(false);
    take(county.shi, raised, dispatch());
    take(county.meng, raised, new MatterStep.Accept());
    var looked = LocalDate.parse("2027-03-01");
    take(county.meng, raised, new MatterStep.Divert(ReasonClass.NO_MONEY, "今年没有资金", looked));
    assertThat(told(county.wu, raised)).containsExactly("diverted");

    take(county.luo, raised, new MatterStep.TakeUpAgain("资金到位"));
    assertThat(told(county.meng, raised)).contains("taken-up");
    assertThat(told(county.wu, raised)).contains("taken-up-raised");
    take(county.meng, raised, new MatterStep.Answer(Outcome.SOLVED, "已修好"));
    take(county.luo, raised, new MatterStep.Reopen("又停水了"));
    assertThat(told(county.meng, raised)).contains("reopened");
  }

  private Raised raise(boolean collective) {
    return county
        .wu
        .scope()
        .call(() ->
            matters.raise(
                Raise.byOfficial(
                    UUID.randomUUID(),
                    Kind.PROBLEM,
                    "水管坏了",
                    "三组水管坏了三天",
                    county.dadong,
                    null,
                    collective,
                    Priority.ORDINARY,
                    Channel.BOX,
                    Instant.parse("2026-11-23T00:30:00Z"),
                    null,
                    null)));
  }

  private MatterStep dispatch() {
    return new MatterStep.Dispatch(county.water.id(), null, "请核实办理", List.of());
  }

  private MatterStep dispatchHelpedBy(UUID unit) {
    return new MatterStep.Dispatch(county.water.id(), null, "请核实办理", List.of(unit));
  }

  private void take(Person by, Raised raised, MatterStep step) {
    by.scope().run(() -> matters.take(raised.number(), step));
  }

  /** What somebody was told of a matter by this module, the latest first. */
  private List<String> told(Person person, Raised raised) {
    return person.scope().call(() -> messages.list(null, 100)).stream()
        .filter(kept -> kept.subject().equals(raised.id()))
        .map(Messages.Kept::key)
        .filter(key -> key.startsWith("matters.notice."))
        .map(key -> key.substring("matters.notice.".length()))
        .toList();
  }
}
