package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;
import static org.doorstep.db.matters.Tables.STEP;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.selectOne;

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
 * Takes a matter whose time runs out up the line of whoever holds it: a village group, its
 * township's office, the county's; a department, the county's office. Each level writes a step into
 * the timeline and tells one unit, no unit twice of the same clock. Where the line is at its end
 * nobody is left to tell. A clock of something else is not ours.
 */
@Component
class Escalations {

  private static final String ESCALATED = "escalated";
  private static final String CLOCK = "clock";

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
          var to = unitAt(out.level(), held);
          if (wasTold(out, to)) {
            return;
          }
          var facts = facts(out.purpose(), out.dueOn());
          facts.put("level", out.level());
          facts.put(CLOCK, out.clock().toString());
          facts.put(StepFacts.TO, to.id().toString());
          step(out.subject(), ESCALATED, facts);
          tell(
              List.of(to.id()),
              "overdue-" + rung(to, held),
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
              told(held),
              moved.before().equals(moved.after()) ? "date-confirmed" : "date-moved",
              held,
              moved.subject(),
              moved.purpose(),
              moved.after());
        });
  }

  /** The unit a level goes to: first the holder, then one up at a time, as far as there is one. */
  private Unit unitAt(int level, Held held) {
    var line = new ArrayList<Unit>();
    line.add(units.get(held.holder()));
    line.addAll(units.above(line.getFirst()).reversed());
    return line.get(Math.min(level, line.size()) - 1);
  }

  private boolean wasTold(ClockRanOut out, Unit unit) {
    return db.fetchExists(
        selectOne()
            .from(STEP)
            .where(
                STEP.COUNTY.eq(Scope.current().county()),
                STEP.MATTER.eq(out.subject()),
                STEP.STEP_.eq(ESCALATED),
                jsonbGetAttributeAsText(STEP.FACTS, CLOCK).eq(out.clock().toString()),
                jsonbGetAttributeAsText(STEP.FACTS, StepFacts.TO).eq(unit.id().toString())));
  }

  /** In which words a unit is told: as the one that holds it, as a township's, as the county's. */
  private static int rung(Unit to, Held held) {
    if (to.id().equals(held.holder())) {
      return 1;
    }
    return switch (to.kind()) {
      case VILLAGE_GROUP, DEPARTMENT -> 1;
      case TOWNSHIP_OFFICE -> 2;
      case COUNTY_OFFICE -> 3;
    };
  }

  /** Who was told the date: the holder, and the office of the township it comes from. */
  private List<UUID> told(Held held) {
    var seats = new ArrayList<>(List.of(held.holder()));
    units.over(held.place()).stream()
        .filter(unit -> unit.kind() == Unit.Kind.TOWNSHIP_OFFICE)
        .map(Unit::id)
        .forEach(seats::add);
    return seats;
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
        .set(STEP.LIFECYCLE, Timeline.CLOCK)
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
