package org.doorstep.engagements;

import static org.doorstep.db.engagements.Tables.ENGAGEMENT;
import static org.doorstep.db.engagements.Tables.PARTICIPANT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.pairings.Links;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Unnested;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes meetings down, one or many in the same statement. Recording is the hottest path there is:
 * village and link of the day are found within the insert, whose text is drawn once.
 */
@Repository
class EngagementWriter {

  /**
   * A visit to be written down.
   *
   * @param content the fingerprint by which the same again is known, in hex
   * @param correction what it is written in place of, and why; null for nothing
   */
  record Entry(Visit visit, String content, @Nullable Correction correction) {

    static Entry of(Visit visit, byte[] content, @Nullable Correction correction) {
      return new Entry(visit, HexFormat.of().formatHex(content), correction);
    }

    @Override
    public String toString() {
      return "Entry[" + visit.id() + "]";
    }
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

  /** The entries as the statement reads them. */
  private static final Unnested<Entry> ENTRIES =
      new Unnested<Entry>("e")
          .with("id", "uuid", entry -> entry.visit().id())
          .with("kind", "text", entry -> entry.visit().kind().stored())
          .with("place", "text", entry -> placeGiven(entry.visit()))
          .with("begun", "timestamptz", entry -> entry.visit().begun())
          .with("ended", "timestamptz", entry -> entry.visit().ended())
          .with("recipient", "uuid", entry -> recipient(entry.visit()))
          .with("day", "date", entry -> Visits.day(entry.visit().begun()))
          .with("result", "text", entry -> met(entry.visit()) ? "met" : "not-home")
          .with("occasion", "text", entry -> entry.visit().occasion())
          .with("serves", "text", entry -> serves(entry.visit()))
          .with("heard", "text", entry -> heard(entry.visit()))
          .with("revisit", "date", entry -> revisit(entry.visit()))
          .with("persons", "int", entry -> persons(entry.visit()))
          .with("companions", "text", entry -> entry.visit().companions())
          .with("colleague", "uuid", entry -> colleague(entry.visit()))
          .with("superior", "uuid", entry -> superior(entry.visit()))
          .with("content", "text", Entry::content)
          .with("corrects", "uuid", entry -> corrects(entry.correction()))
          .with("correction", "text", entry -> why(entry.correction()));

  private final DSLContext db;
  private final Drawn insert;

  EngagementWriter(DSLContext db) {
    this.db = db;
    this.insert = new Drawn(db, insert(db));
  }

  private static Query insert(DSLContext db) {
    var county = param("county", Integer.class);
    var me = param("me", UUID.class);
    var recipient = sent("recipient", SQLDataType.UUID);
    var colleague = sent("colleague", SQLDataType.UUID);
    var readers =
        when(colleague.isNotNull(), array(me, colleague, sent("superior", SQLDataType.UUID)));
    var placed =
        select(
                asterisk(),
                coalesce(sent("place", SQLDataType.CLOB), Recipients.placeToday(county, recipient))
                    .as("here"))
            .from(ENTRIES.table())
            .asTable("e");
    var values = new LinkedHashMap<Field<?>, Field<?>>();
    values.put(ENGAGEMENT.COUNTY, county);
    values.put(ENGAGEMENT.ID, sent("id", SQLDataType.UUID));
    values.put(ENGAGEMENT.KIND, sent("kind", SQLDataType.CLOB));
    values.put(ENGAGEMENT.PLACE, sent("here", SQLDataType.CLOB));
    values.put(ENGAGEMENT.BEGUN_AT, sent("begun", ENGAGEMENT.BEGUN_AT.getDataType()));
    values.put(ENGAGEMENT.ENDED_AT, sent("ended", ENGAGEMENT.ENDED_AT.getDataType()));
    values.put(ENGAGEMENT.OFFICIAL, me);
    values.put(ENGAGEMENT.UNIT, param("unit", UUID.class));
    values.put(ENGAGEMENT.RECIPIENT, recipient);
    values.put(
        ENGAGEMENT.LINK, Links.onDay(county, me, recipient, sent("day", SQLDataType.LOCALDATE)));
    values.put(ENGAGEMENT.RESULT, sent("result", SQLDataType.CLOB));
    values.put(ENGAGEMENT.OCCASION, sent("occasion", SQLDataType.CLOB));
    values.put(ENGAGEMENT.SERVES, sent("serves", SQLDataType.CLOB));
    values.put(ENGAGEMENT.HEARD, sent("heard", SQLDataType.CLOB));
    values.put(ENGAGEMENT.REVISIT_ON, sent("revisit", SQLDataType.LOCALDATE));
    values.put(ENGAGEMENT.PERSONS, sent("persons", SQLDataType.INTEGER));
    values.put(ENGAGEMENT.COMPANIONS, sent("companions", SQLDataType.CLOB));
    values.put(ENGAGEMENT.ONLY_FOR, readers);
    values.put(ENGAGEMENT.WRITTEN_AT, param("now", ENGAGEMENT.WRITTEN_AT.getDataType()));
    values.put(
        ENGAGEMENT.CONTENT,
        field("decode({0}, 'hex')", byte[].class, sent("content", SQLDataType.CLOB)));
    values.put(ENGAGEMENT.CORRECTS, sent("corrects", SQLDataType.UUID));
    values.put(ENGAGEMENT.CORRECTION, sent("correction", SQLDataType.CLOB));
    return db.insertInto(ENGAGEMENT, values.keySet())
        .select(
            select(values.values()).from(placed).where(sent("here", SQLDataType.CLOB).isNotNull()))
        .onConflict(ENGAGEMENT.COUNTY, ENGAGEMENT.ID)
        .doNothing()
        .returning(ENGAGEMENT.ID, ENGAGEMENT.PLACE, ENGAGEMENT.LINK);
  }

  private static <T> Field<T> sent(String column, DataType<T> type) {
    return ENTRIES.field(column, type);
  }

  /**
   * Writes visits down, but for those whose id is taken and those at a door the asker may not see.
   *
   * @return the stamp of each that was written, by its id
   */
  Map<UUID, Stamp> insert(List<Entry> entries, Instant now) {
    var scope = Scope.current();
    var values = ENTRIES.values(entries);
    values.put("county", scope.county());
    values.put("me", scope.officialOrRefuse());
    values.put("unit", scope.unitOrRefuse());
    values.put("now", now);
    return insert
        .with(values)
        .coerce(ENGAGEMENT.ID, ENGAGEMENT.PLACE, ENGAGEMENT.LINK)
        .fetchMap(ENGAGEMENT.ID, row -> new Stamp(row.value2(), row.value3()));
  }

  private static boolean met(Visit visit) {
    return visit.came() instanceof Came.Met;
  }

  private static String heard(Visit visit) {
    return visit.came() instanceof Came.Met(var heard, _) ? heard : "";
  }

  private static @Nullable String serves(Visit visit) {
    return visit.came() instanceof Came.Met(_, var served) ? served.stored() : null;
  }

  private static @Nullable LocalDate revisit(Visit visit) {
    return visit.came() instanceof Came.NotHome(var revisit) ? revisit : null;
  }

  private static @Nullable UUID recipient(Visit visit) {
    return visit.with() instanceof With.Door(var recipient) ? recipient : null;
  }

  private static @Nullable UUID colleague(Visit visit) {
    return visit.with() instanceof With.Colleague(var official, _, _) ? official : null;
  }

  private static @Nullable UUID superior(Visit visit) {
    return visit.with() instanceof With.Colleague(_, var superior, _) ? superior : null;
  }

  private static @Nullable String placeGiven(Visit visit) {
    return switch (visit.with()) {
      case With.Door _ -> null;
      case With.Gathering(var place, _) -> place;
      case With.Colleague(_, _, var place) -> place;
    };
  }

  private static int persons(Visit visit) {
    return switch (visit.with()) {
      case With.Door _ -> met(visit) ? 1 : 0;
      case With.Gathering(_, var persons) -> persons;
      case With.Colleague _ -> 1;
    };
  }

  private static @Nullable UUID corrects(@Nullable Correction correction) {
    return correction == null ? null : correction.corrects();
  }

  private static String why(@Nullable Correction correction) {
    return correction == null ? "" : correction.why();
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
}
