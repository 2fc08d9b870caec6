package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.DOOR;
import static org.doorstep.db.pairings.Tables.LINK;
import static org.doorstep.db.pairings.Tables.VILLAGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.pairings.tables.Door;
import org.doorstep.pairings.Point.What;
import org.doorstep.shared.Counts;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Finds contact points within the asker's place, in the order of villages and numbers. */
@Repository
class Points {

  private static final org.doorstep.db.pairings.tables.Point POINT =
      org.doorstep.db.pairings.Tables.POINT.as("point");

  /** Doors alone, under the same name: each keeps how many links hold with it. */
  private static final Door DOORS = DOOR.as(POINT);

  private final DSLContext db;

  Points(DSLContext db) {
    this.db = db;
  }

  /** The point a screen ended with. */
  record Mark(String place, String code, String what) {

    static Mark of(Point point) {
      return new Mark(point.place(), point.code(), point.what().stored());
    }
  }

  /** At most so many of the chosen points after a mark. */
  List<Point> list(Chosen chosen, Optional<Mark> after, int most) {
    return db.select(
            POINT.WHAT, POINT.RECIPIENT, POINT.CODE, POINT.NAME, POINT.PLACE, POINT.ADDRESS)
        .from(points(chosen.what()))
        .where(isUnderCategory(chosen) ? under(chosen, after, most) : meets(chosen))
        .and(after.map(Points::past).orElse(noCondition()))
        .orderBy(POINT.PLACE, POINT.CODE, POINT.WHAT)
        .limit(most)
        .fetch(Points::point);
  }

  /** How many doors of a kind in the asker's place nobody is linked with, see {@link Counts}. */
  int without(What what) {
    return Counts.of(
            db,
            List.of(
                DSL.selectOne()
                    .from(points(Optional.of(what)))
                    .where(meets(Chosen.of(what).onlyUnheld()))))
        .getFirst();
  }

  /** How many villages there are in the asker's place, and with how many nobody is linked. */
  Counted countVillages() {
    var all = DSL.count();
    var unheld = DSL.count().filterWhere(unheld(What.VILLAGE));
    return db.select(all, unheld)
        .from(points(Optional.of(What.VILLAGE)))
        .where(meets(Chosen.of(What.VILLAGE)))
        .fetchSingle(row -> new Counted(row.value1(), row.value2()));
  }

  /** So many in all, so many of them without anybody. */
  record Counted(int all, int without) {}

  /**
   * The points with these recipients or, of villages themselves, codes; those within reach. Doors
   * and villages are asked for apart: for both at once all of the county's were read.
   */
  List<Point> some(List<UUID> recipients, List<String> villages) {
    var some = new ArrayList<Point>();
    if (!recipients.isEmpty()) {
      some.addAll(some(DOORS, POINT.RECIPIENT.eq(any(val(recipients.toArray(UUID[]::new))))));
    }
    if (!villages.isEmpty()) {
      some.addAll(
          some(
              points(Optional.of(What.VILLAGE)),
              POINT.CODE.eq(any(val(villages.toArray(String[]::new))))));
    }
    return some;
  }

  private List<Point> some(Table<?> points, Condition those) {
    return db.select(
            POINT.WHAT, POINT.RECIPIENT, POINT.CODE, POINT.NAME, POINT.PLACE, POINT.ADDRESS)
        .from(points)
        .where(POINT.COUNTY.eq(Scope.current().county()))
        .and(knownWithinReach(POINT.PLACE))
        .and(those)
        .fetch(Points::point);
  }

  /** The categories in use among the recipients of the asker's place. */
  List<String> categories() {
    return db.fetch("select c from pairings.categories_at_work() as c order by c limit 60")
        .getValues(0, String.class);
  }

  /** Whether a place lies in that of the asker; an administrator's is the county. */
  static Condition withinReach(Field<String> place) {
    var reach = Scope.current().place();
    return reach.isEmpty() ? noCondition() : in(place, reach);
  }

  /**
   * The same where keys lead. A plan kept for any place takes a range of places for one row, and
   * reads the whole of it rather than look the keys up; the place in the text is reckoned with.
   */
  private static Condition knownWithinReach(Field<String> place) {
    var reach = Scope.current().place();
    return reach.isEmpty()
        ? noCondition()
        : place.ge(DSL.inline(reach)).and(place.lt(DSL.inline(reach + ":")));
  }

  private static Condition in(Field<String> place, String code) {
    return place.ge(code).and(place.lt(code + ":"));
  }

  /** Those of one kind from a view of their own, where an index has their order. */
  private static Table<?> points(Optional<What> what) {
    if (what.isEmpty()) {
      return POINT;
    }
    return what.get() == What.VILLAGE ? VILLAGE.as(POINT) : DOORS;
  }

  private static Condition meets(Chosen chosen) {
    var all = new ArrayList<Condition>();
    all.add(POINT.COUNTY.eq(Scope.current().county()));
    all.add(chosen.points().isEmpty() ? withinReach(POINT.PLACE) : knownWithinReach(POINT.PLACE));
    chosen.what().ifPresent(what -> all.add(POINT.WHAT.eq(what.stored())));
    if (!chosen.places().isEmpty()) {
      all.add(or(chosen.places().stream().map(code -> in(POINT.PLACE, code)).toList()));
    }
    if (!chosen.category().isEmpty()) {
      all.add(val(chosen.category()).eq(any(POINT.CATEGORIES)));
    }
    if (chosen.unheld()) {
      all.add(chosen.what().map(Points::unheld).orElse(noCondition()));
    }
    chosen.with().ifPresent(official -> all.add(linkedWith(chosen, official)));
    if (!chosen.points().isEmpty()) {
      all.add(ticked(chosen.what(), chosen.points()));
    }
    return DSL.and(all);
  }

  /** Where a category leads; what an official has and what was ticked are few as they are. */
  private static boolean isUnderCategory(Chosen chosen) {
    return !chosen.category().isEmpty()
        && chosen.what().filter(what -> what != What.VILLAGE).isPresent()
        && chosen.with().isEmpty()
        && chosen.points().isEmpty();
  }

  /**
   * An index that row security cannot use has the doors of a category in the order of the list: a
   * reviewed function says which of the asker's place come next, all that is chosen considered.
   */
  private static Condition under(Chosen chosen, Optional<Mark> after, int most) {
    var places = chosen.places().isEmpty() ? List.of(Scope.current().place()) : chosen.places();
    var next =
        DSL.select(
            DSL.field(
                "pairings.doors_under({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                UUID.class,
                val(chosen.category()),
                val(chosen.what().orElseThrow().stored()),
                val(places.toArray(String[]::new)),
                val(chosen.unheld()),
                val(after.map(Mark::place).orElse("")),
                val(after.map(Mark::code).orElse("")),
                val(most)));
    return POINT.COUNTY.eq(Scope.current().county()).and(POINT.RECIPIENT.in(next));
  }

  private static Condition unheld(What what) {
    return what == What.VILLAGE ? notExists(holding(what)) : DOORS.HELD.eq(DSL.inline(0));
  }

  private static Condition linkedWith(Chosen chosen, UUID official) {
    var byRecipient = exists(holding(What.HOUSEHOLD).and(LINK.OFFICIAL.eq(official)));
    var byVillage =
        POINT.WHAT.eq("village").and(exists(holding(What.VILLAGE).and(LINK.OFFICIAL.eq(official))));
    return chosen
        .what()
        .map(what -> what == What.VILLAGE ? byVillage : byRecipient)
        .orElse(byRecipient.or(byVillage));
  }

  private static Condition ticked(Optional<What> what, List<String> keys) {
    var recipients = new ArrayList<UUID>();
    var villages = new ArrayList<String>();
    for (var key : keys) {
      if (key.length() == 36) {
        recipients.add(UUID.fromString(key));
      } else {
        villages.add(key);
      }
    }
    var doors = POINT.RECIPIENT.in(recipients);
    var places = POINT.WHAT.eq("village").and(POINT.CODE.in(villages));
    return what.map(one -> one == What.VILLAGE ? places : doors).orElse(doors.or(places));
  }

  /** The links that hold today at the point in question. */
  private static SelectConditionStep<Record1<Integer>> holding(What what) {
    var at =
        what == What.VILLAGE
            ? LINK.RECIPIENT.isNull().and(LINK.PLACE.eq(POINT.PLACE))
            : LINK.RECIPIENT.eq(POINT.RECIPIENT);
    return selectOne().from(LINK).where(LINK.COUNTY.eq(POINT.COUNTY), at, LINK.TO_DAY.isNull());
  }

  private static Condition past(Mark mark) {
    return row(POINT.PLACE, POINT.CODE, POINT.WHAT).gt(mark.place(), mark.code(), mark.what());
  }

  private static Point point(Record row) {
    return new Point(
        What.of(row.get(POINT.WHAT)),
        row.get(POINT.RECIPIENT),
        row.get(POINT.CODE),
        row.get(POINT.NAME),
        row.get(POINT.PLACE),
        row.get(POINT.ADDRESS));
  }
}
