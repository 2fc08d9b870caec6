package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.shared.Json;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * The one timeline of a matter: every step of all its lifecycles, with who and when. Steps are
 * added and never changed.
 */
@Repository
public class Timeline {

  /** The lifecycle of this module; others write steps here under names of their own. */
  static final String HANDLING = "handling";

  /** What a clock of a matter came to. */
  static final String CLOCK = "clock";

  private final DSLContext db;
  private final Clock clock;

  Timeline(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Adds a step taken now by whoever is asking; the caller records it in the audit trail. */
  public void add(UUID matter, String lifecycle, String step, String text, Map<String, ?> facts) {
    var scope = Scope.current();
    db.insertInto(STEP)
        .set(STEP.COUNTY, scope.county())
        .set(STEP.ID, UUID.randomUUID())
        .set(STEP.MATTER, matter)
        .set(STEP.AT, after(matter, clock.instant()))
        .set(STEP.LIFECYCLE, lifecycle)
        .set(STEP.STEP_, step)
        .set(STEP.OFFICIAL, scope.official())
        .set(STEP.UNIT, scope.unit())
        .set(STEP.ROLE, scope.role().name())
        .set(STEP.TEXT, text)
        .set(STEP.FACTS, JSONB.valueOf(Json.write(new TreeMap<>(facts))))
        .execute();
  }

  /** Now, or just after the step before: two steps of one moment keep their order. */
  private Field<Instant> after(UUID matter, Instant now) {
    var before = STEP.as("before");
    return greatest(
        val(now),
        coalesce(
            field(
                db.select(
                        field(
                            "max({0}) + interval '1 microsecond'", SQLDataType.INSTANT, before.AT))
                    .from(before)
                    .where(before.COUNTY.eq(Scope.current().county()), before.MATTER.eq(matter))),
            val(now)));
  }

  /** Whether a unit once answered a matter, in writing or on the spot. */
  public boolean answeredBy(UUID matter, UUID unit) {
    return db.fetchExists(
        STEP,
        STEP.COUNTY.eq(Scope.current().county()),
        STEP.MATTER.eq(matter),
        STEP.UNIT.eq(unit),
        STEP.STEP_.in(MatterStep.Name.ANSWER.stored(), MatterStep.Name.SOLVE_ON_SPOT.stored()));
  }

  /** What happened to a matter, the first thing first. */
  List<StepTaken> of(UUID matter) {
    return db.selectFrom(STEP)
        .where(STEP.COUNTY.eq(Scope.current().county()), STEP.MATTER.eq(matter))
        .orderBy(STEP.AT, STEP.ID)
        .fetch(row ->
            new StepTaken(
                row.getAt(),
                row.getLifecycle(),
                row.getStep(),
                row.getOfficial(),
                row.getUnit(),
                Role.valueOf(row.getRole()),
                row.getText(),
                Json.read(row.getFacts().data(), new TypeReference<Map<String, Object>>() {})));
  }
}
