package org.doorstep.access;

import static org.doorstep.db.access.Tables.UNKNOWN_LOGIN;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Tries to sign in under names that no account has. They are counted and locked as an account is:
 * otherwise a name that is never locked would be known to be nobody's.
 */
@Component
class UnknownLogins {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int SWEPT_AT_MOST = 20;

  private final DSLContext db;
  private final Sealing sealing;
  private final Audit audit;
  private final Clock clock;

  UnknownLogins(DSLContext db, Sealing sealing, Audit audit, Clock clock) {
    this.db = db;
    this.sealing = sealing;
    this.audit = audit;
    this.clock = clock;
  }

  /** Until when this name is locked, if it is. */
  Optional<Instant> lockedUntil(String name) {
    return db.select(UNKNOWN_LOGIN.LOCKED_UNTIL)
        .from(UNKNOWN_LOGIN)
        .where(
            UNKNOWN_LOGIN.COUNTY.eq(Scope.current().county()),
            UNKNOWN_LOGIN.LOGIN.eq(sealing.hash(name)),
            UNKNOWN_LOGIN.LOCKED_UNTIL.gt(clock.instant()))
        .fetchOptional(UNKNOWN_LOGIN.LOCKED_UNTIL);
  }

  /** Counts a try; tells until when the name is locked by it, if it is. */
  Optional<Instant> failed(String name) {
    var now = clock.instant();
    var county = Scope.current().county();
    var last = UNKNOWN_LOGIN.FAILED.ge(Access.TRIES - 1);
    var locked =
        db.insertInto(UNKNOWN_LOGIN)
            .set(UNKNOWN_LOGIN.COUNTY, county)
            .set(UNKNOWN_LOGIN.LOGIN, sealing.hash(name))
            .set(UNKNOWN_LOGIN.FAILED, 1)
            .set(UNKNOWN_LOGIN.TRIED_AT, now)
            .onConflict(UNKNOWN_LOGIN.COUNTY, UNKNOWN_LOGIN.LOGIN)
            .doUpdate()
            .set(UNKNOWN_LOGIN.FAILED, when(last, val(0)).otherwise(UNKNOWN_LOGIN.FAILED.plus(1)))
            .set(UNKNOWN_LOGIN.LOCKED_UNTIL, when(last, val(now.plus(Access.LOCKED))))
            .set(UNKNOWN_LOGIN.TRIED_AT, now)
            .returningResult(UNKNOWN_LOGIN.LOCKED_UNTIL)
            .fetchSingle();
    sweep(county, now);
    var until = Optional.ofNullable(locked.value1());
    audit.record("account.unknown-login", null, Map.of("locked", until.isPresent()));
    return until;
  }

  /** Takes away a few names nobody has tried for long. */
  private void sweep(int county, Instant now) {
    db.deleteFrom(UNKNOWN_LOGIN)
        .where(
            UNKNOWN_LOGIN.COUNTY.eq(county),
            UNKNOWN_LOGIN.LOGIN.in(
                db.select(UNKNOWN_LOGIN.LOGIN)
                    .from(UNKNOWN_LOGIN)
                    .where(
                        UNKNOWN_LOGIN.COUNTY.eq(county), UNKNOWN_LOGIN.TRIED_AT.lt(now.minus(KEPT)))
                    .orderBy(UNKNOWN_LOGIN.TRIED_AT)
                    .limit(SWEPT_AT_MOST)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }
}
