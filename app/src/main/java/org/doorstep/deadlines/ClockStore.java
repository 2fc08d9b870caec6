package org.doorstep.deadlines;

import static org.doorstep.db.deadlines.Tables.CLOCK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.db.deadlines.tables.records.ClockRecord;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Clocks.Reckoned;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.Calendars;
import org.doorstep.places.WorkingDays;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Json;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Unnested;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.RecordMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The SQL of clocks. */
@Component
class ClockStore {

  private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};
  private static final TypeReference<List<Extension>> EXTENSIONS = new TypeReference<>() {};

  /** By what rules and calendar of a county are known to be still the same. */
  record Known(int rules, String calendar) {}

  /** The clocks that begin as the statement reads them. */
  private static final Unnested<Reckoned> BEGINNING =
      new Unnested<Reckoned>("b")
          .with("id", "uuid", _ -> UUID.randomUUID())
          .with("purpose", "text", each -> each.purpose().stored())
          .with("rule", "text", each -> each.inputs().rule().id())
          .with("rule_version", "int", each -> each.inputs().rule().version())
          .with("started_at", "timestamptz", each -> each.inputs().startedAt())
          .with("calendar", "text", each -> each.inputs().calendarVersion())
          .with("checked", "text", each -> each.calendar().version())
          .with("due_on", "date", each -> each.due().dueOn())
          .with("at_risk_from", "timestamptz", each -> each.due().atRiskFrom())
          .with("overdue_from", "timestamptz", each -> each.due().overdueFrom())
          .with("provisional", "boolean", each -> each.due().provisional())
          .with("acts_at", "timestamptz", ClockStore::actsAt);

  private final DSLContext db;
  private final Drawn known;
  private final Drawn insert;
  private final Drawn meet;
  private final Rules rules;

  ClockStore(DSLContext db, Rules rules) {
    this.db = db;
    this.known = new Drawn(db, marks());
    this.insert = new Drawn(db, insert(db));
    this.meet = new Drawn(db, meet(db));
    this.rules = rules;
  }

  private static Query marks() {
    var county = Drawn.value(CLOCK.COUNTY);
    return select(Rules.rows(county), Calendars.mark(county));
  }

  private static Query insert(DSLContext db) {
    var values = new LinkedHashMap<Field<?>, Field<?>>();
    values.putAll(Drawn.values(CLOCK.COUNTY, CLOCK.SUBJECT, CLOCK.UNIT));
    values.put(CLOCK.STATE, inline(StoredClock.RUNNING));
    for (var name : BEGINNING.columns()) {
      var column = Objects.requireNonNull(CLOCK.field(name), name);
      values.put(column, BEGINNING.field(name, column.getDataType()));
    }
    return db.insertInto(CLOCK, values.keySet())
        .select(select(values.values()).from(BEGINNING.table()));
  }

  private static Query meet(DSLContext db) {
    var now = Drawn.value(CLOCK.ENDED_AT);
    var late = CLOCK.STATE.eq(inline(StoredClock.RUNNING)).and(CLOCK.OVERDUE_FROM.le(now));
    return db.update(CLOCK)
        .set(CLOCK.STATE, when(late, inline("late")).otherwise(inline("met")))
        .set(CLOCK.ENDED_AT, now)
        .set(CLOCK.ACTS_AT, inline((Instant) null))
        .where(
            CLOCK.COUNTY.eq(Drawn.value(CLOCK.COUNTY)),
            CLOCK.SUBJECT.eq(Drawn.value(CLOCK.SUBJECT)),
            CLOCK.PURPOSE.eq(Drawn.value(CLOCK.PURPOSE)),
            going());
  }

  /** Asked for in one statement, because whoever reckons a date needs both. */
  Known known() {
    return known
        .with(Map.of("county", Scope.current().county()))
        .fetchSingle(row -> new Known(row.get(0, int.class), row.get(1, String.class)));
  }

  /** Clocks of a subject that begin, in one statement. */
  void insert(UUID subject, @Nullable UUID unit, List<Reckoned> reckoned) {
    var values = new HashMap<String, @Nullable Object>(BEGINNING.values(reckoned));
    values.put("county", Scope.current().county());
    values.put("subject", subject);
    values.put("unit", unit);
    insert.with(values).execute();
  }

  private static @Nullable Instant actsAt(Reckoned begins) {
    var inputs = begins.inputs();
    var due = begins.due();
    return StoredClock.actsAt(
            inputs.rule(),
            due.atRiskFrom(),
            due.overdueFrom(),
            false,
            0,
            begins.calendar(),
            inputs.zone())
        .orElse(null);
  }

  /** Ends the clock that goes on for this: met, or late when it is overdue. */
  void meet(UUID subject, Purpose purpose, Instant now) {
    meet.with(
            Map.of(
                "county",
                Scope.current().county(),
                "subject",
                subject,
                "purpose",
                purpose.stored(),
                "ended_at",
                now))
        .execute();
  }

  /** The clock that goes on for this, held until the transaction ends. */
  Optional<StoredClock> lockGoing(UUID subject, Purpose purpose) {
    return db.selectFrom(CLOCK)
        .where(going(subject), CLOCK.PURPOSE.eq(purpose.stored()))
        .forUpdate()
        .fetchOptional(reader());
  }

  /** The clock that was started last for this. */
  Optional<StoredClock> findLast(UUID subject, Purpose purpose) {
    return db.selectFrom(CLOCK)
        .where(
            CLOCK.COUNTY.eq(Scope.current().county()),
            CLOCK.SUBJECT.eq(subject),
            CLOCK.PURPOSE.eq(purpose.stored()))
        .orderBy(CLOCK.STARTED_AT.desc(), CLOCK.ID)
        .limit(1)
        .fetchOptional(reader());
  }

  /** The clock that was started last for each of these. */
  Map<Purpose, StoredClock> last(UUID subject, Purpose... purposes) {
    return db
        .select(CLOCK.fields())
        .distinctOn(CLOCK.PURPOSE)
        .from(CLOCK)
        .where(
            CLOCK.COUNTY.eq(Scope.current().county()),
            CLOCK.SUBJECT.eq(subject),
            CLOCK.PURPOSE.in(Stream.of(purposes).map(Purpose::stored).toList()))
        .orderBy(CLOCK.PURPOSE, CLOCK.STARTED_AT.desc(), CLOCK.ID)
        .fetchInto(CLOCK)
        .map(reader())
        .stream()
        .collect(Collectors.toMap(StoredClock::purpose, Function.identity()));
  }

  Optional<StoredClock> find(UUID id) {
    return db.selectFrom(CLOCK).where(is(id)).fetchOptional(reader());
  }

  Optional<LocalDate> dueOn(UUID subject, Purpose purpose) {
    return db.select(CLOCK.DUE_ON)
        .from(CLOCK)
        .where(going(subject), CLOCK.PURPOSE.eq(purpose.stored()))
        .fetchOptional(CLOCK.DUE_ON);
  }

  /**
   * Of which of these subjects a clock is at risk at a moment, and not yet overdue. Each subject is
   * asked for by itself: for all at once every clock that runs in the county would be looked at.
   */
  Set<UUID> atRisk(Collection<UUID> subjects, Collection<Purpose> purposes, Instant now) {
    var asked = unnest(subjects.toArray(UUID[]::new)).as("asked", "subject");
    var subject = asked.field("subject", UUID.class);
    return db.select(subject)
        .from(asked)
        .whereExists(
            selectOne()
                .from(CLOCK)
                .where(
                    CLOCK.COUNTY.eq(Scope.current().county()),
                    CLOCK.SUBJECT.eq(subject),
                    CLOCK.PURPOSE.in(purposes.stream().map(Purpose::stored).toList()),
                    CLOCK.STATE.eq(inline(StoredClock.RUNNING)),
                    CLOCK.AT_RISK_FROM.le(now),
                    CLOCK.OVERDUE_FROM.gt(now)))
        .fetchSet(subject);
  }

  /** Clocks that go on and were not yet held against this calendar, by id. */
  List<StoredClock> lockUnchecked(String calendar, @Nullable UUID after, int most) {
    return db.selectFrom(CLOCK)
        .where(unchecked(calendar, after))
        .orderBy(CLOCK.ID)
        .limit(most)
        .forUpdate()
        .fetch(reader());
  }

  List<StoredClock> listUnchecked(String calendar, @Nullable UUID after, int most) {
    return db.selectFrom(CLOCK)
        .where(unchecked(calendar, after))
        .orderBy(CLOCK.ID)
        .limit(most)
        .fetch(reader());
  }

  /** Stores a date reckoned anew; a clock told anew is at risk anew. */
  void move(StoredClock stored, ClockInputs inputs, Due due, WorkingDays calendar) {
    var warned = stored.warned() && !due.overdueFrom().isAfter(stored.overdueFrom());
    var acts =
        StoredClock.actsAt(
            inputs.rule(),
            due.atRiskFrom(),
            due.overdueFrom(),
            warned,
            stored.escalated(),
            calendar,
            inputs.zone());
    db.update(CLOCK)
        .set(CLOCK.CALENDAR, inputs.calendarVersion())
        .set(CLOCK.CHECKED, calendar.version())
        .set(CLOCK.PAUSES, json(inputs.pauses()))
        .set(CLOCK.EXTENSIONS, json(inputs.extensions()))
        .set(CLOCK.DUE_ON, due.dueOn())
        .set(CLOCK.AT_RISK_FROM, due.atRiskFrom())
        .set(CLOCK.OVERDUE_FROM, due.overdueFrom())
        .set(CLOCK.PROVISIONAL, due.provisional())
        .set(CLOCK.STATE, StoredClock.RUNNING)
        .set(CLOCK.WARNED, warned)
        .set(CLOCK.ACTS_AT, acts.orElse(null))
        .where(is(stored.id()))
        .execute();
  }

  void pause(UUID id, ClockInputs inputs) {
    db.update(CLOCK)
        .set(CLOCK.PAUSES, json(inputs.pauses()))
        .set(CLOCK.STATE, StoredClock.PAUSED)
        .setNull(CLOCK.ACTS_AT)
        .where(is(id))
        .execute();
  }

  /** Notes that dates stay as they are under a calendar, and are proved with it from now on. */
  void confirm(List<UUID> ids, String calendar) {
    db.update(CLOCK)
        .set(CLOCK.CALENDAR, calendar)
        .set(CLOCK.CHECKED, calendar)
        .where(CLOCK.COUNTY.eq(Scope.current().county()), CLOCK.ID.in(ids))
        .execute();
  }

  /** Notes that dates stay although a calendar says otherwise; they keep the one they have. */
  void keep(List<UUID> ids, String calendar) {
    db.update(CLOCK)
        .set(CLOCK.CHECKED, calendar)
        .where(CLOCK.COUNTY.eq(Scope.current().county()), CLOCK.ID.in(ids))
        .execute();
  }

  int end(Condition which, Instant now, org.jooq.Field<String> state) {
    return db.update(CLOCK)
        .set(CLOCK.STATE, state)
        .set(CLOCK.ENDED_AT, now)
        .setNull(CLOCK.ACTS_AT)
        .where(which)
        .execute();
  }

  int hold(UUID subject, UUID unit) {
    return db.update(CLOCK).set(CLOCK.UNIT, unit).where(going(subject)).execute();
  }

  /** Which clocks the timer has something to do with, the oldest first. */
  List<UUID> acting(Instant now, int most) {
    return db.select(CLOCK.ID)
        .from(CLOCK)
        .where(CLOCK.COUNTY.eq(Scope.current().county()), CLOCK.ACTS_AT.le(now))
        .orderBy(CLOCK.ACTS_AT, CLOCK.ID)
        .limit(most)
        .fetch(CLOCK.ID);
  }

  /** One of them, unless another timer has it in hand or was faster. */
  Optional<StoredClock> takeActing(UUID id, Instant now) {
    return db.selectFrom(CLOCK)
        .where(is(id), CLOCK.ACTS_AT.le(now))
        .forUpdate()
        .skipLocked()
        .fetchOptional(reader());
  }

  void acted(UUID id, int escalated, @Nullable Instant next) {
    db.update(CLOCK)
        .set(CLOCK.WARNED, true)
        .set(CLOCK.ESCALATED, (short) escalated)
        .set(CLOCK.ACTS_AT, next)
        .where(is(id))
        .execute();
  }

  Condition going(UUID subject) {
    return CLOCK.COUNTY.eq(Scope.current().county()).and(CLOCK.SUBJECT.eq(subject)).and(going());
  }

  private static Condition going() {
    return CLOCK.STATE.in(inline(StoredClock.RUNNING), inline(StoredClock.PAUSED));
  }

  private static Condition is(UUID id) {
    return CLOCK.COUNTY.eq(Scope.current().county()).and(CLOCK.ID.eq(id));
  }

  private static Condition unchecked(String calendar, @Nullable UUID after) {
    var those =
        CLOCK.COUNTY.eq(Scope.current().county()).and(going()).and(CLOCK.CHECKED.ne(calendar));
    return after == null ? those : those.and(CLOCK.ID.gt(after));
  }

  private RecordMapper<ClockRecord, StoredClock> reader() {
    var book = rules.book();
    var zone = Scope.current().zone();
    return row ->
        new StoredClock(
            row.getId(),
            row.getSubject(),
            Purpose.of(row.getPurpose()),
            row.getUnit(),
            new ClockInputs(
                book.get(row.getRule(), row.getRuleVersion()),
                row.getStartedAt(),
                zone,
                row.getCalendar(),
                Json.read(row.getPauses().data(), PAUSES),
                Json.read(row.getExtensions().data(), EXTENSIONS)),
            row.getDueOn(),
            row.getOverdueFrom(),
            row.getProvisional(),
            row.getState(),
            Optional.ofNullable(row.getEndedAt()),
            row.getWarned(),
            row.getEscalated());
  }

  private static JSONB json(List<?> list) {
    return JSONB.valueOf(Json.write(list));
  }
}
