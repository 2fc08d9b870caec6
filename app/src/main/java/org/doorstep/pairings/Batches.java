package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.BATCH;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.audit.Audit;
import org.doorstep.pairings.Plan.Begin;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes many links at once: looked at first, carried out as one batch, undone as one. */
@Service
class Batches {

  /** More at once is asked for township by township. */
  static final int MOST = 30_000;

  private static final Set<Role> MAY =
      EnumSet.of(
          Role.GROUP_LEADER,
          Role.TOWNSHIP_OFFICE,
          Role.COUNTY_OFFICE,
          Role.ADMINISTRATOR,
          Role.SYSTEM);

  private final DSLContext db;
  private final Points points;
  private final LinkStore links;
  private final Audit audit;
  private final Clock clock;

  Batches(DSLContext db, Points points, LinkStore links, Audit audit, Clock clock) {
    this.db = db;
    this.points = points;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a change would do. */
  @Transactional(readOnly = true)
  Plan preview(Wanted wanted) {
    refuseStrangers();
    return plan(wanted);
  }

  /**
   * Carries out what was looked at.
   *
   * @param fingerprint of the plan that was looked at; refused when things have changed since
   */
  @Transactional
  UUID carryOut(Wanted wanted, String fingerprint) {
    refuseStrangers();
    links.lock();
    var plan = plan(wanted);
    if (plan.changesNothing() || !plan.fingerprint().equals(fingerprint)) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    var id = UUID.randomUUID();
    record(
        id,
        wanted.change().stored(),
        plan.place(),
        wanted.from(),
        wanted.reason(),
        null,
        plan.begins().size(),
        plan.ends().size());
    links.end(plan.ends().stream().map(Plan.End::held).toList(), wanted.from(), id);
    links.begin(plan.begins(), wanted.from(), wanted.reason(), id);
    return id;
  }

  /**
   * Undoes a batch from today on: what it began and still holds ends, what it ended begins again as
   * new links. Nothing is overwritten: both stay in the history. Whoever is no longer at work, or
   * no longer there, is not linked again, and a link somebody has set anew in the meantime stays.
   */
  @Transactional
  UUID undo(UUID id, String reason) {
    refuseStrangers();
    links.lock();
    var batch = get(id);
    if (batch.undoneBy() != null) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    var ends = links.begunBy(id);
    var begins = restored(links.endedBy(id), ends);
    var today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
    var undo = UUID.randomUUID();
    record(undo, "undo", batch.place(), today, reason, id, begins.size(), ends.size());
    links.end(ends, today, undo);
    links.begin(begins, today, reason, undo);
    return undo;
  }

  /**
   * Ends everything an official is linked with, within the transaction in which he or she leaves.
   */
  @Transactional
  void endAllOf(UUID official, LocalDate day, String reason) {
    refuseStrangers();
    links.lock();
    var held = links.heldBy(official);
    if (held.isEmpty()) {
      return;
    }
    var id = UUID.randomUUID();
    var place = held.stream().map(Held::place).reduce(Plan::common).orElse("");
    record(id, Change.END.stored(), place, day, reason, null, 0, held.size());
    links.end(held, day, id);
  }

  private List<Begin> restored(List<Held> ended, List<Held> ending) {
    var there =
        points
            .some(
                ended.stream().map(Held::recipient).filter(java.util.Objects::nonNull).toList(),
                ended.stream().filter(each -> each.recipient() == null).map(Held::place).toList())
            .stream()
            .collect(Collectors.toMap(Point::key, Function.identity()));
    var atWork = Set.copyOf(links.atWork(ended.stream().map(Held::official).distinct().toList()));
    var endingIds = ending.stream().map(Held::link).collect(Collectors.toSet());
    var holding = new HashSet<String>();
    links.heldAt(List.copyOf(there.values())).stream()
        .filter(each -> !endingIds.contains(each.link()))
        .forEach(each -> holding.add(name(each)));
    var begins = new ArrayList<Begin>();
    for (var each : ended) {
      var point = there.get(each.point());
      if (point != null && atWork.contains(each.official()) && holding.add(name(each))) {
        begins.add(new Begin(point, each.kind(), each.official()));
      }
    }
    return begins;
  }

  private static String name(Held held) {
    return held.point() + " " + held.kind() + " " + held.official();
  }

  @Transactional(readOnly = true)
  Batch get(UUID id) {
    return find(BATCH.ID.eq(id), 1).stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** The batch a screen ended with. */
  record Mark(Instant setAt, UUID id) {}

  /** Batches, the newest first. */
  @Transactional(readOnly = true)
  List<Batch> list(Optional<Mark> after, int most) {
    return find(
        after
            .map(mark -> row(BATCH.SET_AT, BATCH.ID).lt(mark.setAt(), mark.id()))
            .orElse(noCondition()),
        most);
  }

  private List<Batch> find(org.jooq.Condition which, int most) {
    var undoing = BATCH.as("undoing");
    return db.select(
            BATCH.ID,
            BATCH.CHANGE,
            BATCH.PLACE,
            BATCH.FROM_DAY,
            BATCH.REASON,
            BATCH.UNDOES,
            undoing.ID,
            BATCH.BEGAN,
            BATCH.ENDED,
            BATCH.SET_BY,
            BATCH.SET_AT)
        .from(BATCH)
        .leftJoin(undoing)
        .on(undoing.COUNTY.eq(BATCH.COUNTY), undoing.UNDOES.eq(BATCH.ID))
        .where(BATCH.COUNTY.eq(Scope.current().county()), which)
        .orderBy(BATCH.SET_AT.desc(), BATCH.ID.desc())
        .limit(most)
        .fetch(row ->
            new Batch(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                row.value11()));
  }

  private Plan plan(Wanted wanted) {
    var chosen = points.list(wanted.chosen(), Optional.empty(), MOST + 1);
    if (chosen.size() > MOST) {
      throw Refused.because(Reason.TOO_BROAD, new Word("links.place"));
    }
    if (links.atWork(wanted.officials()).size() < wanted.officials().size()) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    var held = links.heldAt(chosen);
    var officials = new HashSet<>(wanted.officials());
    held.forEach(each -> officials.add(each.official()));
    return Planner.plan(wanted, chosen, held, links.loads(officials));
  }

  private void record(
      UUID id,
      String change,
      String place,
      LocalDate from,
      String reason,
      @Nullable UUID undoes,
      int began,
      int ended) {
    var scope = Scope.current();
    db.insertInto(BATCH)
        .set(BATCH.COUNTY, scope.county())
        .set(BATCH.ID, id)
        .set(BATCH.CHANGE, change)
        .set(BATCH.PLACE, place)
        .set(BATCH.FROM_DAY, from)
        .set(BATCH.REASON, reason)
        .set(BATCH.UNDOES, undoes)
        .set(BATCH.BEGAN, 0) // the database counts the links
        .set(BATCH.ENDED, 0)
        .set(BATCH.SET_BY, scope.official())
        .set(BATCH.SET_AT, clock.instant())
        .execute();
    audit.record("link.batch", id, Map.of("change", change, "began", began, "ended", ended));
  }

  private static void refuseStrangers() {
    if (!MAY.contains(Scope.current().role())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
  }
}
