package org.doorstep.messages;

import static org.doorstep.db.messages.Tables.NOTICE;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.db.messages.tables.records.NoticeRecord;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Json;
import org.doorstep.shared.Notice;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Several;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** The door to what somebody should know: keeps notices, lists them, marks them as read. */
@Service
public class Messages {

  /** Where a screen of notices ends, and the next begins. */
  public record Mark(Instant at, UUID id) {}

  /**
   * A notice as it is kept.
   *
   * @param facts by the order of their names, which is not the order PostgreSQL keeps them in
   */
  public record Kept(
      UUID id,
      String key,
      Map<String, String> facts,
      UUID subject,
      String href,
      Instant madeAt,
      boolean read) {}

  private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};

  private final DSLContext db;
  private final Drawn unread;
  private final Audit audit;
  private final Clock clock;

  Messages(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.unread =
        new Drawn(
            db,
            select(count())
                .from(
                    selectOne()
                        .from(NOTICE)
                        .where(
                            NOTICE.COUNTY.eq(Drawn.value(NOTICE.COUNTY)),
                            Several.among(NOTICE.SEAT, param("seats", UUID[].class)),
                            NOTICE.READ_AT.isNull())
                        .limit(param("most", Integer.class))));
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps a notice for each of its seats, in the transaction that published it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Notice notice) {
    var scope = Scope.current();
    var insert =
        db.insertInto(
            NOTICE,
            NOTICE.COUNTY,
            NOTICE.ID,
            NOTICE.SEAT,
            NOTICE.KEY,
            NOTICE.FACTS,
            NOTICE.SUBJECT,
            NOTICE.HREF,
            NOTICE.MADE_AT);
    for (var seat : notice.seats()) {
      insert =
          insert.values(
              scope.county(),
              UUID.randomUUID(),
              seat,
              notice.key(),
              JSONB.valueOf(Json.write(notice.facts())),
              notice.subject(),
              notice.href(),
              clock.instant());
    }
    insert.execute();
    audit.record("notice.give", notice.subject(), Map.of("seats", notice.seats().size()));
  }

  /** How many the asker's seats have not read; stops counting at the most that is asked for. */
  @Transactional(readOnly = true)
  public int unread(int most) {
    var scope = Scope.current();
    var seats = scope.seats().toArray(UUID[]::new);
    return unread
        .with(Map.of("county", scope.county(), "seats", seats, "most", most))
        .coerce(count())
        .fetchSingle()
        .value1();
  }

  /** The notices of the asker's seats, the newest first, after a mark. */
  @Transactional(readOnly = true)
  public List<Kept> list(@Nullable Mark after, int most) {
    return list(noCondition(), after, most);
  }

  /** Of these only what has not been read, in the same order. */
  @Transactional(readOnly = true)
  public List<Kept> listUnread(@Nullable Mark after, int most) {
    return list(NOTICE.READ_AT.isNull(), after, most);
  }

  private List<Kept> list(Condition which, @Nullable Mark after, int most) {
    var further =
        after == null
            ? noCondition()
            : NOTICE
                .MADE_AT
                .le(after.at())
                .and(NOTICE.MADE_AT.lt(after.at()).or(NOTICE.ID.gt(after.id())));
    // Each seat's newest stand in order in the index; of all seats' together only these are sorted.
    return Scope.current().seats().stream()
        .map(seat -> newest(seat, which.and(further), most))
        .reduce(Select::unionAll)
        .map(all ->
            db.select(asterisk())
                .from(all)
                .orderBy(field(name("made_at")).desc(), field(name("id")))
                .limit(most)
                .fetchInto(NOTICE))
        .stream()
        .flatMap(List::stream)
        .map(row ->
            new Kept(
                row.getId(),
                row.getKey(),
                Json.read(row.getFacts().data(), FACTS),
                row.getSubject(),
                row.getHref(),
                row.getMadeAt(),
                row.getReadAt() != null))
        .toList();
  }

  private Select<NoticeRecord> newest(UUID seat, Condition which, int most) {
    return db.selectFrom(NOTICE)
        .where(NOTICE.COUNTY.eq(Scope.current().county()), NOTICE.SEAT.eq(seat), which)
        .orderBy(NOTICE.MADE_AT.desc(), NOTICE.ID)
        .limit(most);
  }

  /** Marks notices as read: for the whole unit, when they are the unit's. */
  @Transactional
  public void read(List<UUID> ids) {
    var scope = Scope.current();
    var now =
        db.update(NOTICE)
            .set(NOTICE.READ_AT, clock.instant())
            .set(NOTICE.READ_BY, scope.official())
            .where(mine(), NOTICE.ID.in(ids), NOTICE.READ_AT.isNull())
            .execute();
    audit.record("notice.read", null, Map.of("notices", now));
  }

  private static Condition mine() {
    var scope = Scope.current();
    return NOTICE.COUNTY.eq(scope.county()).and(NOTICE.SEAT.in(scope.seats()));
  }
}
