package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.engagements.SampleVisits.EIGHT;
import static org.doorstep.engagements.SampleVisits.HALF_PAST;
import static org.doorstep.engagements.SampleVisits.home;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Who records at a door, and who reads what was recorded. */
class VisitReadersTest extends VisitsAtDoors {

  VisitReadersTest(
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
  @Tag("M4")
  void a_talk_between_officials_is_read_by_the_two_and_one_superior_and_nobody_else() {
    var talk =
        new Visit(
            UUID.randomUUID(),
            Kind.OFFICIALS_TALK,
            new With.Colleague(county.wu.id(), county.shi.id(), county.dadong),
            EIGHT,
            HALF_PAST,
            new Came.Met("家里有困难", Served.COMMITTEES),
            "",
            List.of(),
            "");
    county.yang.scope().run(() -> visits.record(talk));

    for (var reader : List.of(county.yang, county.wu, county.shi)) {
      assertThat(reader.scope().call(() -> visits.get(talk.id())).heard()).isEqualTo("家里有困难");
    }
    for (var other : List.of(county.luo, county.pan, county.long_, county.meng, county.ji)) {
      assertRefused(other, Reason.NOT_FOUND, () -> visits.get(talk.id()));
      assertThat(other.scope().call(() -> visits.participants(talk.id()))).isEmpty();
    }
  }

  @Test
  void a_visit_is_read_over_its_place_and_by_no_other_village_township_or_department() {
    var household = households.household(county, county.dadong, "石隔壁");
    var visit = home(household, "家事");
    county.wu.scope().run(() -> visits.record(visit));

    for (var reader : List.of(county.wu, county.yang, county.shi, county.luo)) {
      assertThat(reader.scope().call(() -> visits.get(visit.id())).heard()).isEqualTo("家事");
    }
    for (var other :
        List.of(county.long_, county.pan, county.liang, county.meng, county.tang, county.ji)) {
      assertRefused(other, Reason.NOT_FOUND, () -> visits.get(visit.id()));
      assertThat(other.scope().call(() -> visits.at(household.id(), null, 9))).isEmpty();
    }
  }

  @Test
  void nobody_records_a_visit_at_a_door_that_is_not_shown_to_them() {
    var household = households.household(county, county.dadong, "石远方");

    for (var other : List.of(county.long_, county.liang, county.pan, county.meng)) {
      var visit = home(household, "一切都好");
      assertRefused(other, Reason.NOT_FOUND, () -> visits.record(visit));
    }
  }

  @Test
  @Tag("P1")
  void a_linked_official_of_another_township_records_and_reads_at_the_linked_door() {
    var household = households.household(county, county.dadong, "石结对");
    link(county.liang, household, LocalDate.of(2026, 6, 1));
    var visit = home(household, "结对走访");

    county.liang.scope().run(() -> visits.record(visit));

    assertThat(county.liang.scope().call(() -> visits.at(household.id(), null, 9))).hasSize(1);
    assertThat(county.shi.scope().call(() -> visits.get(visit.id())))
        .returns(county.dadong, Engagement::place);
  }
}
