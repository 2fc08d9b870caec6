package org.doorstep.portal;

import static org.doorstep.db.portal.Tables.MEASURE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often somebody without an account may try something: a measure that empties with each try and
 * fills again with time. It is kept in the database, so that it holds on all nodes and after a
 * restart, and under a hash of the address, so that it tells nothing about anybody.
 */
@Service
class Measures {

  /** What is measured: how much fits, and how soon one more is there. */
  enum Measure {
    /** A whole village hall may sit behind one address. */
    RAISE(20, Duration.ofMinutes(3)),
    /** Wrong codes only; right ones cost nothing. */
    WRONG_CODE(12, Duration.ofMinutes(5));

    private final int fits;
    private final Duration oneMoreAfter;

    Measure(int fits, Duration oneMoreAfter) {
      this.fits = fits;
      this.oneMoreAfter = oneMoreAfter;
    }

    /** How long to wait before another try, for people and machines. */
    Duration oneMoreAfter() {
      return oneMoreAfter;
    }
  }

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int SWEPT_AT_MOST = 10_000;

  private final DSLContext db;
  private final Clock clock;

  Measures(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Whether there is anything left, without taking of it. */
  @Transactional(readOnly = true)
  boolean left(Measure measure, String address) {
    return db.select(MEASURE.LEFT_OVER, MEASURE.AT)
        .from(MEASURE)
        .where(MEASURE.COUNTY.eq(Scope.current().county()), MEASURE.WHO.eq(who(measure, address)))
        .fetchOptional()
        .map(row -> {
          var since = Duration.between(row.value2(), clock.instant());
          return row.value1() + (double) since.toMillis() / measure.oneMoreAfter.toMillis() >= 1;
        })
        .orElse(true);
  }

  /** Takes one; false when there was none. Whoever keeps trying waits a little longer. */
  @Transactional
  boolean take(Measure measure, String address) {
    var now = clock.instant();
    var county = Scope.current().county();
    var filled =
        field(
            "least({0}, {1} + greatest(0, extract(epoch from {2} - {3})) / {4})",
            Double.class,
            val((double) measure.fits),
            MEASURE.LEFT_OVER,
            val(now),
            MEASURE.AT,
            val((double) measure.oneMoreAfter.toSeconds()));
    var left =
        db.insertInto(MEASURE)
            .set(MEASURE.COUNTY, county)
            .set(MEASURE.WHO, who(measure, address))
            .set(MEASURE.LEFT_OVER, (double) measure.fits - 1)
            .set(MEASURE.AT, now)
            .onConflict(MEASURE.COUNTY, MEASURE.WHO)
            .doUpdate()
            .set(MEASURE.LEFT_OVER, field("greatest({0} - 1, -1)", Double.class, filled))
            .set(MEASURE.AT, now)
            .returningResult(MEASURE.LEFT_OVER)
            .fetchSingle()
            .value1();
    Writes.recorded(); // how often an address tried is nothing the trail should hold
    return left >= 0;
  }

  /** Takes away measures that are full again by now, some at a time: work of the system. */
  @Transactional
  int sweep() {
    var county = Scope.current().county();
    var swept =
        db.deleteFrom(MEASURE)
            .where(
                MEASURE.COUNTY.eq(county),
                MEASURE.WHO.in(
                    db.select(MEASURE.WHO)
                        .from(MEASURE)
                        .where(
                            MEASURE.COUNTY.eq(county), MEASURE.AT.lt(clock.instant().minus(KEPT)))
                        .orderBy(MEASURE.AT)
                        .limit(SWEPT_AT_MOST)
                        .forUpdate()
                        .skipLocked()))
            .execute();
    Writes.recorded(); // as above
    return swept;
  }

  private byte[] who(Measure measure, String address) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(
              (Scope.current().county() + " " + measure + " " + address)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
