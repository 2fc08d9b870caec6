package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;
import static org.doorstep.db.matters.Tables.STEP;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.deadlines.ClockAtRisk;
import org.doorstep.deadlines.ClockRanOut;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.DeadlineMoved;
import org.doorstep.shared.Json;
import org.doorstep.shared.Notice;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes a matter whose time runs out up the line: its holder, the township's office, the county's.
 * Each writes a step into the timeline and tells the units; a clock of something else is not ours.
 */
@Component
class Escalations {

  private record Held(String number, UUID holder, String place) {}

  private final DSLContext db;
  private final Units units;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Escalations(DSLContext db, Units units, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.units = units;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  void warn(ClockAtRisk risk) {
    find(risk.subject())
        .ifPresent(held -> {
          step(risk.subject(), "at-risk", facts(risk.purpose(), risk.dueOn()));
          tell(
              List.of(held.holder()),
              "at-risk",
              held,
              risk.subject(),
              risk.purpose(),
              risk.dueOn());
        });
  }

  @EventListener
  void takeUp(ClockRanOut out) {
    find(out.subject())
        .ifPresent(held -> {
          var seats = upTo(out.level(), held);
          var facts = facts(out.purpose(), out.dueOn());
          facts.put("level", out.level());
          facts.put("to", seats.getLast().toString());
          step(out.subject(), "escalated", facts);
          tell(
              List.of(seats.getLast()),
              "overdue-" + Math.min(out.level(), 3),
              held,
              out.subject(),
              out.purpose(),
              out.dueOn());
        });
  }

  /** Everyone who was told the old date is told the new one. */
  @EventListener
  void tellNewDate(DeadlineMoved moved) {
    find(moved.subject())
        .ifPresent(held -> {
          var facts = facts(moved.purpose(), moved.after());
          facts.put("before", moved.before().toString());
          step(
              moved.subject(),
              moved.before().equals(moved.after()) ? "date-confirmed" : "date-moved",
              facts);
          tell(
              upTo(2, held),
              moved.before().equals(moved.after()) ? "date-confirmed" : "date-moved",
              held,
              moved.subject(),
              moved.purpose(),
              moved.after());
        });
  }

  /** The holder and those above, as far as a level goes; each unit once. */
  private List<UUID> upTo(int level, Held held) {
    var line = new ArrayList<>(List.of(held.holder()));
    var over = units.over(held.place());
    for (var kind : List.of(Unit.Kind.TOWNSHIP_OFFICE, Unit.Kind.COUNTY_OFFICE)) {
      over.stream()
          .filter(unit -> unit.kind() == kind && !line.contains(unit.id()))
          .findFirst()
          .ifPresent(unit -> line.add(unit.id()));
    }
    return List.copyOf(line.subList(0, Math.min(level, line.size())));
  }

  private Optional<Held> find(UUID matter) {
    return db.select(MATTER.NUMBER, MATTER.HOLDER, MATTER.PLACE)
        .from(MATTER)
        .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.ID.eq(matter))
        .fetchOptional(row -> new Held(row.value1(), row.value2(), row.value3()));
  }

  private void step(UUID matter, String step, Map<String, Object> facts) {
    var scope = Scope.current();
    db.insertInto(STEP)
        .set(STEP.COUNTY, scope.county())
        .set(STEP.ID, UUID.randomUUID())
        .set(STEP.MATTER, matter)
        .set(STEP.AT, clock.instant())
        .set(STEP.LIFECYCLE, "clock")
        .set(STEP.STEP_, step)
        .set(STEP.ROLE, scope.role().name())
        .set(STEP.FACTS, JSONB.valueOf(Json.write(facts)))
        .execute();
  }

  private void tell(
      List<UUID> seats, String what, Held held, UUID matter, Purpose purpose, LocalDate dueOn) {
    events.publishEvent(
        new Notice(
            seats,
            "deadlines.notice." + what,
            Map.of(
                "a-number",
                held.number(),
                "b-purpose",
                "@" + purpose.word().key(),
                "c-on",
                dueOn.toString()),
            matter,
            "/matters/" + held.number()));
  }

  private static Map<String, Object> facts(Purpose purpose, LocalDate dueOn) {
    return new TreeMap<>(Map.of("purpose", purpose.stored(), "due", dueOn.toString()));
  }
}
