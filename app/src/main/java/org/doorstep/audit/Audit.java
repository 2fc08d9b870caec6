package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.ENTRY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to the audit trail: says who did what, in the transaction of the write it tells of. */
@Service
public class Audit {

  private static final Set<Role> WITHOUT_ACCOUNT = Set.of(Role.PUBLIC, Role.RESIDENT);
  private static final String REST_OF_REFUSALS = "refusals.rest";

  private final DSLContext db;
  private final RefusalCounts refusals;
  private final Clock clock;

  Audit(DSLContext db, RefusalCounts refusals, Clock clock) {
    this.db = db;
    this.refusals = refusals;
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

  /**
   * Records the same action on many subjects, each with its facts, in one statement.
   *
   * @param told the facts of each subject: ids, states, counts; never personal text
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordAll(String action, Map<UUID, ? extends Map<String, ?>> told) {
    var scope = Scope.current();
    var subjects = told.keySet().toArray(UUID[]::new);
    var ids = Stream.generate(UUID::randomUUID).limit(subjects.length).toArray(UUID[]::new);
    var facts =
        Arrays.stream(subjects)
            .map(subject -> Json.write(told(scope, Objects.requireNonNull(told.get(subject)))))
            .toArray(String[]::new);
    db.insertInto(
            ENTRY,
            ENTRY.COUNTY,
            ENTRY.ID,
            ENTRY.AT,
            ENTRY.ACTOR,
            ENTRY.ROLE,
            ENTRY.ACTION,
            ENTRY.SUBJECT,
            ENTRY.FACTS)
        .select(
            select(
                    val(scope.county()),
                    field(name("told", "id"), SQLDataType.UUID),
                    val(clock.instant(), ENTRY.AT),
                    val(scope.official(), SQLDataType.UUID),
                    val(scope.role().name()),
                    val(action),
                    field(name("told", "subject"), SQLDataType.UUID),
                    field(name("told", "facts"), SQLDataType.JSONB))
                .from(
                    table(
                        "unnest({0}, {1}, {2}::jsonb[]) as told(id, subject, facts)",
                        val(ids), val(subjects), val(facts))))
        .execute();
    Writes.recorded();
  }

  /**
   * Records a refusal, in a transaction of its own: the refused one is rolled back. Of what is
   * refused to people without an account, so many a minute; the rest is only counted.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void recordRefusal(String action, Refused.Reason why) {
    if (!WITHOUT_ACCOUNT.contains(Scope.current().role()) || refusals.takes()) {
      write(action, null, Map.of(), why.name());
    }
    Writes.recorded();
  }

  /** Tells in one entry for each past minute how many refusals the trail did not take. */
  @Transactional
  public void recordRestOfRefusals() {
    for (var rest : refusals.end()) {
      var facts = Map.of("minute", rest.minute().toString(), "more", rest.refused());
      write(REST_OF_REFUSALS, null, facts, Refused.Reason.TOO_OFTEN.name());
    }
    Writes.recorded();
  }

  private void write(
      String action, @Nullable UUID subject, Map<String, ?> facts, @Nullable String refused) {
    var scope = Scope.current();
    var told = told(scope, facts);
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

  private static Map<String, Object> told(Scope scope, Map<String, ?> facts) {
    var told = new TreeMap<String, Object>(facts);
    if (!scope.reason().isEmpty()) {
      told.put("reason", scope.reason());
    }
    return told;
  }
}
