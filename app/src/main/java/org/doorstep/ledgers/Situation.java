package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.IN_GROUP;
import static org.doorstep.db.ledgers.Tables.VISITED;
import static org.jooq.impl.DSL.countDistinct;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.db.ledgers.tables.Asked;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to how people were asked (C1): symposium, visit, suggestion box, contact card. Each
 * figure is counted from its rows, within the asker's place, and opens into them.
 */
@Service
public class Situation {

  /**
   * So many records are counted, three months of a county of twice the size of Congjiang; who asks
   * for more is told so, and asks for a shorter time.
   */
  public static final int COUNTED = 30_000;

  private static final int SCREEN = 50;
  private static final Asked ASKED = org.doorstep.db.ledgers.Tables.ASKED.as("asked");

  /** What is counted. */
  public enum Asking {
    HOUSEHOLDS,
    VISITS,
    SYMPOSIUMS,
    BOXES,
    CARDS,
    OFFICIALS,
    GROUPS;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** By its name in an address; empty for none. */
    static Optional<Asking> parse(String name) {
      return List.of(values()).stream().filter(each -> each.stored().equals(name)).findFirst();
    }

    /** Whether each of its rows is a record of a meeting. */
    boolean isMeeting() {
      return this == VISITS || this == SYMPOSIUMS;
    }

    private boolean isVisit() {
      return this == HOUSEHOLDS || this == VISITS;
    }

    private String way() {
      return switch (this) {
        case HOUSEHOLDS, VISITS -> "visit";
        case SYMPOSIUMS -> "symposium";
        case BOXES -> "box";
        case CARDS -> "card";
        case OFFICIALS, GROUPS -> "";
      };
    }
  }

  /**
   * A figure.
   *
   * @param more whether there are more, which were not counted
   */
  public record Counted(long rows, boolean more) {

    private static Counted upTo(int limit, long rows, long looked) {
      return new Counted(Math.min(rows, limit), looked > limit);
    }
  }

  /**
   * One row behind a figure: when, where, by whom.
   *
   * @param record the record read
   * @param id what the row is about: a household, an official, a group, or the record itself
   * @param code of the official or the group
   */
  public record Row(
      UUID record,
      UUID id,
      @Nullable Instant at,
      String place,
      @Nullable UUID official,
      String code) {

    private Row byItself() {
      return new Row(record, id, at, place, id, code);
    }
  }

  /** Where a screen ended: the village, and in it the time or the code, and the record. */
  public record Mark(String place, Instant at, String code, UUID id) {

    private static final Pattern WRITTEN =
        Pattern.compile("(\\d{6,15})~([^~]{0,40})~([^~]{0,80})~([0-9a-f-]{36})");

    static Mark of(Row row) {
      return new Mark(
          row.place(),
          Objects.requireNonNullElse(row.at(), Instant.EPOCH),
          row.code(),
          row.record());
    }

    /** As it stands in an address. */
    String written() {
      return place + "~" + at + "~" + code + "~" + id;
    }

    /** Reads a mark from an address; empty when it is none. */
    static Optional<Mark> read(String written) {
      var parts = WRITTEN.matcher(written);
      try {
        return parts.matches()
            ? Optional.of(
                new Mark(
                    parts.group(1),
                    Instant.parse(parts.group(2)),
                    parts.group(3),
                    UUID.fromString(parts.group(4))))
            : Optional.empty();
      } catch (DateTimeException | IllegalArgumentException none) {
        return Optional.empty();
      }
    }
  }

  /** A screen of rows, and where it ended when there are more. */
  public record Screen(List<Row> rows, Optional<Mark> next) {}

  private final DSLContext db;

  Situation(DSLContext db) {
    this.db = db;
  }

  /** All figures of a time, for the place of the asker, each as far as {@link #COUNTED}. */
  @Transactional(readOnly = true)
  public Map<Asking, Counted> count(Instant from, Instant to) {
    return count(from, to, COUNTED);
  }

  @Transactional(readOnly = true)
  Map<Asking, Counted> count(Instant from, Instant to, int most) {
    var figures = new EnumMap<Asking, Counted>(Asking.class);
    var visits = looked(Asking.VISITS, from, to, most);
    var door = visits.field(ASKED.RECIPIENT);
    var met = db.select(DSL.count(), countDistinct(door)).from(visits).fetchSingle();
    figures.put(Asking.HOUSEHOLDS, Counted.upTo(most, met.value2(), met.value1()));
    figures.put(Asking.VISITS, Counted.upTo(most, met.value1(), met.value1()));
    for (var asking : List.of(Asking.SYMPOSIUMS, Asking.BOXES, Asking.CARDS)) {
      var rows = db.selectCount().from(looked(asking, from, to, most)).fetchSingle().value1();
      figures.put(asking, Counted.upTo(most, rows, rows));
    }
    figures.put(Asking.OFFICIALS, inGroup(IN_GROUP.OFFICIAL));
    figures.put(Asking.GROUPS, inGroup(IN_GROUP.UNIT));
    return figures;
  }

  /** One more than are counted tells that there are more. */
  private static Table<?> looked(Asking asking, Instant from, Instant to, int most) {
    return DSL.select(ASKED.RECIPIENT)
        .from(lines(asking, ASKED))
        .where(asked(ASKED, asking, from, to))
        .limit(most + 1)
        .asTable("looked");
  }

  private Counted inGroup(Field<UUID> who) {
    var counted =
        db.select(countDistinct(who)).from(IN_GROUP).where(inGroup()).fetchSingle().value1();
    return new Counted(counted, false);
  }

  /**
   * The rows behind a figure, village by village and one screen at a time: in each what was last
   * comes first, and officials and groups stand by their codes.
   */
  @Transactional(readOnly = true)
  public Screen rows(Asking asking, Instant from, Instant to, Optional<Mark> after) {
    var rows =
        switch (asking) {
          case HOUSEHOLDS, VISITS, SYMPOSIUMS, BOXES, CARDS -> askedRows(asking, from, to, after);
          case OFFICIALS -> inGroup(IN_GROUP.OFFICIAL, IN_GROUP.OFFICIAL_CODE, after);
          case GROUPS -> inGroup(IN_GROUP.UNIT, IN_GROUP.UNIT_CODE, after);
        };
    var shown = rows.subList(0, Math.min(SCREEN, rows.size()));
    return new Screen(
        shown.stream().map(row -> asking == Asking.OFFICIALS ? row.byItself() : row).toList(),
        rows.size() <= SCREEN ? Optional.empty() : Optional.of(Mark.of(shown.getLast())));
  }

  private List<Row> askedRows(Asking asking, Instant from, Instant to, Optional<Mark> after) {
    return db.select(ASKED.ID, ASKED.AT, ASKED.PLACE, ASKED.OFFICIAL, ASKED.RECIPIENT)
        .from(lines(asking, ASKED))
        .where(asked(ASKED, asking, from, to))
        .and(asking == Asking.HOUSEHOLDS ? isLast(asking, from, to) : DSL.noCondition())
        .and(after.map(Situation::past).orElse(DSL.noCondition()))
        .orderBy(ASKED.PLACE, ASKED.AT.desc(), ASKED.ID.desc())
        .limit(SCREEN + 1)
        .fetch(each ->
            new Row(
                each.value1(),
                asking == Asking.HOUSEHOLDS ? each.value5() : each.value1(),
                each.value2(),
                each.value3(),
                asking == Asking.HOUSEHOLDS ? null : each.value4(),
                ""));
  }

  /** The last visit of its household within the time: each household once. */
  private static Condition isLast(Asking asking, Instant from, Instant to) {
    var later = ASKED.as("later");
    return DSL.notExists(
            DSL.selectOne()
                .from(lines(asking, later))
                .where(asked(later, asking, from, to))
                .and(later.RECIPIENT.eq(ASKED.RECIPIENT))
                .and(DSL.row(later.AT, later.ID).gt(DSL.row(ASKED.AT, ASKED.ID))))
        .and(ASKED.RECIPIENT.isNotNull());
  }

  private static Condition past(Mark mark) {
    return ASKED
        .PLACE
        .ge(mark.place())
        .and(ASKED.PLACE.gt(mark.place()).or(DSL.row(ASKED.AT, ASKED.ID).lt(mark.at(), mark.id())));
  }

  private List<Row> inGroup(Field<UUID> who, Field<String> code, Optional<Mark> after) {
    var place = DSL.max(IN_GROUP.PLACE);
    var named = DSL.max(code);
    return db.select(who, place, named)
        .from(IN_GROUP)
        .where(inGroup())
        .groupBy(who)
        .having(
            after
                .map(mark -> DSL.row(place, named, who).gt(mark.place(), mark.code(), mark.id()))
                .orElse(DSL.noCondition()))
        .orderBy(place, named, who)
        .limit(SCREEN + 1)
        .fetch(each ->
            new Row(each.value1(), each.value1(), null, each.value2(), null, each.value3()));
  }

  /** Visits from a view of their own, where an index has their order. */
  private static Table<?> lines(Asking asking, Asked as) {
    return asking.isVisit() ? VISITED.as(as) : as;
  }

  private static Condition asked(Asked line, Asking asking, Instant from, Instant to) {
    var scope = Scope.current();
    var asked =
        line.COUNTY
            .eq(scope.county())
            .and(asking.isVisit() ? DSL.noCondition() : line.WAY.eq(asking.way()))
            .and(line.PLACE.ge(scope.place()))
            .and(line.PLACE.lt(scope.place() + ":"));
    // A box hangs from a day on: it counts whenever it was hung up before the end.
    return asking == Asking.BOXES
        ? asked.and(line.AT.lt(to))
        : asked.and(line.AT.ge(from)).and(line.AT.lt(to));
  }

  private static Condition inGroup() {
    var scope = Scope.current();
    return IN_GROUP
        .COUNTY
        .eq(scope.county())
        .and(IN_GROUP.PLACE.ge(scope.place()))
        .and(IN_GROUP.PLACE.lt(scope.place() + ":"));
  }
}
