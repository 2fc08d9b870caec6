package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.engagements.SampleVisits.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A county on a Monday morning, its doors and what officials record at them. */
@ProgramTest
abstract class VisitsAtDoors {

  final Visits visits;
  final TestHouseholds households;
  final TestTime.SetClock clock;
  final DSLContext db;
  final TransactionTemplate transactions;
  final TestCounty county;
  private final Recipients recipients;

  VisitsAtDoors(
      Visits visits,
      Recipients recipients,
      TestCounties counties,
      TestHouseholds households,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    this.visits = visits;
    this.recipients = recipients;
    this.households = households;
    this.clock = clock;
    this.db = db;
    this.transactions = new TransactionTemplate(transactionManager);
    this.county = counties.found();
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
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

  List<String> actions(UUID subject) {
    return county
        .system()
        .call(() ->
            transactions.execute(_ ->
                db.select(ENTRY.ACTION)
                    .from(ENTRY)
                    .where(ENTRY.COUNTY.eq(county.key), ENTRY.SUBJECT.eq(subject))
                    .orderBy(ENTRY.AT, ENTRY.ID)
                    .fetch(ENTRY.ACTION)));
  }

  static void assertRefused(Person person, Reason reason, Runnable asked) {
    assertThatExceptionOfType(Refused.class)
        .as(person.login())
        .isThrownBy(() -> person.scope().run(asked))
        .returns(reason, Refused::reason);
  }
}
