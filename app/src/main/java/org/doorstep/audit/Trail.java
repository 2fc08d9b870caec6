package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.db.audit.Tables.SEAL;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to reading the trail; row security opens it to overseers only. */
@Service
public class Trail {

  /**
   * Something done, or refused.
   *
   * @param actor null for a resident, the public and the system
   * @param refused why it was refused; null when it was done
   */
  public record Entry(
      UUID id,
      Instant at,
      @Nullable UUID actor,
      String role,
      String action,
      @Nullable UUID subject,
      String facts,
      @Nullable String refused,
      boolean sealed) {}

  /** What to look for; what is empty narrows nothing. */
  public record Sought(
      Optional<UUID> actor,
      String action,
      Optional<UUID> subject,
      Optional<Instant> from,
      Optional<Instant> before,
      boolean refused) {}

  /** The entry a screen ended with. */
  public record Mark(Instant at, UUID id) {}

  /** The last seal. */
  public record Sealed(long number, Instant at) {}

  private final DSLContext db;

  Trail(DSLContext db) {
    this.db = db;
  }

  /** Entries, the newest first. */
  @Transactional(readOnly = true)
  public List<Entry> list(Sought sought, Optional<Mark> after, int most) {
    var which = new ArrayList<Condition>();
    which.add(ENTRY.COUNTY.eq(Scope.current().county()));
    sought.actor().ifPresent(actor -> which.add(ENTRY.ACTOR.eq(actor)));
    sought.subject().ifPresent(subject -> which.add(ENTRY.SUBJECT.eq(subject)));
    sought.from().ifPresent(from -> which.add(ENTRY.AT.ge(from)));
    sought.before().ifPresent(before -> which.add(ENTRY.AT.lt(before)));
    if (!sought.action().isEmpty()) {
      which.add(ENTRY.ACTION.eq(sought.action()));
    }
    if (sought.refused()) {
      which.add(ENTRY.REFUSED.isNotNull());
    }
    after.ifPresent(mark -> which.add(row(ENTRY.AT, ENTRY.ID).lt(mark.at(), mark.id())));
    return db.selectFrom(ENTRY)
        .where(which)
        .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
        .limit(most)
        .fetch(each ->
            new Entry(
                each.getId(),
                each.getAt(),
                each.getActor(),
                each.getRole(),
                each.getAction(),
                each.getSubject(),
                each.getFacts().data(),
                each.getRefused(),
                each.getSeal() != null));
  }

  /** What kinds of things stand in the trail: jumps along the index from one to the next. */
  @Transactional(readOnly = true)
  public List<String> actions() {
    return db.fetch(
            """
            with recursive known(action) as (
              (select action from audit.entry where county = {0} order by action limit 1)
              union all
              select (select e.action from audit.entry e where e.county = {0} and e.action > k.action
                      order by e.action limit 1)
              from known k where k.action is not null)
            select action from known where action is not null
            """,
            Scope.current().county())
        .getValues(0, String.class);
  }

  /** Up to when the trail is sealed. */
  @Transactional(readOnly = true)
  public Optional<Sealed> sealed() {
    return db.select(SEAL.NUMBER, SEAL.SEALED_AT)
        .from(SEAL)
        .where(SEAL.COUNTY.eq(Scope.current().county()))
        .orderBy(SEAL.NUMBER.desc())
        .limit(1)
        .fetchOptional(row -> new Sealed(row.value1(), row.value2()));
  }
}
