package org.doorstep.deadlines;

import static org.doorstep.db.deadlines.Tables.CLOCK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.WorkingDays;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to running clocks: by when something is owed, and why on that date. */
@Service
public class Clocks {

  /** What a clock runs for; a subject has at most one running for each. */
  public enum Purpose {
    SORT("sort"),
    ACCEPT("accept"),
    FIRST_REPLY("first-reply"),
    HANDLE("handle"),
    LOOK_BACK("look-back"),
    LOOK_AGAIN("look-again");

    private final String stored;

    Purpose(String stored) {
      this.stored = stored;
    }

    public String stored() {
      return stored;
    }
  }

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;
  private final RuleBook rules = RuleBook.shipped();
  private final WorkingDays calendar = WorkingDays.shipped();

  Clocks(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Sets a clock going.
   *
   * @param rule the id of a rule: {@code handle-urgent}
   * @return the last day, provisional where it crosses a year whose days off are not known
   */
  @Transactional
  public Due start(UUID subject, Purpose purpose, String rule, Instant from) {
    var scope = Scope.current();
    var day = LocalDate.ofInstant(from, scope.zone());
    var inForce =
        rules
            .findInEffect(rule, day)
            .orElseThrow(() -> new IllegalArgumentException("No rule in effect: " + rule));
    var inputs = ClockInputs.started(inForce, from, scope.zone(), calendar.version());
    var due = (Due) Reckoning.of(inputs, calendar).deadline();
    db.insertInto(CLOCK)
        .set(CLOCK.COUNTY, scope.county())
        .set(CLOCK.ID, UUID.randomUUID())
        .set(CLOCK.SUBJECT, subject)
        .set(CLOCK.PURPOSE, purpose.stored)
        .set(CLOCK.RULE, inForce.id())
        .set(CLOCK.RULE_VERSION, inForce.version())
        .set(CLOCK.STARTED_AT, from)
        .set(CLOCK.CALENDAR, calendar.version())
        .set(CLOCK.PAUSES, JSONB.valueOf("[]"))
        .set(CLOCK.EXTENSIONS, JSONB.valueOf("[]"))
        .set(CLOCK.DUE_ON, due.dueOn())
        .set(CLOCK.AT_RISK_ON, LocalDate.ofInstant(due.atRiskFrom(), scope.zone()))
        .set(CLOCK.PROVISIONAL, due.provisional())
        .set(CLOCK.STATE, "running")
        .execute();
    audit.record("clock.start", subject, Map.of("purpose", purpose.stored));
    return due;
  }

  /** Ends a clock because what it ran for was done; met or late by its date. */
  @Transactional
  public void meet(UUID subject, Purpose purpose) {
    var scope = Scope.current();
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, scope.zone());
    db.update(CLOCK)
        .set(CLOCK.STATE, org.jooq.impl.DSL.when(CLOCK.DUE_ON.lt(today), "late").otherwise("met"))
        .set(CLOCK.ENDED_AT, now)
        .where(
            CLOCK.COUNTY.eq(scope.county()),
            CLOCK.SUBJECT.eq(subject),
            CLOCK.PURPOSE.eq(purpose.stored),
            CLOCK.STATE.in("running", "paused"))
        .execute();
    audit.record("clock.meet", subject, Map.of("purpose", purpose.stored));
  }

  /** Ends every clock of a subject that still runs, because nothing is owed any more. */
  @Transactional
  public void drop(UUID subject) {
    var scope = Scope.current();
    db.update(CLOCK)
        .set(CLOCK.STATE, "dropped")
        .set(CLOCK.ENDED_AT, clock.instant())
        .where(
            CLOCK.COUNTY.eq(scope.county()),
            CLOCK.SUBJECT.eq(subject),
            CLOCK.STATE.in("running", "paused"))
        .execute();
    audit.record("clock.drop", subject);
  }

  /** The date of a clock that still runs. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> dueOn(UUID subject, Purpose purpose) {
    return db.select(CLOCK.DUE_ON)
        .from(CLOCK)
        .where(
            CLOCK.COUNTY.eq(Scope.current().county()),
            CLOCK.SUBJECT.eq(subject),
            CLOCK.PURPOSE.eq(purpose.stored),
            CLOCK.STATE.in("running", "paused"))
        .fetchOptional(CLOCK.DUE_ON);
  }
}
