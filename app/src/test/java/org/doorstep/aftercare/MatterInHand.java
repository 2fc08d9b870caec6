package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.audit.Tables.ENTRY;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.support.TransactionTemplate;

/** A matter in the hands of the water department, whose aftercare a test is about. */
@ProgramTest
abstract class MatterInHand {

  final Matters matters;
  final DSLContext db;
  final SetClock clock;
  final TestCounty county;
  private final TransactionTemplate transaction;
  MatterNumber number = new MatterNumber(2026, 1);
  UUID matter = new UUID(0, 0);

  MatterInHand(
      Matters matters,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties) {
    this.matters = matters;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
    this.county = counties.found();
  }

  @BeforeEach
  void a_matter_is_in_the_hands_of_the_water_department() {
    clock.set(TestTime.MONDAY_MORNING);
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    number = raised.number();
    matter = raised.id();
    new AnsweredMatters(matters).handled(county, number);
  }

  void answered() {
    new AnsweredMatters(matters).answered(county, number);
  }

  Scope resident() {
    return Scope.resident(county.key, county.wu.scope().zone(), matter);
  }

  /** Asks the database itself, as somebody; whatever was tried is not kept. */
  <T> T read(Scope scope, Supplier<T> query) {
    return scope.call(() ->
        transaction.execute(status -> {
          status.setRollbackOnly();
          return query.get();
        }));
  }

  List<String> recorded() {
    return read(
        county.system(),
        () ->
            db.select(ENTRY.ACTION)
                .from(ENTRY)
                .where(ENTRY.COUNTY.eq(county.key), ENTRY.SUBJECT.eq(matter))
                .fetch(ENTRY.ACTION));
  }

  List<String> timeline() {
    return county.wu.scope().call(() -> matters.timelineOf(matter)).stream()
        .map(entry -> entry.lifecycle() + " " + entry.step())
        .toList();
  }

  static void refused(Reason reason, ThrowingCallable what) {
    assertThatExceptionOfType(Refused.class).isThrownBy(what).returns(reason, Refused::reason);
  }
}
