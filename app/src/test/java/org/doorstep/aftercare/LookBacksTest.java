package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.matters.MatterState.Closed;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Looking again at the same door: who owes it, and what follows. */
class LookBacksTest extends MatterInHand {

  private final LookBacks lookBacks;

  LookBacksTest(
      LookBacks lookBacks,
      Matters matters,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties) {
    super(matters, db, transaction, clock, counties);
    this.lookBacks = lookBacks;
  }

  @Tag("Y8")
  @Test
  void given_an_answer_then_a_look_is_owed_by_the_group_that_knocked() {
    answered();

    var owed =
        county.wu.scope().call(() -> lookBacks.owedBy(county.dadongGroup.id(), Optional.empty()));

    assertThat(owed.lines())
        .filteredOn(one -> one.number().equals(number))
        .singleElement()
        .returns(county.dadongGroup.id(), LookBacks.Owed::unit)
        .returns(LocalDate.of(2026, 12, 23), LookBacks.Owed::dueOn);
    assertThat(recorded()).contains("look-back.set", "rating.invite");
  }

  @Tag("Y8")
  @Test
  void given_the_people_are_satisfied_when_looked_back_then_the_matter_is_closed() {
    answered();

    county.wu.scope().run(() -> lookBacks.look(number, true, "水来了。", null));

    assertThat(county.shi.scope().call(() -> matters.get(number)).state())
        .isInstanceOf(Closed.class);
    assertThat(timeline()).contains("look-back satisfy", "handling close");
    assertThat(recorded()).contains("look-back.satisfy");
  }

  @Tag("Y8")
  @Test
  void
      given_they_are_not_satisfied_when_looked_back_then_the_matter_is_open_again_and_looked_at_anew() {
    answered();

    county.wu.scope().run(() -> lookBacks.look(number, false, "还是没水。", null));

    assertThat(county.meng.scope().call(() -> matters.get(number)).state())
        .isInstanceOf(Handling.class);
    answered();
    assertThat(county.wu.scope().call(() -> lookBacks.find(number))).isPresent();
  }

  @Tag("Y8")
  @Test
  void given_somebody_of_another_village_or_the_department_then_they_may_not_look_back() {
    answered();

    refused(
        Reason.NOT_FOUND,
        () -> county.long_.scope().run(() -> lookBacks.look(number, true, "好", null)));
    refused(
        Reason.NOT_YOURS,
        () -> county.meng.scope().run(() -> lookBacks.look(number, true, "好", null)));
  }
}
