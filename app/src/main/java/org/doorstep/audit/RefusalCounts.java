package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.REFUSAL_COUNT;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Counts what is refused to people without an account, by the minute and in the database, so that
 * several nodes together keep to what the trail takes.
 */
@Component
class RefusalCounts {

  /** So many a minute does the trail of a county take one by one. */
  static final int TAKEN = 20;

  private static final int TOLD_AT_MOST = 1_000;

  /** A minute in which more was refused than the trail took. */
  record Rest(Instant minute, int refused) {}

  private final DSLContext db;
  private final Clock clock;

  RefusalCounts(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Counts one more; whether the trail takes it. */
  boolean takes() {
    return db.insertInto(REFUSAL_COUNT)
            .set(REFUSAL_COUNT.COUNTY, Scope.current().county())
            .set(REFUSAL_COUNT.MINUTE, minute())
            .set(REFUSAL_COUNT.REFUSED, 1)
            .onConflict(REFUSAL_COUNT.COUNTY, REFUSAL_COUNT.MINUTE)
            .doUpdate()
            .set(REFUSAL_COUNT.REFUSED, REFUSAL_COUNT.REFUSED.plus(1))
            .returningResult(REFUSAL_COUNT.REFUSED)
            .fetchSingle()
            .value1()
        <= TAKEN;
  }

  /** Ends the minutes that are over; those in which something is left to tell. */
  List<Rest> end() {
    var county = Scope.current().county();
    return db
        .deleteFrom(REFUSAL_COUNT)
        .where(
            REFUSAL_COUNT.COUNTY.eq(county),
            REFUSAL_COUNT.MINUTE.in(
                db.select(REFUSAL_COUNT.MINUTE)
                    .from(REFUSAL_COUNT)
                    .where(REFUSAL_COUNT.COUNTY.eq(county), REFUSAL_COUNT.MINUTE.lt(minute()))
                    .orderBy(REFUSAL_COUNT.MINUTE)
                    .limit(TOLD_AT_MOST)))
        .returningResult(REFUSAL_COUNT.MINUTE, REFUSAL_COUNT.REFUSED)
        .fetch(row -> new Rest(row.value1(), row.value2() - TAKEN))
        .stream()
        .filter(rest -> rest.refused() > 0)
        .toList();
  }

  private Instant minute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }
}
