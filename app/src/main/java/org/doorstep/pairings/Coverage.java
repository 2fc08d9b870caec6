package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.WORKER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.pairings.Point.What;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Full coverage (S3, P4): with whom nobody is linked, and which official has no contact point, at
 * any moment. How many links hold with a door is kept there by the database.
 */
@Service
class Coverage {

  /** Somebody at work who is linked with nothing in the whole county. */
  record Idle(UUID official, String code, String name, String title, String unit) {

    @Override
    public String toString() {
      return "Idle[" + official + "]";
    }
  }

  /** The official a screen ended with. */
  record Mark(String code, UUID official) {}

  private final DSLContext db;
  private final Points points;

  Coverage(DSLContext db, Points points) {
    this.db = db;
    this.points = points;
  }

  /** Contact points nobody is linked with. */
  @Transactional(readOnly = true)
  List<Point> without(What what, Optional<Points.Mark> after, int most) {
    return points.list(Chosen.of(what).onlyUnheld(), after, most);
  }

  @Transactional(readOnly = true)
  int countWithout(What what) {
    return points.without(what);
  }

  @Transactional(readOnly = true)
  Points.Counted countVillages() {
    return points.countVillages();
  }

  /** Officials of units in the asker's place without a contact point anywhere. */
  @Transactional(readOnly = true)
  List<Idle> idle(Optional<Mark> after, int most) {
    return db.select(WORKER.OFFICIAL, WORKER.CODE, WORKER.NAME, WORKER.TITLE, WORKER.UNIT_NAME)
        .from(WORKER)
        .where(owesAContactPoint())
        .and(hasNone())
        .and(
            after
                .map(mark -> row(WORKER.CODE, WORKER.OFFICIAL).gt(mark.code(), mark.official()))
                .orElse(noCondition()))
        .orderBy(WORKER.CODE, WORKER.OFFICIAL)
        .limit(most)
        .fetch(
            row -> new Idle(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  @Transactional(readOnly = true)
  Points.Counted countOfficials() {
    return db.select(DSL.count(), DSL.count().filterWhere(hasNone()))
        .from(WORKER)
        .where(owesAContactPoint())
        .fetchSingle(row -> new Points.Counted(row.value1(), row.value2()));
  }

  /** Whoever keeps accounts and registers is no contact of anybody. */
  private static Condition owesAContactPoint() {
    return WORKER
        .COUNTY
        .eq(Scope.current().county())
        .and(WORKER.ROLE.ne("ADMINISTRATOR"))
        .and(Points.withinReach(WORKER.PLACE));
  }

  private static Condition hasNone() {
    return field("pairings.has_contact_point({0})", Boolean.class, WORKER.OFFICIAL).isFalse();
  }
}
