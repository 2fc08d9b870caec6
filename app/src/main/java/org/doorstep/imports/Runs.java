package org.doorstep.imports;

import static org.doorstep.db.imports.Tables.BAD_ROW;
import static org.doorstep.db.imports.Tables.RUN;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.doorstep.audit.Audit;
import org.doorstep.db.imports.tables.records.RunRecord;
import org.doorstep.imports.Run.State;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.doorstep.shared.Sealing.Context;
import org.doorstep.shared.Writes;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** Imports as they are kept, so that every node shows the same of them. */
@Repository
class Runs {

  /** Whoever works on an import says so every second; after this long without, nobody does. */
  private static final Duration LOST = Duration.ofSeconds(60);

  private static final int RECENT = 20;

  private final DSLContext db;
  private final Audit audit;
  private final Sealing sealing;
  private final Clock clock;

  Runs(DSLContext db, Audit audit, Sealing sealing, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.sealing = sealing;
    this.clock = clock;
  }

  @Transactional
  public UUID begin(ImportKind kind, String file) {
    var scope = Scope.current();
    var id = UUID.randomUUID();
    db.insertInto(RUN)
        .set(RUN.COUNTY, scope.county())
        .set(RUN.ID, id)
        .set(RUN.KIND, kind.stored())
        .set(RUN.STATE, State.READING.stored())
        .set(RUN.FILE, file)
        .set(RUN.STARTED_BY, starter(scope))
        .set(RUN.STARTED_AT, clock.instant())
        .set(RUN.SEEN_AT, clock.instant())
        .execute();
    audit.record("import.read", id, Map.of("kind", kind.stored()));
    return id;
  }

  /** The official who asks; null when it is the command line, whose user the machine knows. */
  private static @Nullable UUID starter(Scope scope) {
    return scope.role() == Role.SYSTEM ? null : scope.officialOrRefuse();
  }

  @Transactional(readOnly = true)
  public Run get(UUID id) {
    return db.selectFrom(RUN)
        .where(RUN.COUNTY.eq(Scope.current().county()), RUN.ID.eq(id))
        .fetchOptional(this::run)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  @Transactional(readOnly = true)
  public List<Run> recent() {
    return db.selectFrom(RUN)
        .where(RUN.COUNTY.eq(Scope.current().county()))
        .orderBy(RUN.STARTED_AT.desc(), RUN.ID)
        .limit(RECENT)
        .fetch(this::run);
  }

  /** Says that somebody works on it, and how far. */
  @Transactional
  public void progress(UUID id, long done, long total) {
    db.update(RUN)
        .set(RUN.DONE, done)
        .set(RUN.TOTAL, Math.max(done, total))
        .set(RUN.SEEN_AT, clock.instant())
        .where(
            RUN.COUNTY.eq(Scope.current().county()),
            RUN.ID.eq(id),
            RUN.STATE.in(State.READING.stored(), State.TAKING.stored()))
        .execute();
    Writes.recorded(); // only how far; what is done is recorded when it is done
  }

  @Transactional
  public void addBad(UUID id, List<BadLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var county = Scope.current().county();
    var insert =
        db.insertInto(
            BAD_ROW,
            BAD_ROW.COUNTY,
            BAD_ROW.RUN,
            BAD_ROW.SHEET,
            BAD_ROW.ROW,
            BAD_ROW.CELLS,
            BAD_ROW.WRONG);
    for (var bad : lines) {
      var sheet = bad.line().sheet().stored();
      insert =
          insert.values(
              county,
              id,
              sheet,
              bad.line().row(),
              sealing.seal(Json.write(bad.line().cells()), cells(id, sheet, bad.line().row())),
              JSONB.valueOf(Json.write(bad.wrongs())));
    }
    insert.execute();
    Writes.recorded(); // nothing of the register has changed
  }

  /** The file is read: what is in it can be looked at. */
  @Transactional
  public void read(UUID id, Map<Sheet, Counts> counts, List<Line> sample, List<Line> kept) {
    end(
        id,
        State.READING,
        State.READ,
        Map.of(
            RUN.COUNTS, JSONB.valueOf(Json.write(counts)),
            RUN.SAMPLE, sealed(id, "run.sample", sample),
            RUN.KEPT, sealed(id, "run.kept", kept)));
    audit.record("import.checked", id, facts(counts));
  }

  /** Nobody else may take it from now on. */
  @Transactional
  public void claim(UUID id) {
    end(id, State.READ, State.TAKING, Map.of(RUN.DONE, 0L, RUN.SEEN_AT, clock.instant()));
    audit.record("import.confirm", id);
  }

  /** It is taken: part of the transaction that took it. */
  @Transactional
  public void taken(Run run) {
    end(run.id(), State.TAKING, State.TAKEN, Map.of(RUN.TAKEN_AT, clock.instant()));
    forget(run.id());
    audit.record("import.take", run.id(), facts(run.counts()));
  }

  /** It cannot go on; one that was taken by then stays taken. */
  @Transactional
  public void stop(UUID id, String problem, List<String> facts) {
    var stopped =
        db.update(RUN)
            .set(RUN.STATE, State.STOPPED.stored())
            .set(RUN.PROBLEM, problem)
            .set(RUN.FACTS, JSONB.valueOf(Json.write(facts)))
            .where(
                RUN.COUNTY.eq(Scope.current().county()),
                RUN.ID.eq(id),
                RUN.STATE.in(State.READING.stored(), State.READ.stored(), State.TAKING.stored()))
            .execute();
    if (stopped > 0) {
      forget(id);
      audit.record("import.stop", id, Map.of("problem", problem));
    }
    Writes.recorded(); // above, unless nothing was stopped
  }

  @Transactional
  public void giveUp(UUID id) {
    end(id, State.READ, State.GIVEN_UP, Map.of());
    forget(id);
    audit.record("import.give-up", id);
  }

  /** The rows that were read first, as they stood in the file. */
  @Transactional(readOnly = true)
  public List<Line> sample(UUID id) {
    return opened(id, "run.sample", get(id, RUN.SAMPLE));
  }

  /** The right rows of a small register. */
  @Transactional(readOnly = true)
  public List<Line> kept(UUID id) {
    return opened(id, "run.kept", get(id, RUN.KEPT));
  }

  /** Some bad rows in the order of the file, after one of them. */
  @Transactional(readOnly = true)
  public List<BadLine> bad(UUID id, Optional<Mark> after, int most) {
    return db.selectFrom(BAD_ROW)
        .where(BAD_ROW.COUNTY.eq(Scope.current().county()), BAD_ROW.RUN.eq(id))
        .and(
            after
                .map(mark -> row(BAD_ROW.SHEET, BAD_ROW.ROW).gt(mark.sheet().stored(), mark.row()))
                .orElse(org.jooq.impl.DSL.noCondition()))
        .orderBy(BAD_ROW.SHEET, BAD_ROW.ROW)
        .limit(most)
        .fetch(bad ->
            new BadLine(
                new Line(
                    sheet(bad.getSheet()),
                    bad.getRow(),
                    Json.read(
                        sealing.open(bad.getCells(), cells(id, bad.getSheet(), bad.getRow())),
                        new TypeReference<List<String>>() {}),
                    0),
                Json.read(bad.getWrong().data(), new TypeReference<List<Wrong>>() {})));
  }

  /** The bad row a screen ended with. */
  record Mark(Sheet sheet, int row) {}

  /** Tells every bad row, some at a time. */
  @Transactional(readOnly = true)
  public void eachBad(UUID id, Consumer<BadLine> told) {
    var mark = Optional.<Mark>empty();
    while (true) {
      var some = bad(id, mark, 1000);
      some.forEach(told);
      if (some.size() < 1000) {
        return;
      }
      mark = Optional.of(new Mark(some.getLast().line().sheet(), some.getLast().line().row()));
    }
  }

  private byte[] get(UUID id, org.jooq.Field<byte[]> field) {
    return db.select(field)
        .from(RUN)
        .where(RUN.COUNTY.eq(Scope.current().county()), RUN.ID.eq(id))
        .fetchOptional(field)
        .orElse(new byte[0]);
  }

  /** Moves an import on; refused when it stands elsewhere by now. */
  private void end(UUID id, State from, State to, Map<? extends org.jooq.Field<?>, ?> values) {
    var moved =
        db.update(RUN)
            .set(RUN.STATE, to.stored())
            .set(values)
            .where(
                RUN.COUNTY.eq(Scope.current().county()), RUN.ID.eq(id), RUN.STATE.eq(from.stored()))
            .execute();
    if (moved == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
  }

  /** What the file said is not kept longer than it is needed; bad rows can still be fetched. */
  private void forget(UUID id) {
    db.update(RUN)
        .setNull(RUN.SAMPLE)
        .setNull(RUN.KEPT)
        .where(RUN.COUNTY.eq(Scope.current().county()), RUN.ID.eq(id))
        .execute();
  }

  /** What is worked on, as it says, by a program that has not been heard of for a while. */
  @Transactional(readOnly = true)
  public List<UUID> lost() {
    return ids(
        RUN.SEEN_AT
            .lt(clock.instant().minus(LOST))
            .and(RUN.STATE.in(State.READING.stored(), State.TAKING.stored())));
  }

  /** What was read more than a day ago and is not confirmed. */
  @Transactional(readOnly = true)
  public List<UUID> outdated() {
    return ids(old().and(RUN.STATE.eq(State.READ.stored())));
  }

  /** Bad rows of imports older than a day are gone. */
  @Transactional
  public void dropOldBadRows() {
    var county = Scope.current().county();
    db.deleteFrom(BAD_ROW)
        .where(BAD_ROW.COUNTY.eq(county))
        .and(BAD_ROW.RUN.in(db.select(RUN.ID).from(RUN).where(RUN.COUNTY.eq(county)).and(old())))
        .execute();
    Writes.recorded(); // copies of bad rows were nobody's record
  }

  private Condition old() {
    return RUN.STARTED_AT.lt(clock.instant().minus(Duration.ofDays(1)));
  }

  private List<UUID> ids(Condition condition) {
    return db.select(RUN.ID)
        .from(RUN)
        .where(RUN.COUNTY.eq(Scope.current().county()))
        .and(condition)
        .fetch(RUN.ID);
  }

  private byte[] sealed(UUID id, String column, List<Line> lines) {
    return sealing.seal(Json.write(lines), new Context(column, id));
  }

  private List<Line> opened(UUID id, String column, byte[] sealed) {
    return sealed == null || sealed.length == 0
        ? List.of()
        : Json.read(
            sealing.open(sealed, new Context(column, id)), new TypeReference<List<Line>>() {});
  }

  private static Context cells(UUID run, String sheet, int row) {
    return new Context("bad_row.cells " + sheet + " " + row, run);
  }

  private static Map<String, Object> facts(Map<Sheet, Counts> counts) {
    var facts = new TreeMap<String, Object>();
    counts.forEach((sheet, count) -> facts.put(sheet.stored(), count));
    return facts;
  }

  private static Sheet sheet(String stored) {
    return Sheet.valueOf(stored.toUpperCase(java.util.Locale.ROOT));
  }

  private Run run(RunRecord row) {
    var counts = new EnumMap<Sheet, Counts>(Sheet.class);
    counts.putAll(Json.read(row.getCounts().data(), new TypeReference<Map<Sheet, Counts>>() {}));
    var state = State.valueOf(row.getState().toUpperCase(java.util.Locale.ROOT));
    var lost = state.atWork() && row.getSeenAt().plus(LOST).isBefore(clock.instant());
    return new Run(
        row.getId(),
        ImportKind.find(row.getKind()).orElseThrow(),
        lost ? State.STOPPED : state,
        row.getFile(),
        row.getStartedAt(),
        row.getSeenAt(),
        row.getDone(),
        row.getTotal(),
        counts,
        lost ? "imports.stopped.lost" : row.getProblem(),
        Json.read(row.getFacts().data(), new TypeReference<List<String>>() {}));
  }
}
