package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.audit.Tables.ENTRY;

import java.util.List;
import java.util.UUID;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A county on a Monday morning, what its trail says and what its people are refused. */
@ProgramTest
abstract class CountyOnMonday {

  final TestTime.SetClock clock;
  final DSLContext db;
  final TransactionTemplate transactions;
  final TestCounty county;

  CountyOnMonday(
      TestCounties counties,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    this.clock = clock;
    this.db = db;
    this.transactions = new TransactionTemplate(transactionManager);
    this.county = counties.found();
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
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
