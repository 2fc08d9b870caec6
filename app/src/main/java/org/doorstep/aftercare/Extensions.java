package org.doorstep.aftercare;

import static org.doorstep.db.aftercare.Tables.EXTENSION;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.aftercare.ExtensionLifecycle.State;
import org.doorstep.aftercare.ExtensionLifecycle.Step;
import org.doorstep.audit.Audit;
import org.doorstep.db.aftercare.tables.records.ExtensionRecord;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Timeline;
import org.doorstep.shared.Notice;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to more time: asked by who holds a matter, decided by an office above. */
@Service
public class Extensions {

  private static final int AT_MOST = 100;
  private static final Set<Unit.Kind> OFFICES =
      Set.of(Unit.Kind.TOWNSHIP_OFFICE, Unit.Kind.COUNTY_OFFICE);

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
  private final Clocks clocks;
  private final Units units;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Extensions(
      DSLContext db,
      Matters matters,
      Timeline timeline,
      Clocks clocks,
      Units units,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.matters = matters;
    this.timeline = timeline;
    this.clocks = clocks;
    this.units = units;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The request that waits for a decision on a matter. */
  @Transactional(readOnly = true)
  public Optional<Request> find(MatterNumber number) {
    return find(matters.get(number));
  }

  /** The same of a matter that the asker has read: once answered, what was asked for is moot. */
  @Transactional(readOnly = true)
  public Optional<Request> find(Matter matter) {
    if (!(matter.state() instanceof MatterState.Handling)) {
      return Optional.empty();
    }
    return asked(EXTENSION.MATTER.eq(matter.id())).stream()
        .findFirst()
        .map(row ->
            request(
                row,
                matter.number(),
                matter.about().title(),
                matter.state().holder(),
                matter.due()));
  }

  /** The requests that wait for a decision of the asker's unit, the oldest first. */
  @Transactional(readOnly = true)
  public List<Request> waiting() {
    var rows = asked(noCondition());
    var known = matters.lines(rows.stream().map(ExtensionRecord::getMatter).toList());
    return rows.stream()
        .flatMap(row ->
            Optional.ofNullable(known.get(row.getMatter()))
                .filter(line -> line.state() == MatterState.Name.HANDLING)
                .map(line -> request(row, line.number(), line.title(), line.holder(), line.due()))
                .stream())
        .filter(this::mayDecide)
        .toList();
  }

  /** The latest day a matter's time may still be extended to by its rule; empty for none. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> latest(MatterNumber number) {
    return clocks.latestExtension(matters.get(number).id(), Purpose.HANDLE);
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
    if (find(matter).isPresent()) {
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
    timeline.add(
        matter.id(),
        ExtensionLifecycle.ALLOWED.name(),
        "ask",
        reason,
        Map.of("until", until.toString()));
    tell(
        officeAbove(matter.state().holder()),
        "extension-asked",
        matter.id(),
        number,
        "/extension",
        until);
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
        && (alone || (!own && units.isWithin(request.holder(), scope.unitOrRefuse())));
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
    ExtensionLifecycle.ALLOWED.tell(
        timeline, request.matter(), step, note, Map.of("until", request.until().toString()));
    if (!grant) {
      tell(request.holder(), "extension-refused", request.matter(), number, "", request.dueOn());
    } else {
      var due =
          clocks.extend(
              request.matter(),
              Purpose.HANDLE,
              request.until(),
              scope.officialOrRefuse(),
              request.reason());
      matters.extend(request.matter(), due.dueOn());
      tell(request.holder(), "extension-granted", request.matter(), number, "", due.dueOn());
    }
  }

  /** Whoever is to decide is told that it was asked for, and whoever asked is told the decision. */
  private void tell(
      UUID unit, String what, UUID matter, MatterNumber number, String page, LocalDate day) {
    events.publishEvent(
        new Notice(
            List.of(unit),
            "aftercare.notice." + what,
            Map.of("a-number", number.toString(), "b-day-on", day.toString()),
            matter,
            "/matters/" + number + page));
  }

  /** The nearest office above a unit, which decides; nobody stands above the county's. */
  private UUID officeAbove(UUID holder) {
    return units.above(units.get(holder)).reversed().stream()
        .filter(unit -> OFFICES.contains(unit.kind()))
        .findFirst()
        .map(Unit::id)
        .orElse(holder);
  }

  private List<ExtensionRecord> asked(Condition which) {
    return db.selectFrom(EXTENSION)
        .where(
            EXTENSION.COUNTY.eq(Scope.current().county()),
            EXTENSION.STATE.eq(AllowedSteps.stored(State.ASKED)))
        .and(which)
        .orderBy(EXTENSION.ASKED_AT, EXTENSION.ID)
        .limit(AT_MOST)
        .fetch();
  }

  private static Request request(
      ExtensionRecord row, MatterNumber number, String title, UUID holder, LocalDate dueOn) {
    return new Request(
        row.getId(),
        row.getMatter(),
        number,
        title,
        holder,
        dueOn,
        row.getAskedAt(),
        row.getAskedBy(),
        row.getUntilDay(),
        row.getReason());
  }
}
