package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.engagements.SampleVisits.MONDAY;
import static org.doorstep.engagements.SampleVisits.home;

import java.util.List;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** A record is corrected by a later one, and stands. */
class VisitCorrectionsTest extends VisitsAtDoors {

  VisitCorrectionsTest(
      Visits visits,
      Recipients recipients,
      TestCounties counties,
      TestHouseholds households,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    super(visits, recipients, counties, households, clock, db, transactionManager);
  }

  @Test
  void given_a_correction_then_the_earlier_record_stands_but_no_longer_counts() {
    var household = households.household(county, county.dadong, "石改正");
    var wrong = home(household, "三亩");
    var right = home(household, "三十亩");
    county.wu.scope().run(() -> visits.record(wrong));

    county.wu.scope().run(() -> visits.correct(wrong.id(), right, "听错了"));

    assertThat(county.wu.scope().call(() -> visits.get(wrong.id())))
        .returns(right.id(), Engagement::correctedBy)
        .returns("三亩", Engagement::heard)
        .returns(false, Engagement::counts);
    assertThat(county.wu.scope().call(() -> visits.get(right.id())))
        .returns(wrong.id(), Engagement::corrects)
        .returns("听错了", Engagement::correction);
    assertThat(of(county.wu))
        .extracting(Engagement::id)
        .contains(right.id())
        .doesNotContain(wrong.id());
    assertThat(actions(right.id())).containsExactly("visit.correct");
  }

  @Test
  void given_a_visit_at_the_wrong_door_when_it_is_corrected_then_that_door_was_not_met() {
    var wrongDoor = households.household(county, county.dadong, "石错门");
    var rightDoor = households.household(county, county.dadong, "石对门");
    var wrong = home(wrongDoor, "谈低保");
    county.wu.scope().run(() -> visits.record(wrong));

    county.wu.scope().run(() -> visits.correct(wrong.id(), home(rightDoor, "谈低保"), "记错了门"));

    assertThat(lastMet(wrongDoor)).isNull();
    assertThat(lastMet(rightDoor)).isEqualTo(MONDAY);
    var known =
        county.wu.scope().call(() -> visits.lastMet(List.of(wrongDoor.id(), rightDoor.id())));
    assertThat(known).containsOnlyKeys(rightDoor.id());
  }

  @Test
  void a_record_is_corrected_once_and_by_whoever_wrote_it() {
    var household = households.household(county, county.dadong, "石一次");
    var wrong = home(household, "一");
    county.wu.scope().run(() -> visits.record(wrong));

    assertRefused(
        county.yang, Reason.NOT_YOURS, () -> visits.correct(wrong.id(), home(household, "二"), "错"));
    county.wu.scope().run(() -> visits.correct(wrong.id(), home(household, "二"), "错"));
    assertRefused(
        county.wu,
        Reason.STEP_NOT_ALLOWED,
        () -> visits.correct(wrong.id(), home(household, "三"), "又错"));
  }
}
