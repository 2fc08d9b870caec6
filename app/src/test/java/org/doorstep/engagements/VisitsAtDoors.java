package org.doorstep.engagements;

import static org.doorstep.engagements.SampleVisits.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/** The doors of a county, and what officials record at them. */
abstract class VisitsAtDoors extends CountyOnMonday {

  final Visits visits;
  final TestHouseholds households;
  private final Recipients recipients;

  VisitsAtDoors(
      Visits visits,
      Recipients recipients,
      TestCounties counties,
      TestHouseholds households,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    super(counties, clock, db, transactionManager);
    this.visits = visits;
    this.recipients = recipients;
    this.households = households;
  }

  UUID link(Person official, Recipient household, LocalDate from) {
    return households.link(county, official, household, from);
  }

  @Nullable LocalDate lastMet(Recipient household) {
    return county.system().call(() -> recipients.get(household.id())).lastMet();
  }

  List<Engagement> of(Person official) {
    return official.scope().call(() -> visits.of(official.id(), MONDAY, MONDAY.plusDays(1), 50));
  }
}
