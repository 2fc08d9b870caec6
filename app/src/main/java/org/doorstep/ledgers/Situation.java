package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.ASKED;
import static org.doorstep.db.ledgers.Tables.IN_GROUP;
import static org.jooq.impl.DSL.countDistinct;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

  private static final int SCREEN = 50;

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

  /** One row behind a figure: when, where, by whom. */
  public record Row(UUID id, @Nullable Instant at, String place, @Nullable UUID official) {}

  /** A screen of rows, and the id it went up to when there are more. */
  public record Screen(List<Row> rows, Optional<UUID> next) {}

  private final DSLContext db;

  Situation(DSLContext db) {
    this.db = db;
  }

  /** All figures of a time, for the place of the asker. */
  @Transactional(readOnly = true)
  public Map<Asking, Long> count(Instant from, Instant to) {
    var figures = new EnumMap<Asking, Long>(Asking.class);
    for (var asking : Asking.values()) {
      figures.put(asking, count(asking, from, to));
    }
    return figures;
  }

  private long count(Asking asking, Instant from, Instant to) {
    var counted =
        switch (asking) {
          case HOUSEHOLDS ->
              db.select(countDistinct(ASKED.RECIPIENT).cast(Long.class))
                  .from(ASKED)
                  .where(asked(asking, from, to));
          case VISITS, SYMPOSIUMS, BOXES, CARDS ->
              db.select(DSL.count().cast(Long.class)).from(ASKED).where(asked(asking, from, to));
          case OFFICIALS ->
              db.select(countDistinct(IN_GROUP.OFFICIAL).cast(Long.class))
                  .from(IN_GROUP)
                  .where(inGroup());
          case GROUPS ->
              db.select(countDistinct(IN_GROUP.UNIT).cast(Long.class))
                  .from(IN_GROUP)
                  .where(inGroup());
        };
    return counted.fetchSingle().value1();
  }

  /** The rows behind a figure, in the order of their ids, one screen at a time. */
  @Transactional(readOnly = true)
  public Screen rows(Asking asking, Instant from, Instant to, Optional<UUID> after) {
    var rows =
        switch (asking) {
          case HOUSEHOLDS ->
              db.select(
                      ASKED.RECIPIENT,
                      DSL.max(ASKED.AT),
                      DSL.max(ASKED.PLACE),
                      DSL.inline((UUID) null))
                  .from(ASKED)
                  .where(asked(asking, from, to))
                  .and(after.map(ASKED.RECIPIENT::gt).orElse(DSL.noCondition()))
                  .groupBy(ASKED.RECIPIENT)
                  .orderBy(ASKED.RECIPIENT)
                  .limit(SCREEN + 1)
                  .fetch(each -> new Row(each.value1(), each.value2(), each.value3(), null));
          case VISITS, SYMPOSIUMS, BOXES, CARDS ->
              db.select(ASKED.ID, ASKED.AT, ASKED.PLACE, ASKED.OFFICIAL)
                  .from(ASKED)
                  .where(asked(asking, from, to))
                  .and(after.map(ASKED.ID::gt).orElse(DSL.noCondition()))
                  .orderBy(ASKED.ID)
                  .limit(SCREEN + 1)
                  .fetch(
                      each -> new Row(each.value1(), each.value2(), each.value3(), each.value4()));
          case OFFICIALS ->
              db.select(IN_GROUP.OFFICIAL, DSL.max(IN_GROUP.PLACE))
                  .from(IN_GROUP)
                  .where(inGroup())
                  .and(after.map(IN_GROUP.OFFICIAL::gt).orElse(DSL.noCondition()))
                  .groupBy(IN_GROUP.OFFICIAL)
                  .orderBy(IN_GROUP.OFFICIAL)
                  .limit(SCREEN + 1)
                  .fetch(each -> new Row(each.value1(), null, each.value2(), each.value1()));
          case GROUPS ->
              db.select(IN_GROUP.UNIT, DSL.max(IN_GROUP.PLACE))
                  .from(IN_GROUP)
                  .where(inGroup())
                  .and(after.map(IN_GROUP.UNIT::gt).orElse(DSL.noCondition()))
                  .groupBy(IN_GROUP.UNIT)
                  .orderBy(IN_GROUP.UNIT)
                  .limit(SCREEN + 1)
                  .fetch(each -> new Row(each.value1(), null, each.value2(), null));
        };
    if (rows.size() <= SCREEN) {
      return new Screen(rows, Optional.empty());
    }
    var shown = rows.subList(0, SCREEN);
    return new Screen(shown, Optional.of(shown.getLast().id()));
  }

  private static Condition asked(Asking asking, Instant from, Instant to) {
    var scope = Scope.current();
    var asked =
        ASKED
            .COUNTY
            .eq(scope.county())
            .and(ASKED.WAY.eq(asking.way()))
            .and(ASKED.PLACE.ge(scope.place()))
            .and(ASKED.PLACE.lt(scope.place() + ":"));
    // A box hangs from a day on: it counts whenever it was hung up before the end.
    return asking == Asking.BOXES
        ? asked.and(ASKED.AT.lt(to))
        : asked.and(ASKED.AT.ge(from)).and(ASKED.AT.lt(to));
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
