package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.db.matters.tables.records.StepRecord;
import org.doorstep.shared.Drawn;
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
  private final Drawn insert;
  private final Clock clock;

  Timeline(DSLContext db, Clock clock) {
    this.db = db;
    this.insert =
        new Drawn(
            db,
            db.insertInto(STEP)
                .set(
                    Drawn.values(
                        STEP.COUNTY,
                        STEP.ID,
                        STEP.MATTER,
                        STEP.LIFECYCLE,
                        STEP.STEP_,
                        STEP.OFFICIAL,
                        STEP.UNIT,
                        STEP.ROLE,
                        STEP.TEXT,
                        STEP.FACTS))
                .set(STEP.AT, after(Drawn.value(STEP.AT))));
    this.clock = clock;
  }

  /** Adds a step taken now by whoever is asking; the caller records it in the audit trail. */
  public void add(UUID matter, String lifecycle, String step, String text, Map<String, ?> facts) {
    var scope = Scope.current();
    var row = new StepRecord();
    row.setCounty(scope.county());
    row.setId(UUID.randomUUID());
    row.setMatter(matter);
    row.setAt(clock.instant());
    row.setLifecycle(lifecycle);
    row.setStep(step);
    row.setOfficial(scope.official());
    row.setUnit(scope.unit());
    row.setRole(scope.role().name());
    row.setText(text);
    row.setFacts(JSONB.valueOf(Json.write(new TreeMap<>(facts))));
    insert.with(row).execute();
  }

  /** Now, or just after the step before: two steps of one moment keep their order. */
  private static Field<Instant> after(Field<Instant> now) {
    var before = STEP.as("before");
    return greatest(
        now,
        coalesce(
            field(
                select(field("max({0}) + interval '1 microsecond'", SQLDataType.INSTANT, before.AT))
                    .from(before)
                    .where(
                        before.COUNTY.eq(Drawn.value(STEP.COUNTY)),
                        before.MATTER.eq(Drawn.value(STEP.MATTER)))),
            now));
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
