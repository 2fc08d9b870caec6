package org.doorstep.deadlines;

import static org.doorstep.db.deadlines.Tables.CLOCK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the figure kept in time, and to the clocks behind it. A period has its first moment
 * in it and its last not; what counts is what ended in it, and what was overdue and open at its
 * end.
 */
@Service
public class Promptness {

  /** One clock behind the figure: state is met, late, or overdue while it is open. */
  public record Row(UUID clock, UUID subject, @Nullable UUID unit, LocalDate dueOn, String state) {}

  private final DSLContext db;

  Promptness(DSLContext db) {
    this.db = db;
  }

  /** The figure of every unit that owed something; clocks nobody was named for are left out. */
  @Transactional(readOnly = true)
  public Map<UUID, InTime> byUnit(Purpose purpose, Instant from, Instant until) {
    var figures = new HashMap<UUID, InTime>();
    db.select(CLOCK.UNIT, CLOCK.STATE, count())
        .from(CLOCK)
        .where(ended(from, until), of(purpose), CLOCK.UNIT.isNotNull())
        .groupBy(CLOCK.UNIT, CLOCK.STATE)
        .forEach(row -> {
          var met = row.value2().equals("met") ? row.value3() : 0;
          figures.merge(row.value1(), new InTime(met, row.value3(), 0), InTime::plus);
        });
    db.select(CLOCK.UNIT, count())
        .from(CLOCK)
        .where(overdueAt(until), of(purpose), CLOCK.UNIT.isNotNull())
        .groupBy(CLOCK.UNIT)
        .forEach(row -> figures.merge(row.value1(), new InTime(0, 0, row.value2()), InTime::plus));
    return Map.copyOf(figures);
  }

  /** The clocks behind one unit's figure, by id; so many after one, the next screen of them. */
  @Transactional(readOnly = true)
  public List<Row> rows(
      UUID unit, Purpose purpose, Instant from, Instant until, @Nullable UUID after, int most) {
    var further = after == null ? noCondition() : CLOCK.ID.gt(after);
    var closed =
        db.select(CLOCK.ID, CLOCK.SUBJECT, CLOCK.UNIT, CLOCK.DUE_ON, CLOCK.STATE)
            .from(CLOCK)
            .where(ended(from, until), of(purpose), CLOCK.UNIT.eq(unit), further);
    var open =
        db.select(CLOCK.ID, CLOCK.SUBJECT, CLOCK.UNIT, CLOCK.DUE_ON, inline("overdue"))
            .from(CLOCK)
            .where(overdueAt(until), of(purpose), CLOCK.UNIT.eq(unit), further);
    return closed
        .unionAll(open)
        .orderBy(1)
        .limit(most)
        .fetch(
            row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private static Condition of(Purpose purpose) {
    return CLOCK.COUNTY.eq(Scope.current().county()).and(CLOCK.PURPOSE.eq(purpose.stored()));
  }

  private static Condition ended(Instant from, Instant until) {
    return CLOCK.STATE.in("met", "late").and(CLOCK.ENDED_AT.ge(from)).and(CLOCK.ENDED_AT.lt(until));
  }

  /** Overdue and open at a moment: still open now, or ended late only afterwards. */
  private static Condition overdueAt(Instant moment) {
    return CLOCK
        .OVERDUE_FROM
        .lt(moment)
        .and(
            CLOCK
                .STATE
                .eq(StoredClock.RUNNING)
                .or(CLOCK.STATE.eq("late").and(CLOCK.ENDED_AT.ge(moment))));
  }
}
