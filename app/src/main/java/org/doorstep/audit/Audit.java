package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.ENTRY;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.audit.HeldEntries.Entry;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Unnested;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the audit trail: says who did what, in the transaction of the write it tells of. What
 * is said is held until just before the commit, see {@link HeldEntries}.
 */
@Service
public class Audit {

  private static final Set<Role> WITHOUT_ACCOUNT = Set.of(Role.PUBLIC, Role.RESIDENT);
  private static final String REST_OF_REFUSALS = "refusals.rest";
  private static final Unnested<Entry> TOLD =
      new Unnested<Entry>("told")
          .with("county", "int", Entry::county)
          .with("id", "uuid", Entry::id)
          .with("at", "timestamptz", Entry::at)
          .with("actor", "uuid", Entry::actor)
          .with("role", "text", Entry::role)
          .with("action", "text", Entry::action)
          .with("subject", "uuid", Entry::subject)
          .with("facts", "jsonb", Entry::facts)
          .with("refused", "text", Entry::refused);
  private static final List<Field<?>> WRITTEN =
      TOLD.columns().stream()
          .<Field<?>>map(column -> Objects.requireNonNull(ENTRY.field(column), column))
          .toList();

  private final Drawn insert;
  private final RefusalCounts refusals;
  private final Clock clock;

  Audit(DSLContext db, RefusalCounts refusals, Clock clock) {
    this.insert =
        new Drawn(
            db,
            db.insertInto(ENTRY, WRITTEN)
                .select(
                    select(
                            WRITTEN.stream()
                                .map(column -> TOLD.field(column.getName(), column.getDataType()))
                                .toList())
                        .from(TOLD.table())));
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
    hold(action, subject, facts, null);
  }

  /**
   * Records the same action on many subjects, each with its facts.
   *
   * @param told the facts of each subject: ids, states, counts; never personal text
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordAll(String action, Map<UUID, ? extends Map<String, ?>> told) {
    told.forEach((subject, facts) -> hold(action, subject, facts, null));
  }

  /**
   * Records a refusal, in a transaction of its own: the refused one is rolled back. Of what is
   * refused to people without an account, so many a minute; the rest is only counted.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void recordRefusal(String action, Refused.Reason why) {
    if (!WITHOUT_ACCOUNT.contains(Scope.current().role()) || refusals.takes()) {
      hold(action, null, Map.of(), why.name());
    } else {
      Writes.recorded(); // counted; one entry tells of it later
    }
  }

  /** Tells in one entry for each past minute how many refusals the trail did not take. */
  @Transactional
  public void recordRestOfRefusals() {
    for (var rest : refusals.end()) {
      var facts = Map.of("minute", rest.minute().toString(), "more", rest.refused());
      hold(REST_OF_REFUSALS, null, facts, Refused.Reason.TOO_OFTEN.name());
    }
    Writes.recorded(); // a minute in which the trail took everything leaves nothing to tell
  }

  private void hold(
      String action, @Nullable UUID subject, Map<String, ?> facts, @Nullable String refused) {
    var scope = Scope.current();
    Writes.recorded();
    HeldEntries.ofThisTransaction(this::write)
        .add(
            new Entry(
                scope.county(),
                UUID.randomUUID(),
                clock.instant(),
                scope.official(),
                scope.role().name(),
                action,
                subject,
                Json.write(told(scope, facts)),
                refused));
  }

  private static Map<String, Object> told(Scope scope, Map<String, ?> facts) {
    var told = new TreeMap<String, Object>(facts);
    if (!scope.reason().isEmpty()) {
      told.put("reason", scope.reason());
    }
    return told;
  }

  /** Writes entries in one statement, whose text is the same however many there are. */
  private void write(List<Entry> entries) {
    insert.with(TOLD.values(entries)).execute();
  }
}
