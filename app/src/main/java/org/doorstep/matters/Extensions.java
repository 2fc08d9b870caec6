package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.EXTENSION;
import static org.doorstep.db.matters.Tables.MATTER;
import static org.doorstep.db.matters.Tables.TRAY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.matters.ExtensionLifecycle.State;
import org.doorstep.matters.ExtensionLifecycle.Step;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to more time: asked by who holds a matter, decided by an office above. */
@Service
public class Extensions {

  private static final int AT_MOST = 100;

  /** A request for more time. */
  public record Request(
      UUID id,
      UUID matter,
      MatterNumber number,
      String title,
      UUID holder,
      LocalDate dueOn,
      Instant askedAt,
      UUID askedBy,
      LocalDate until,
      String reason) {

    @Override
    public String toString() {
      return "Request[" + number + "]";
    }
  }

  private final DSLContext db;
  private final Matters matters;
  private final Timeline timeline;
  private final Publications publications;
  private final Clocks clocks;
  private final Units units;
  private final Audit audit;
  private final Clock clock;

  Extensions(
      DSLContext db,
      Matters matters,
      Timeline timeline,
      Publications publications,
      Clocks clocks,
      Units units,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.matters = matters;
    this.timeline = timeline;
    this.publications = publications;
    this.clocks = clocks;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /** The request that waits for a decision on a matter. */
  @Transactional(readOnly = true)
  public Optional<Request> find(MatterNumber number) {
    return list(EXTENSION.MATTER.eq(matters.get(number).id())).stream().findFirst();
  }

  /** The requests that wait for a decision of the asker's unit, the oldest first. */
  @Transactional(readOnly = true)
  public List<Request> waiting() {
    return list(
            EXTENSION.MATTER.in(
                db.select(TRAY.MATTER)
                    .from(TRAY)
                    .where(
                        TRAY.COUNTY.eq(Scope.current().county()),
                        TRAY.SEAT.eq(Scope.current().unitOrRefuse()))))
        .stream()
        .filter(this::mayDecide)
        .toList();
  }

  /** How many units of its rule a matter's time may still be extended by; 0 for none. */
  @Transactional(readOnly = true)
  public int room(MatterNumber number) {
    return clocks.roomToExtend(matters.get(number).id(), Purpose.HANDLE);
  }

  /** Asks for more time; refused when it is not one's own, or when a request already waits. */
  @Transactional
  public void ask(MatterNumber number, LocalDate until, String reason) {
    var scope = Scope.current();
    var matter = matters.get(number);
    if (!matter.state().holder().equals(scope.unitOrRefuse())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    if (!(matter.state() instanceof MatterState.Handling)) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          matter.state().name().word(),
          new Word("aftercare.extension.step.ask"));
    }
    if (find(number).isPresent()) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          ExtensionLifecycle.ALLOWED.word(State.ASKED),
          new Word("aftercare.extension.step.ask"));
    }
    if (!until.isAfter(matter.due())) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    db.insertInto(EXTENSION)
        .set(EXTENSION.COUNTY, scope.county())
        .set(EXTENSION.ID, UUID.randomUUID())
        .set(EXTENSION.MATTER, matter.id())
        .set(EXTENSION.ASKED_AT, clock.instant())
        .set(EXTENSION.ASKED_BY, scope.officialOrRefuse())
        .set(EXTENSION.UNTIL_DAY, until)
        .set(EXTENSION.REASON, reason)
        .set(EXTENSION.STATE, AllowedSteps.stored(ExtensionLifecycle.ALLOWED.first()))
        .execute();
    audit.record("extension.ask", matter.id(), Map.of("until", until.toString()));
    timeline.add(matter.id(), Timeline.EXTENSION, "ask", reason, Map.of("until", until.toString()));
  }

  /** Whether the asker decides about it: an office above who asked. */
  public boolean mayDecide(Request request) {
    var scope = Scope.current();
    var office = scope.role() == Role.TOWNSHIP_OFFICE || scope.role() == Role.COUNTY_OFFICE;
    var own = request.holder().equals(scope.unit());
    var alone =
        own && scope.role() == Role.COUNTY_OFFICE; // nobody stands above the county's office
    return office
        && !request.askedBy().equals(scope.official())
        && (alone || (!own && above(request.holder(), scope.unit())));
  }

  /** Grants or refuses more time; a grant moves the date. */
  @Transactional
  public void decide(MatterNumber number, boolean grant, String note) {
    var scope = Scope.current();
    var request = find(number).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    if (!mayDecide(request)) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var step = grant ? Step.GRANT : Step.REFUSE;
    var state = ExtensionLifecycle.ALLOWED.after(State.ASKED, step);
    var changed =
        db.update(EXTENSION)
            .set(EXTENSION.STATE, AllowedSteps.stored(state))
            .set(EXTENSION.DECIDED_BY, scope.officialOrRefuse())
            .set(EXTENSION.DECIDED_AT, clock.instant())
            .set(EXTENSION.NOTE, note)
            .where(
                EXTENSION.COUNTY.eq(scope.county()),
                EXTENSION.ID.eq(request.id()),
                EXTENSION.STATE.eq(AllowedSteps.stored(State.ASKED)))
            .execute();
    if (changed == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    audit.record(
        "extension." + AllowedSteps.stored(step),
        request.matter(),
        Map.of("until", request.until().toString()));
    timeline.add(
        request.matter(),
        Timeline.EXTENSION,
        AllowedSteps.stored(step),
        note,
        Map.of("until", request.until().toString()));
    if (grant) {
      var due =
          clocks.extend(
              request.matter(),
              Purpose.HANDLE,
              request.until(),
              scope.officialOrRefuse(),
              request.reason());
      matters.extend(request.matter(), due.dueOn());
      publications.follow(request.matter());
    }
  }

  private boolean above(UUID holder, @Nullable UUID unit) {
    var next = units.find(holder).map(Unit::parent);
    while (next.isPresent()) {
      if (next.get().equals(unit)) {
        return true;
      }
      next = units.find(next.get()).map(Unit::parent);
    }
    return false;
  }

  private List<Request> list(Condition which) {
    return db.select(
            EXTENSION.ID,
            EXTENSION.MATTER,
            MATTER.NUMBER,
            MATTER.TITLE,
            MATTER.HOLDER,
            MATTER.DUE_ON,
            EXTENSION.ASKED_AT,
            EXTENSION.ASKED_BY,
            EXTENSION.UNTIL_DAY,
            EXTENSION.REASON)
        .from(EXTENSION)
        .join(MATTER)
        .on(MATTER.COUNTY.eq(EXTENSION.COUNTY), MATTER.ID.eq(EXTENSION.MATTER))
        .where(
            EXTENSION.COUNTY.eq(Scope.current().county()),
            EXTENSION.STATE.eq(AllowedSteps.stored(State.ASKED)))
        .and(which)
        .orderBy(EXTENSION.ASKED_AT, EXTENSION.ID)
        .limit(AT_MOST)
        .fetch(Extensions::request);
  }

  private static Request request(Record row) {
    return new Request(
        row.get(EXTENSION.ID),
        row.get(EXTENSION.MATTER),
        MatterNumber.valueOf(row.get(MATTER.NUMBER)),
        row.get(MATTER.TITLE),
        row.get(MATTER.HOLDER),
        row.get(MATTER.DUE_ON),
        row.get(EXTENSION.ASKED_AT),
        row.get(EXTENSION.ASKED_BY),
        row.get(EXTENSION.UNTIL_DAY),
        row.get(EXTENSION.REASON));
  }
}
