package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.LINK;
import static org.doorstep.db.pairings.Tables.WORKER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.pairings.Plan.Begin;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Begins and ends many links in one statement each; the database shows doors accordingly. */
@Repository
class LinkStore {

  private final DSLContext db;
  private final Clock clock;

  LinkStore(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Nobody else changes links of the county in bulk until this transaction ends. */
  void lock() {
    db.execute(
        "select pg_advisory_xact_lock(hashtext('pairings.batch'), {0})", Scope.current().county());
  }

  /** The links that hold with some points, of every kind. */
  List<Held> heldAt(List<Point> points) {
    var recipients =
        points.stream().map(Point::recipient).filter(Objects::nonNull).toArray(UUID[]::new);
    var villages =
        points.stream()
            .filter(each -> each.recipient() == null)
            .map(Point::place)
            .toArray(String[]::new);
    var held = new ArrayList<Held>();
    if (recipients.length > 0) {
      held.addAll(held(LINK.RECIPIENT.eq(any(val(recipients)))));
    }
    if (villages.length > 0) {
      held.addAll(held(LINK.RECIPIENT.isNull().and(LINK.PLACE.eq(any(val(villages))))));
    }
    return held;
  }

  /** Everything an official is linked with. */
  List<Held> heldBy(UUID official) {
    return held(LINK.OFFICIAL.eq(official));
  }

  /** What a batch began and still holds. */
  List<Held> begunBy(UUID batch) {
    return held(LINK.BATCH.eq(batch));
  }

  /** What a batch ended. */
  List<Held> endedBy(UUID batch) {
    return db.select(LINK.ID, LINK.OFFICIAL, LINK.RECIPIENT, LINK.PLACE, LINK.KIND)
        .from(LINK)
        .where(LINK.COUNTY.eq(Scope.current().county()), LINK.ENDED_BY.eq(batch))
        .orderBy(LINK.ID)
        .fetch(
            row -> new Held(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private List<Held> held(Condition which) {
    return db.select(LINK.ID, LINK.OFFICIAL, LINK.RECIPIENT, LINK.PLACE, LINK.KIND)
        .from(LINK)
        .where(LINK.COUNTY.eq(Scope.current().county()), LINK.TO_DAY.isNull(), which)
        .orderBy(LINK.FROM_DAY, LINK.ID)
        .fetch(
            row -> new Held(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  /** Which of some officials are at work. */
  List<UUID> atWork(Collection<UUID> officials) {
    return db.select(WORKER.OFFICIAL)
        .from(WORKER)
        .where(WORKER.COUNTY.eq(Scope.current().county()), WORKER.OFFICIAL.in(officials))
        .fetch(WORKER.OFFICIAL);
  }

  /** How many doors officials have in the whole county. */
  Map<UUID, Integer> loads(Collection<UUID> officials) {
    var loads = new HashMap<UUID, Integer>();
    if (!officials.isEmpty()) {
      db.select(field("who", UUID.class), field("pairings.load_of(who)", Integer.class))
          .from("unnest({0}::uuid[]) as w(who)", (Object) officials.toArray(UUID[]::new))
          .forEach(row -> loads.put(row.value1(), row.value2()));
    }
    return loads;
  }

  /** Ends links; one that has not begun by that day never held. */
  void end(List<Held> links, LocalDate day, UUID batch) {
    if (links.isEmpty()) {
      return;
    }
    db.update(LINK)
        .set(LINK.TO_DAY, DSL.greatest(LINK.FROM_DAY, val(day)))
        .set(LINK.ENDED_BY, batch)
        .where(
            LINK.COUNTY.eq(Scope.current().county()),
            LINK.ID.eq(any(val(links.stream().map(Held::link).toArray(UUID[]::new)))),
            LINK.TO_DAY.isNull())
        .execute();
  }

  /** Begins links. */
  void begin(List<Begin> begins, LocalDate day, String reason, UUID batch) {
    if (begins.isEmpty()) {
      return;
    }
    var ids = begins.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new);
    db.execute(
        """
        insert into pairings.link
          (county, id, official, recipient, place, kind, from_day, reason, batch, set_by, set_at)
        select {0}, n.id, n.official, n.recipient, n.place, n.kind, {1}, {2}, {3}, {4}, {5}
        from unnest({6}::uuid[], {7}::uuid[], {8}::uuid[], {9}::text[], {10}::text[])
          as n(id, official, recipient, place, kind)
        """,
        val(Scope.current().county()),
        val(day),
        val(reason),
        val(batch),
        val(Scope.current().official(), UUID.class),
        val(clock.instant(), LINK.SET_AT),
        val(ids),
        val(begins.stream().map(Begin::official).toArray(UUID[]::new)),
        val(begins.stream().map(each -> each.point().recipient()).toArray(UUID[]::new)),
        val(begins.stream().map(each -> each.point().place()).toArray(String[]::new)),
        val(begins.stream().map(Begin::kind).toArray(String[]::new)));
  }
}
