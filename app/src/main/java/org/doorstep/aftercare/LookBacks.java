package org.doorstep.aftercare;

import static org.doorstep.db.aftercare.Tables.LOOK_BACK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.aftercare.LookBackLifecycle.State;
import org.doorstep.aftercare.LookBackLifecycle.Step;
import org.doorstep.audit.Audit;
import org.doorstep.db.aftercare.tables.records.LookBackRecord;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterAnswered;
import org.doorstep.matters.MatterClosed;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterReopened;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Timeline;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to look-backs: after an answer somebody looks again, at the same door (Y8). */
@Service
public class LookBacks {

  private static final String RULE = "look-back";
  private static final int SCREEN = 25;

  /** Somebody owes a look at this. */
  public record Owed(
      UUID id,
      UUID matter,
      MatterNumber number,
      String title,
      String place,
      UUID unit,
      LocalDate dueOn) {

    @Override
    public String toString() {
      return "Owed[" + number + "]";
    }
  }

  /** The line a screen ended with. */
  public record Mark(LocalDate dueOn, UUID id) {}

  /** A screen of a list, and where the next begins. */
  public record Screen(List<Owed> lines, Optional<Mark> next) {}

  private final DSLContext db;
  private final Matters matters;
  private final Timeline timeline;
  private final Clocks clocks;
  private final Units units;
  private final Officials officials;
  private final Audit audit;
  private final Clock clock;

  LookBacks(
      DSLContext db,
      Matters matters,
      Timeline timeline,
      Clocks clocks,
      Units units,
      Officials officials,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.matters = matters;
    this.timeline = timeline;
    this.clocks = clocks;
    this.units = units;
    this.officials = officials;
    this.audit = audit;
    this.clock = clock;
  }

  /** With the answer, somebody owes a look. */
  @EventListener
  void answered(MatterAnswered answered) {
    var matter = answered.matter();
    var due = clocks.start(matter.id(), Purpose.LOOK_BACK, RULE, clock.instant());
    var unit = owing(answered);
    var id = UUID.randomUUID();
    db.insertInto(LOOK_BACK)
        .set(LOOK_BACK.COUNTY, Scope.current().county())
        .set(LOOK_BACK.ID, id)
        .set(LOOK_BACK.MATTER, matter.id())
        .set(LOOK_BACK.PLACE, matter.about().place())
        .set(LOOK_BACK.OFFICIAL, stillThere(matter.origin().raisedBy(), unit))
        .set(LOOK_BACK.UNIT, unit.id())
        .set(LOOK_BACK.DUE_ON, due.dueOn())
        .set(LOOK_BACK.STATE, AllowedSteps.stored(State.DUE))
        .execute();
    audit.record(
        "look-back.set", matter.id(), Map.of("due", due.dueOn().toString(), "unit", unit.id()));
  }

  /** Opened again: the look that was owed comes after the next answer. */
  @EventListener
  void reopened(MatterReopened reopened) {
    drop(reopened.matter().id());
  }

  /** Withdrawn or closed otherwise: nothing is left to look at. */
  @EventListener
  void closed(MatterClosed closed) {
    drop(closed.matter().id());
  }

  private void drop(UUID matter) {
    var dropped =
        db.update(LOOK_BACK)
            .set(LOOK_BACK.STATE, AllowedSteps.stored(State.DROPPED))
            .where(
                LOOK_BACK.COUNTY.eq(Scope.current().county()),
                LOOK_BACK.MATTER.eq(matter),
                LOOK_BACK.STATE.eq(AllowedSteps.stored(State.DUE)))
            .execute();
    if (dropped > 0) {
      clocks.drop(matter, Purpose.LOOK_BACK);
      audit.record("look-back.drop", matter);
    }
  }

  /** What a unit owes a look at, the most urgent first. */
  @Transactional(readOnly = true)
  public Screen owedBy(UUID unit, Optional<Mark> after) {
    var rows = due(LOOK_BACK.UNIT.eq(unit).and(after.map(LookBacks::past).orElse(noCondition())));
    var shown = rows.subList(0, Math.min(SCREEN, rows.size()));
    var known = matters.lines(shown.stream().map(LookBackRecord::getMatter).toList());
    var lines =
        shown.stream()
            .flatMap(row ->
                Optional.ofNullable(known.get(row.getMatter()))
                    .map(line -> owed(row, line.number(), line.title()))
                    .stream())
            .toList();
    return new Screen(
        lines,
        rows.size() <= SCREEN
            ? Optional.empty()
            : Optional.of(new Mark(shown.getLast().getDueOn(), shown.getLast().getId())));
  }

  /** The look that is owed on a matter. */
  @Transactional(readOnly = true)
  public Optional<Owed> find(MatterNumber number) {
    return find(matters.get(number));
  }

  /** The same of a matter that the asker has read. */
  @Transactional(readOnly = true)
  public Optional<Owed> find(Matter matter) {
    return due(LOOK_BACK.MATTER.eq(matter.id())).stream()
        .findFirst()
        .map(row -> owed(row, matter.number(), matter.about().title()));
  }

  /** Whether the asker may look: of the unit that owes it, or of an office over the place. */
  public boolean mayLook(Owed owed) {
    var scope = Scope.current();
    var office = scope.role() == Role.TOWNSHIP_OFFICE || scope.role() == Role.COUNTY_OFFICE;
    return owed.unit().equals(scope.unit()) || (office && scope.reaches(owed.place()));
  }

  /**
   * Notes what was found at the door. Satisfied closes the matter; not satisfied opens it again.
   *
   * @param engagement the visit in which it was done, if it was one
   */
  @Transactional
  public void look(MatterNumber number, boolean satisfied, String note, @Nullable UUID engagement) {
    var scope = Scope.current();
    var matter = matters.get(number);
    var owed = find(matter).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    if (!mayLook(owed)) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var step = satisfied ? Step.SATISFY : Step.DISSATISFY;
    var state = LookBackLifecycle.ALLOWED.after(State.DUE, step);
    var changed =
        db.update(LOOK_BACK)
            .set(LOOK_BACK.STATE, AllowedSteps.stored(state))
            .set(LOOK_BACK.DONE_AT, clock.instant())
            .set(LOOK_BACK.DONE_BY, scope.officialOrRefuse())
            .set(LOOK_BACK.ENGAGEMENT, engagement)
            .set(LOOK_BACK.NOTE, note)
            .where(
                LOOK_BACK.COUNTY.eq(scope.county()),
                LOOK_BACK.ID.eq(owed.id()),
                LOOK_BACK.STATE.eq(AllowedSteps.stored(State.DUE)))
            .execute();
    if (changed == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    audit.record("look-back." + AllowedSteps.stored(step), owed.matter());
    LookBackLifecycle.ALLOWED.tell(timeline, owed.matter(), step, note, Map.of());
    clocks.meet(owed.matter(), Purpose.LOOK_BACK);
    matters.takeFollowing(matter, satisfied ? new MatterStep.Close() : new MatterStep.Reopen(note));
  }

  private List<LookBackRecord> due(Condition which) {
    return db.selectFrom(LOOK_BACK)
        .where(
            LOOK_BACK.COUNTY.eq(Scope.current().county()),
            LOOK_BACK.STATE.eq(AllowedSteps.stored(State.DUE)))
        .and(which)
        .orderBy(LOOK_BACK.DUE_ON, LOOK_BACK.ID)
        .limit(SCREEN + 1)
        .fetch();
  }

  private static Owed owed(LookBackRecord row, MatterNumber number, String title) {
    return new Owed(
        row.getId(), row.getMatter(), number, title, row.getPlace(), row.getUnit(), row.getDueOn());
  }

  private static Condition past(Mark mark) {
    return row(LOOK_BACK.DUE_ON, LOOK_BACK.ID).gt(mark.dueOn(), mark.id());
  }

  /** The village group that raised it, or else the nearest unit over its place. */
  private Unit owing(MatterAnswered answered) {
    var matter = answered.matter();
    var over = answered.over();
    return over.stream()
        .filter(unit -> unit.kind() == Unit.Kind.VILLAGE_GROUP)
        .filter(unit -> unit.id().equals(matter.origin().raisedUnit()))
        .findFirst()
        .or(() -> over.stream().findFirst())
        .orElseGet(() -> units.get(matter.state().holder()));
  }

  private @Nullable UUID stillThere(@Nullable UUID official, Unit unit) {
    return officials.membersOf(unit.id()).stream()
        .map(Officials.Member::official)
        .filter(member -> member.equals(official))
        .findFirst()
        .orElse(null);
  }
}
