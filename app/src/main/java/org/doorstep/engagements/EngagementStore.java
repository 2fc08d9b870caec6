package org.doorstep.engagements;

import static org.doorstep.db.engagements.Tables.ENGAGEMENT;
import static org.doorstep.db.engagements.Tables.PARTICIPANT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.db.engagements.tables.records.EngagementRecord;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.pairings.Links;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The SQL of engagements. Recording is the hottest path there is: village and link of the day are
 * found within the one insert.
 */
@Repository
class EngagementStore {

  private static final Field<String> HERE = field(name("here", "place"), SQLDataType.CLOB);

  /** What is written of a meeting, one by one or many at once, in this order. */
  private static final List<Field<?>> WRITTEN =
      List.of(
          ENGAGEMENT.COUNTY,
          ENGAGEMENT.ID,
          ENGAGEMENT.KIND,
          ENGAGEMENT.PLACE,
          ENGAGEMENT.BEGUN_AT,
          ENGAGEMENT.ENDED_AT,
          ENGAGEMENT.OFFICIAL,
          ENGAGEMENT.UNIT,
          ENGAGEMENT.RECIPIENT,
          ENGAGEMENT.LINK,
          ENGAGEMENT.RESULT,
          ENGAGEMENT.OCCASION,
          ENGAGEMENT.SERVES,
          ENGAGEMENT.HEARD,
          ENGAGEMENT.REVISIT_ON,
          ENGAGEMENT.PERSONS,
          ENGAGEMENT.COMPANIONS,
          ENGAGEMENT.ONLY_FOR,
          ENGAGEMENT.WRITTEN_AT,
          ENGAGEMENT.CONTENT,
          ENGAGEMENT.CORRECTS,
          ENGAGEMENT.CORRECTION);

  private final DSLContext db;

  EngagementStore(DSLContext db) {
    this.db = db;
  }

  /** Why and what a record corrects. */
  record Correction(UUID corrects, String why) {

    @Override
    public String toString() {
      return "Correction[" + corrects + "]";
    }
  }

  /** The village and the link of a day. */
  record Stamp(String place, @Nullable UUID link) {}

  /** A place in the order of time, latest first. */
  record Mark(Instant begun, UUID id) {}

  /**
   * Writes a visit down unless its id is taken.
   *
   * @return its stamp; empty when the id is taken or the asker may not see the door
   */
  Optional<Stamp> insert(
      Visit visit, byte[] content, @Nullable Correction correction, Instant now) {
    var scope = Scope.current();
    var me = scope.officialOrRefuse();
    var day = visit.begun().atZone(scope.zone()).toLocalDate();
    var met =
        visit.came() instanceof Came.Met(var heard, var served) ? new Met(heard, served) : null;
    return db.insertInto(ENGAGEMENT, WRITTEN)
        .select(
            select(
                    val(scope.county()),
                    val(visit.id()),
                    val(visit.kind().stored()),
                    HERE,
                    val(visit.begun()),
                    val(visit.ended()),
                    val(me),
                    val(scope.unitOrRefuse()),
                    val(recipient(visit), SQLDataType.UUID),
                    link(visit, me, day),
                    val(met == null ? "not-home" : "met"),
                    val(visit.occasion()),
                    val(met == null ? null : met.served().stored(), SQLDataType.CLOB),
                    val(met == null ? "" : met.heard()),
                    val(
                        visit.came() instanceof Came.NotHome(var revisit) ? revisit : null,
                        SQLDataType.LOCALDATE),
                    val(persons(visit)),
                    val(visit.companions()),
                    val(readers(visit, me), SQLDataType.UUID.array()),
                    val(now),
                    val(content),
                    val(correction == null ? null : correction.corrects(), SQLDataType.UUID),
                    val(correction == null ? "" : correction.why()))
                .from(select(place(visit).as("place")).asTable("here"))
                .where(HERE.isNotNull()))
        .onConflict(ENGAGEMENT.COUNTY, ENGAGEMENT.ID)
        .doNothing()
        .returning(ENGAGEMENT.PLACE, ENGAGEMENT.LINK)
        .fetchOptional(row -> new Stamp(row.getPlace(), row.getLink()));
  }

  /**
   * Writes many visits down in one statement, but for those whose id is taken and those at a door
   * the asker may not see.
   *
   * @param contents the fingerprint of each, in the same order
   * @return the ids of those written
   */
  Set<UUID> insertAll(List<Visit> visits, List<byte[]> contents, Instant now) {
    var scope = Scope.current();
    var me = scope.officialOrRefuse();
    var hex = HexFormat.of();
    var sent =
        table(
            "unnest({0}::uuid[], {1}, {2}, {3}::timestamptz[], {4}::timestamptz[], {5}::uuid[],"
                + " {6}::date[], {7}, {8}, {9}, {10}, {11}::date[], {12}::int[], {13},"
                + " {14}::uuid[], {15}::uuid[], {16}) as e(id, kind, place, begun, ended,"
                + " recipient, day, result, occasion, serves, heard, revisit, persons, companions,"
                + " colleague, superior, content)",
            each(visits, Visit::id),
            each(visits, visit -> visit.kind().stored()),
            each(visits, EngagementStore::placeGiven),
            each(visits, Visit::begun),
            each(visits, Visit::ended),
            each(visits, EngagementStore::recipient),
            each(visits, visit -> visit.begun().atZone(scope.zone()).toLocalDate()),
            each(visits, visit -> visit.came() instanceof Came.Met ? "met" : "not-home"),
            each(visits, Visit::occasion),
            each(
                visits,
                visit -> visit.came() instanceof Came.Met(_, var served) ? served.stored() : null),
            each(visits, visit -> visit.came() instanceof Came.Met(var heard, _) ? heard : ""),
            each(
                visits,
                visit -> visit.came() instanceof Came.NotHome(var revisit) ? revisit : null),
            each(visits, EngagementStore::persons),
            each(visits, Visit::companions),
            each(
                visits,
                visit ->
                    visit.with() instanceof With.Colleague(var official, _, _) ? official : null),
            each(
                visits,
                visit ->
                    visit.with() instanceof With.Colleague(_, var superior, _) ? superior : null),
            each(contents, hex::formatHex));
    var recipient = sent("recipient", SQLDataType.UUID);
    var colleague = sent("colleague", SQLDataType.UUID);
    var readers =
        when(colleague.isNotNull(), array(val(me), colleague, sent("superior", SQLDataType.UUID)))
            .otherwise(val(null, SQLDataType.UUID.array()));
    var placed =
        select(
                asterisk(),
                coalesce(sent("place", SQLDataType.CLOB), Recipients.placeToday(recipient))
                    .as("here"))
            .from(sent)
            .asTable("e");
    return db.insertInto(ENGAGEMENT, WRITTEN)
        .select(
            select(
                    val(scope.county()),
                    sent("id", SQLDataType.UUID),
                    sent("kind", SQLDataType.CLOB),
                    sent("here", SQLDataType.CLOB),
                    sent("begun", ENGAGEMENT.BEGUN_AT.getDataType()),
                    sent("ended", ENGAGEMENT.ENDED_AT.getDataType()),
                    val(me),
                    val(scope.unitOrRefuse()),
                    recipient,
                    Links.onDay(val(me), recipient, sent("day", SQLDataType.LOCALDATE)),
                    sent("result", SQLDataType.CLOB),
                    sent("occasion", SQLDataType.CLOB),
                    sent("serves", SQLDataType.CLOB),
                    sent("heard", SQLDataType.CLOB),
                    sent("revisit", SQLDataType.LOCALDATE),
                    sent("persons", SQLDataType.INTEGER),
                    sent("companions", SQLDataType.CLOB),
                    readers,
                    val(now),
                    field("decode({0}, 'hex')", byte[].class, sent("content", SQLDataType.CLOB)),
                    val((UUID) null, SQLDataType.UUID),
                    val(""))
                .from(placed)
                .where(sent("here", SQLDataType.CLOB).isNotNull()))
        .onConflict(ENGAGEMENT.COUNTY, ENGAGEMENT.ID)
        .doNothing()
        .returning(ENGAGEMENT.ID)
        .fetchSet(ENGAGEMENT.ID);
  }

  private static <T> Field<T> sent(String column, DataType<T> type) {
    return field(name("e", column), type);
  }

  /** One fact of each, as texts: PostgreSQL reads them as whatever they are. */
  private static <T> Field<String[]> each(
      List<T> all, Function<T, ? extends @Nullable Object> fact) {
    return val(
        all.stream()
            .map(fact)
            .map(value -> value == null ? null : value.toString())
            .toArray(String[]::new));
  }

  private static @Nullable String placeGiven(Visit visit) {
    return switch (visit.with()) {
      case With.Door _ -> null;
      case With.Gathering(var place, _) -> place;
      case With.Colleague(_, _, var place) -> place;
    };
  }

  private record Met(String heard, Served served) {

    @Override
    public String toString() {
      return "Met";
    }
  }

  private static @Nullable UUID recipient(Visit visit) {
    return visit.with() instanceof With.Door(var recipient) ? recipient : null;
  }

  private static Field<String> place(Visit visit) {
    return switch (visit.with()) {
      case With.Door(var recipient) -> Recipients.placeToday(recipient);
      case With.Gathering(var place, _) -> val(place);
      case With.Colleague(_, _, var place) -> val(place);
    };
  }

  private static Field<UUID> link(Visit visit, UUID me, LocalDate day) {
    return visit.with() instanceof With.Door(var recipient)
        ? Links.onDay(me, recipient, day)
        : val((UUID) null, SQLDataType.UUID);
  }

  private static int persons(Visit visit) {
    return switch (visit.with()) {
      case With.Door _ -> visit.came() instanceof Came.Met ? 1 : 0;
      case With.Gathering(_, var persons) -> persons;
      case With.Colleague _ -> 1;
    };
  }

  private static UUID @Nullable [] readers(Visit visit, UUID me) {
    return visit.with() instanceof With.Colleague(var official, var superior, _)
        ? new UUID[] {me, official, superior}
        : null;
  }

  /** The other officials who took part, in one statement. */
  void insertParticipants(UUID engagement, Collection<UUID> officials) {
    var insert =
        db.insertInto(
            PARTICIPANT, PARTICIPANT.COUNTY, PARTICIPANT.ENGAGEMENT, PARTICIPANT.OFFICIAL);
    for (var official : officials) {
      insert = insert.values(Scope.current().county(), engagement, official);
    }
    insert.execute();
  }

  /** The other officials who took part in many meetings, in one statement. */
  void insertParticipants(Map<UUID, List<UUID>> officials) {
    var engagements = new ArrayList<UUID>();
    var others = new ArrayList<UUID>();
    officials.forEach((engagement, those) -> {
      engagements.addAll(Collections.nCopies(those.size(), engagement));
      others.addAll(those);
    });
    db.insertInto(PARTICIPANT, PARTICIPANT.COUNTY, PARTICIPANT.ENGAGEMENT, PARTICIPANT.OFFICIAL)
        .select(
            select(
                    val(Scope.current().county()),
                    field(name("p", "engagement"), SQLDataType.UUID),
                    field(name("p", "official"), SQLDataType.UUID))
                .from(
                    table(
                        "unnest({0}, {1}) as p(engagement, official)",
                        val(engagements.toArray(UUID[]::new)), val(others.toArray(UUID[]::new)))))
        .execute();
  }

  /** The fingerprints of what was sent under some ids, as far as the asker sees such records. */
  Map<UUID, byte[]> contents(Collection<UUID> ids) {
    return db.select(ENGAGEMENT.ID, ENGAGEMENT.CONTENT)
        .from(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.in(ids))
        .fetchMap(ENGAGEMENT.ID, ENGAGEMENT.CONTENT);
  }

  /** The fingerprint of what was sent under an id; empty when the asker sees no such record. */
  Optional<byte[]> content(UUID id) {
    return db.select(ENGAGEMENT.CONTENT)
        .from(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.eq(id))
        .fetchOptional(ENGAGEMENT.CONTENT);
  }

  /** Marks a record of one's own as corrected; whether it still counted until now. */
  boolean correct(UUID id, UUID by) {
    return db.update(ENGAGEMENT)
            .set(ENGAGEMENT.CORRECTED_BY, by)
            .where(
                ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                ENGAGEMENT.ID.eq(id),
                ENGAGEMENT.OFFICIAL.eq(Scope.current().officialOrRefuse()),
                ENGAGEMENT.CORRECTED_BY.isNull())
            .execute()
        == 1;
  }

  Engagement get(UUID id) {
    return db.selectFrom(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.eq(id))
        .fetchOptional(EngagementStore::engagement)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  List<UUID> participants(UUID engagement) {
    return db.select(PARTICIPANT.OFFICIAL)
        .from(PARTICIPANT)
        .where(
            PARTICIPANT.COUNTY.eq(Scope.current().county()), PARTICIPANT.ENGAGEMENT.eq(engagement))
        .orderBy(PARTICIPANT.OFFICIAL)
        .fetch(PARTICIPANT.OFFICIAL);
  }

  /** What happened at a door, latest first, also what was corrected. */
  List<Engagement> at(UUID recipient, @Nullable Mark before, int most) {
    return latest(ENGAGEMENT.RECIPIENT.eq(recipient).and(earlier(before)), most);
  }

  /** What an official took part in between two moments, in the order of time. */
  List<Engagement> of(UUID official, Instant from, Instant to, int most) {
    var between = ENGAGEMENT.BEGUN_AT.ge(from).and(ENGAGEMENT.BEGUN_AT.lt(to));
    var written = latest(ENGAGEMENT.OFFICIAL.eq(official).and(between), most);
    var county = Scope.current().county();
    var joined =
        latest(
            between.and(
                ENGAGEMENT.ID.in(
                    select(PARTICIPANT.ENGAGEMENT)
                        .from(PARTICIPANT)
                        .where(PARTICIPANT.COUNTY.eq(county), PARTICIPANT.OFFICIAL.eq(official)))),
            most);
    var all = new ArrayList<>(written);
    all.addAll(joined);
    all.sort(java.util.Comparator.comparing(Engagement::begun).thenComparing(Engagement::id));
    return all;
  }

  /** When somebody was last met at some doors, from the records that count. */
  Map<UUID, Instant> lastMet(Collection<UUID> recipients) {
    var last = new HashMap<UUID, Instant>();
    if (recipients.isEmpty()) {
      return last;
    }
    var door = DSL.unnest(recipients.toArray(UUID[]::new)).as("door", "id");
    var id = field(name("door", "id"), SQLDataType.UUID);
    var begun =
        field(
            select(ENGAGEMENT.BEGUN_AT)
                .from(ENGAGEMENT)
                .where(
                    ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                    ENGAGEMENT.RECIPIENT.eq(id),
                    ENGAGEMENT.RESULT.eq("met"),
                    ENGAGEMENT.CORRECTED_BY.isNull())
                .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
                .limit(1));
    db.select(id, begun)
        .from(door)
        .forEach(found -> {
          if (found.value2() != null) {
            last.put(found.value1(), found.value2());
          }
        });
    return last;
  }

  /** When to try again, at doors where nobody was at home the last time. */
  Map<UUID, LocalDate> revisits(Collection<UUID> recipients) {
    var again = new HashMap<UUID, LocalDate>();
    if (recipients.isEmpty()) {
      return again;
    }
    var door = DSL.unnest(recipients.toArray(UUID[]::new)).as("door", "id");
    var id = field(name("door", "id"), SQLDataType.UUID);
    var latest =
        field(
            select(ENGAGEMENT.REVISIT_ON)
                .from(ENGAGEMENT)
                .where(
                    ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                    ENGAGEMENT.RECIPIENT.eq(id),
                    ENGAGEMENT.CORRECTED_BY.isNull())
                .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
                .limit(1));
    db.select(id, latest)
        .from(door)
        .forEach(found -> {
          if (found.value2() != null) {
            again.put(found.value1(), found.value2());
          }
        });
    return again;
  }

  private List<Engagement> latest(Condition which, int most) {
    return db.selectFrom(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()))
        .and(which)
        .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
        .limit(most)
        .fetch(EngagementStore::engagement);
  }

  private static Condition earlier(@Nullable Mark before) {
    return before == null
        ? DSL.noCondition()
        : row(ENGAGEMENT.BEGUN_AT, ENGAGEMENT.ID).lt(before.begun(), before.id());
  }

  private static Engagement engagement(EngagementRecord row) {
    return new Engagement(
        row.getId(),
        Kind.parse(row.getKind()).orElseThrow(),
        row.getPlace(),
        row.getBegunAt(),
        row.getEndedAt(),
        row.getOfficial(),
        row.getUnit(),
        row.getRecipient(),
        row.getLink(),
        row.getResult().equals("met"),
        row.getOccasion(),
        Optional.ofNullable(row.getServes()).flatMap(Served::parse),
        row.getHeard(),
        row.getRevisitOn(),
        row.getPersons(),
        row.getCompanions(),
        row.getWrittenAt(),
        row.getCorrects(),
        row.getCorrectedBy(),
        row.getCorrection());
  }
}
