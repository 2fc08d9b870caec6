package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.ENTRY;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to the audit trail: says who did what, in the transaction of the write it tells of. */
@Service
public class Audit {

  private final DSLContext db;
  private final Clock clock;

  Audit(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Records something done to something. */
  public void record(String action, @Nullable UUID subject) {
    record(action, subject, Map.of());
  }

  /**
   * Records something done to something.
   *
   * @param action what was done: {@code matter.dispatch}
   * @param subject to what; null when it was many things, which the facts then count
   * @param facts ids, states, counts; never personal text
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(String action, @Nullable UUID subject, Map<String, ?> facts) {
    write(action, subject, facts, null);
    Writes.recorded();
  }

  /** Records a refusal, in a transaction of its own: the refused one is rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void recordRefusal(String action, Refused.Reason why) {
    write(action, null, Map.of(), why.name());
    Writes.recorded();
  }

  private void write(
      String action, @Nullable UUID subject, Map<String, ?> facts, @Nullable String refused) {
    var scope = Scope.current();
    var told = new TreeMap<String, Object>(facts);
    if (!scope.reason().isEmpty()) {
      told.put("reason", scope.reason());
    }
    db.insertInto(ENTRY)
        .set(ENTRY.COUNTY, scope.county())
        .set(ENTRY.ID, UUID.randomUUID())
        .set(ENTRY.AT, clock.instant())
        .set(ENTRY.ACTOR, scope.official())
        .set(ENTRY.ROLE, scope.role().name())
        .set(ENTRY.ACTION, action)
        .set(ENTRY.SUBJECT, subject)
        .set(ENTRY.FACTS, JSONB.valueOf(Json.write(told)))
        .set(ENTRY.REFUSED, refused)
        .execute();
  }
}
