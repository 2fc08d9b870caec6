package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.MATTER_LINE;
import static org.doorstep.db.ledgers.Tables.TRAY_LINE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.ledgers.tables.TrayLine;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the matter ledger: every matter a unit or an official sees, newest first, one screen
 * at a time.
 *
 * <p>A screen looks through no more than {@link #LOOKED_THROUGH} rows. Where a combination of
 * filters is so rare that this did not fill it, it says up to when it looked, and going on looks
 * further.
 */
@Service
public class MatterLedger {

  static final int SCREEN = 50;
  private static final int LOOKED_THROUGH = 20_000;

  /** The trays looked through, under a name of their own within the statement. */
  private static final TrayLine LOOKED = TRAY_LINE.as("looked");

  private static final List<Field<?>> SHOWN =
      List.of(
          MATTER_LINE.NUMBER,
          MATTER_LINE.TITLE,
          MATTER_LINE.CHANNEL,
          MATTER_LINE.COLLECTIVE,
          MATTER_LINE.HOLDER,
          MATTER_LINE.OUTCOME,
          MATTER_LINE.ANSWERED_AT,
          MATTER_LINE.CLOSED_AT,
          MATTER_LINE.SCORE,
          MATTER_LINE.REOPENED,
          MATTER_LINE.REASON_CLASS,
          MATTER_LINE.NEXT_LOOK);

  /** One matter in the ledger. */
  public record Line(
      UUID matter,
      String number,
      String title,
      String kind,
      @Nullable String category,
      String place,
      String channel,
      String priority,
      boolean collective,
      Instant raisedAt,
      String state,
      boolean open,
      UUID holder,
      LocalDate due,
      @Nullable String outcome,
      @Nullable Instant answeredAt,
      @Nullable Instant closedAt,
      @Nullable Short score,
      int reopened,
      @Nullable String reasonClass,
      @Nullable LocalDate nextLook) {

    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  /**
   * A screen of the ledger.
   *
   * @param next where to go on; empty at the end
   * @param lookedUpTo when the last row looked through was raised, if the screen stopped there
   */
  public record Screen(List<Line> lines, Optional<Mark> next, Optional<Instant> lookedUpTo) {}

  private final DSLContext db;
  private final Clock clock;

  MatterLedger(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A screen of the ledger of the asker's unit, or of what the asker raised. */
  @Transactional(readOnly = true)
  public Screen find(MatterFilter filter, Optional<Mark> after, int most) {
    var looked =
        DSL.select(TRAY_LINE.fields())
            .from(TRAY_LINE)
            .where(found(filter))
            .and(after.map(MatterLedger::past).orElse(DSL.noCondition()))
            .orderBy(newest(TRAY_LINE))
            .limit(LOOKED_THROUGH)
            .asTable(LOOKED);
    var lines =
        db.select(LOOKED.fields())
            .select(SHOWN)
            .from(looked)
            .join(MATTER_LINE)
            .on(
                MATTER_LINE.COUNTY.eq(Scope.current().county()),
                MATTER_LINE.MATTER.eq(LOOKED.MATTER))
            .where(chosen(filter))
            .orderBy(newest(LOOKED))
            .limit(most + 1) // one more than shown tells whether there is a next screen
            .fetch(MatterLedger::line);
    if (lines.size() > most) {
      var shown = lines.subList(0, most);
      return new Screen(shown, Optional.of(Mark.of(shown.getLast())), Optional.empty());
    }
    var end = lastLookedThrough(filter, after);
    return new Screen(lines, end, end.map(Mark::raisedAt));
  }

  /** Where looking stopped, when it stopped before the end. */
  private Optional<Mark> lastLookedThrough(MatterFilter filter, Optional<Mark> after) {
    return db.select(TRAY_LINE.RAISED_AT, TRAY_LINE.MATTER)
        .from(TRAY_LINE)
        .where(found(filter))
        .and(after.map(MatterLedger::past).orElse(DSL.noCondition()))
        .orderBy(newest(TRAY_LINE))
        .offset(LOOKED_THROUGH - 1)
        .limit(1)
        .fetchOptional(row -> new Mark(row.value1(), row.value2()));
  }

  /** The conditions an index answers in the order of the ledger: the seat and one filter. */
  private static Condition found(MatterFilter filter) {
    var scope = Scope.current();
    var seat = filter.mine() ? scope.officialOrRefuse() : scope.unitOrRefuse();
    var found = TRAY_LINE.COUNTY.eq(scope.county()).and(TRAY_LINE.SEAT.eq(seat));
    if (filter.place().length() == 12) {
      found = found.and(TRAY_LINE.PLACE.eq(filter.place()));
    } else if (filter.place().length() == 9) {
      found = found.and(TRAY_LINE.TOWNSHIP.eq(filter.place()));
    } else if (filter.late()) {
      found = found.and(TRAY_LINE.OPEN.isTrue());
    } else if (filter.states().size() == 1) {
      found = found.and(TRAY_LINE.STATE.eq(filter.states().iterator().next()));
    }
    var zone = scope.zone();
    if (filter.from().isPresent()) {
      found = found.and(TRAY_LINE.RAISED_AT.ge(filter.from().get().atStartOfDay(zone).toInstant()));
    }
    if (filter.to().isPresent()) {
      found =
          found.and(
              TRAY_LINE.RAISED_AT.lt(filter.to().get().plusDays(1).atStartOfDay(zone).toInstant()));
    }
    return found;
  }

  /** The conditions that choose among the rows looked through. */
  private Condition chosen(MatterFilter filter) {
    var chosen = DSL.noCondition();
    if (!filter.states().isEmpty()) {
      chosen = chosen.and(LOOKED.STATE.in(filter.states()));
    }
    if (!filter.kind().isEmpty()) {
      chosen = chosen.and(LOOKED.KIND.eq(filter.kind()));
    }
    if (!filter.priority().isEmpty()) {
      chosen = chosen.and(LOOKED.PRIORITY.eq(filter.priority()));
    }
    if (!filter.category().isEmpty()) {
      var below = filter.category();
      chosen =
          chosen.and(
              LOOKED
                  .CATEGORY
                  .eq(below)
                  .or(
                      LOOKED
                          .CATEGORY
                          .ge(below + ".")
                          .and(LOOKED.CATEGORY.lt(below + "/")))); // '/' follows '.'
    }
    if (filter.late()) {
      var today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
      chosen = chosen.and(LOOKED.OPEN.isTrue()).and(LOOKED.DUE_ON.lt(today));
    }
    if (filter.mine()) {
      chosen = chosen.and(LOOKED.PART.eq("raised"));
    }
    return chosen;
  }

  private static Condition past(Mark mark) {
    // Newest first, then by id: later in the list is earlier in time.
    return TRAY_LINE
        .RAISED_AT
        .le(mark.raisedAt())
        .and(TRAY_LINE.RAISED_AT.lt(mark.raisedAt()).or(TRAY_LINE.MATTER.gt(mark.matter())));
  }

  private static List<SortField<?>> newest(TrayLine line) {
    var order = new ArrayList<SortField<?>>();
    order.add(line.RAISED_AT.desc());
    order.add(line.MATTER.asc());
    return order;
  }

  private static Line line(Record row) {
    return new Line(
        row.get(LOOKED.MATTER),
        row.get(MATTER_LINE.NUMBER),
        row.get(MATTER_LINE.TITLE),
        row.get(LOOKED.KIND),
        row.get(LOOKED.CATEGORY),
        row.get(LOOKED.PLACE),
        row.get(MATTER_LINE.CHANNEL),
        row.get(LOOKED.PRIORITY),
        row.get(MATTER_LINE.COLLECTIVE),
        row.get(LOOKED.RAISED_AT),
        row.get(LOOKED.STATE),
        row.get(LOOKED.OPEN),
        row.get(MATTER_LINE.HOLDER),
        row.get(LOOKED.DUE_ON),
        row.get(MATTER_LINE.OUTCOME),
        row.get(MATTER_LINE.ANSWERED_AT),
        row.get(MATTER_LINE.CLOSED_AT),
        row.get(MATTER_LINE.SCORE),
        row.get(MATTER_LINE.REOPENED),
        row.get(MATTER_LINE.REASON_CLASS),
        row.get(MATTER_LINE.NEXT_LOOK));
  }
}
