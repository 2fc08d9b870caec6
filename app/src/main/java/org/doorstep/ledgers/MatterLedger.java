package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.MATTER_LINE;
import static org.doorstep.db.ledgers.Tables.TRAY_LINE;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.ledgers.tables.TrayLine;
import org.doorstep.places.Calendars;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.Counts;
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
 * at a time; what is asked for by its date, the most urgent first.
 *
 * <p>A screen looks through no more than {@link #LOOKED_THROUGH} rows. Where a combination of
 * filters is so rare that this did not fill it, it says up to when it looked, and going on looks
 * further.
 */
@Service
public class MatterLedger {

  static final int SCREEN = 50;
  private static final int LOOKED_THROUGH = 10_000;

  /**
   * The same as a query of its own. A number the planner knows makes it expect to read them all,
   * and then it may sort a whole tray rather than follow an index and stop when the screen is full.
   */
  private static final Field<Integer> AT_MOST_LOOKED_THROUGH =
      DSL.field(DSL.select(DSL.inline(LOOKED_THROUGH)));

  /** So many working days, this one included, are soon. */
  private static final int SOON = 3;

  private static final String ANSWERED = "answered";
  private static final String RAISED = "raised";

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

    /** Whether somebody owes it something by its date; what is answered waits for the look-back. */
    boolean owed() {
      return open && !state.equals(ANSWERED);
    }

    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  /**
   * A screen of the ledger.
   *
   * @param next where to go on; empty at the end
   * @param lookedUpTo the last row looked through, if the screen stopped there
   */
  public record Screen(List<Line> lines, Optional<Mark> next, Optional<Mark> lookedUpTo) {}

  private final DSLContext db;
  private final Calendars calendars;
  private final Clock clock;

  MatterLedger(DSLContext db, Calendars calendars, Clock clock) {
    this.db = db;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** A screen of the ledger of the asker's unit, or of what the asker raised. */
  @Transactional(readOnly = true)
  public Screen find(MatterFilter filter, Optional<Mark> after, int most) {
    var until = until(filter);
    var looked =
        DSL.select(TRAY_LINE.fields())
            .from(TRAY_LINE)
            .where(found(filter, until))
            .and(past(filter, after))
            .orderBy(order(filter, TRAY_LINE))
            .limit(AT_MOST_LOOKED_THROUGH)
            .asTable(LOOKED);
    var lines =
        db.select(LOOKED.fields())
            .select(SHOWN)
            .from(looked)
            .join(MATTER_LINE)
            .on(
                MATTER_LINE.COUNTY.eq(Scope.current().county()),
                MATTER_LINE.MATTER.eq(LOOKED.MATTER))
            .where(chosen(filter, LOOKED, until))
            .orderBy(order(filter, LOOKED))
            .limit(most + 1) // one more than shown tells whether there is a next screen
            .fetch(MatterLedger::line);
    if (lines.size() > most) {
      var shown = lines.subList(0, most);
      return new Screen(shown, Optional.of(Mark.of(shown.getLast())), Optional.empty());
    }
    var end = lastLookedThrough(filter, until, after);
    return new Screen(lines, end, end);
  }

  /**
   * Where looking stopped, when it stopped before the end. Only what the order needs is read: that
   * is in the index, and the rows are not looked up again.
   */
  private Optional<Mark> lastLookedThrough(
      MatterFilter filter, LocalDate until, Optional<Mark> after) {
    return db.select(
            filter.byDate() ? DSL.inline(Instant.EPOCH) : TRAY_LINE.RAISED_AT,
            filter.byDate() ? TRAY_LINE.DUE_ON : DSL.inline(LocalDate.EPOCH),
            TRAY_LINE.MATTER)
        .from(TRAY_LINE)
        .where(found(filter, until))
        .and(past(filter, after))
        .orderBy(order(filter, TRAY_LINE))
        .offset(LOOKED_THROUGH - 1)
        .limit(1)
        .fetchOptional(row -> new Mark(row.value1(), row.value2(), row.value3()));
  }

  /** How many lines each of some filters has, see {@link Counts}. */
  @Transactional(readOnly = true)
  public List<Integer> count(List<MatterFilter> filters) {
    return Counts.of(
        db,
        filters.stream()
            .map(filter -> {
              var until = until(filter);
              return DSL.selectOne()
                  .from(TRAY_LINE)
                  .where(found(filter, until), chosen(filter, TRAY_LINE, until));
            })
            .toList());
  }

  /** The conditions an index answers in the order of the ledger: the seat and one filter. */
  private Condition found(MatterFilter filter, LocalDate until) {
    var scope = Scope.current();
    var seat = filter.mine() ? scope.officialOrRefuse() : scope.unitOrRefuse();
    var found = TRAY_LINE.COUNTY.eq(scope.county()).and(TRAY_LINE.SEAT.eq(seat));
    if (filter.byDate()) {
      return found.and(owed(filter, TRAY_LINE, until));
    }
    if (!filter.beside().isEmpty()) {
      found = found.and(beside(filter, TRAY_LINE));
    } else if (!filter.mine()) {
      found = found.and(placeOrState(filter));
    }
    return found.and(raised(filter, TRAY_LINE));
  }

  /** What somebody raised is so little that it needs no index of its own. */
  private static Condition placeOrState(MatterFilter filter) {
    var ofUnit = TRAY_LINE.PART.ne(DSL.inline(RAISED)); // which is so of all of a unit's
    if (!filter.place().isEmpty()) {
      return ofUnit.and(place(filter, TRAY_LINE));
    }
    return filter.states().size() == 1
        ? ofUnit.and(TRAY_LINE.STATE.eq(filter.states().iterator().next()))
        : DSL.noCondition();
  }

  /** The conditions that choose among the rows looked through. */
  private Condition chosen(MatterFilter filter, TrayLine line, LocalDate until) {
    var chosen =
        owed(filter, line, until)
            .and(beside(filter, line))
            .and(raised(filter, line))
            .and(place(filter, line));
    if (!filter.states().isEmpty()) {
      chosen = chosen.and(line.STATE.in(filter.states()));
    }
    if (!filter.kind().isEmpty()) {
      chosen = chosen.and(line.KIND.eq(filter.kind()));
    }
    if (!filter.priority().isEmpty()) {
      chosen = chosen.and(line.PRIORITY.eq(filter.priority()));
    }
    if (!filter.category().isEmpty()) {
      var below = filter.category();
      chosen =
          chosen.and(
              line.CATEGORY
                  .eq(below)
                  .or(
                      line.CATEGORY
                          .ge(below + ".")
                          .and(line.CATEGORY.lt(below + "/")))); // '/' follows '.'
    }
    if (filter.mine()) {
      chosen = chosen.and(line.PART.eq(RAISED));
    }
    return chosen;
  }

  /** What somebody owes, and by when, as an index of trays has it. */
  private Condition owed(MatterFilter filter, TrayLine line, LocalDate until) {
    if (!filter.byDate()) {
      return DSL.noCondition();
    }
    var owed = line.OPEN.eq(DSL.inline(true)).and(line.STATE.ne(DSL.inline(ANSWERED)));
    if (filter.late()) {
      owed = owed.and(line.DUE_ON.lt(today()));
    }
    if (!filter.due().isEmpty()) {
      owed = owed.and(line.DUE_ON.between(today(), until));
    }
    return owed;
  }

  /** The last day on which what a filter asks for by its time is due. */
  private LocalDate until(MatterFilter filter) {
    return switch (filter.due()) {
      case "soon" -> calendars.now().lastOf(SOON, today());
      case "week" -> today().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      default -> today();
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private static Condition raised(MatterFilter filter, TrayLine line) {
    var zone = Scope.current().zone();
    var from = filter.from().map(day -> day.atStartOfDay(zone).toInstant());
    var before = filter.to().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    return from.map(line.RAISED_AT::ge)
        .orElse(DSL.noCondition())
        .and(before.map(line.RAISED_AT::lt).orElse(DSL.noCondition()));
  }

  /** A township, and in it the village, as an index of trays has them. */
  private static Condition place(MatterFilter filter, TrayLine line) {
    var place = filter.place();
    return switch (Level.find(place).orElse(Level.COUNTY)) {
      case PROVINCE, PREFECTURE, COUNTY -> DSL.noCondition();
      case TOWNSHIP -> line.TOWNSHIP.eq(place);
      case VILLAGE -> line.TOWNSHIP.eq(Level.TOWNSHIP.holding(place)).and(line.PLACE.eq(place));
    };
  }

  private static Condition beside(MatterFilter filter, TrayLine line) {
    return switch (filter.beside()) {
      case "extension" -> line.EXTENSION_ASKED.eq(DSL.inline(true));
      case "low" -> line.RATED_LOW.eq(DSL.inline(true));
      case "posted" -> line.POSTED.eq(DSL.inline(true));
      default -> DSL.noCondition();
    };
  }

  private static Condition past(MatterFilter filter, Optional<Mark> after) {
    return after
        .map(mark -> filter.byDate() ? later(mark) : earlier(mark))
        .orElse(DSL.noCondition());
  }

  private static Condition later(Mark mark) {
    return DSL.row(TRAY_LINE.DUE_ON, TRAY_LINE.MATTER).gt(mark.due(), mark.matter());
  }

  private static Condition earlier(Mark mark) {
    // Newest first, then by id: later in the list is earlier in time.
    return TRAY_LINE
        .RAISED_AT
        .le(mark.raisedAt())
        .and(TRAY_LINE.RAISED_AT.lt(mark.raisedAt()).or(TRAY_LINE.MATTER.gt(mark.matter())));
  }

  private static List<SortField<?>> order(MatterFilter filter, TrayLine line) {
    return List.of(filter.byDate() ? line.DUE_ON.asc() : line.RAISED_AT.desc(), line.MATTER.asc());
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
