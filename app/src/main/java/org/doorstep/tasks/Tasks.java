package org.doorstep.tasks;

import static org.doorstep.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.db.tasks.tables.records.TaskRecord;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what somebody owes by a date. */
@Service
public class Tasks {

  private static final int ENDED_AT_MOST = 20;

  /** What kind of task it is. */
  public enum Kind {
    COMMITMENT("commitment"),
    REVISIT("revisit"),
    NEXT_LOOK("next-look");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    public String stored() {
      return stored;
    }

    static Kind of(String stored) {
      for (var kind : values()) {
        if (kind.stored.equals(stored)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(stored);
    }
  }

  /** What is to be owed, by whom, and by when. */
  public record Owed(
      UUID id,
      Kind kind,
      String text,
      String place,
      @Nullable UUID recipient,
      UUID official,
      UUID unit,
      LocalDate due,
      @Nullable UUID matter,
      @Nullable UUID engagement) {

    @Override
    public String toString() {
      return "Owed[" + id + "]";
    }
  }

  /** A task as it stands: state is open, kept, broken or dropped. */
  public record Task(
      UUID id,
      Kind kind,
      String text,
      String place,
      @Nullable UUID recipient,
      @Nullable UUID official,
      UUID unit,
      Instant madeAt,
      LocalDate due,
      String state,
      @Nullable Instant endedAt,
      String note) {

    @Override
    public String toString() {
      return "Task[" + id + "]";
    }
  }

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Tasks(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** Sets down what is owed. */
  @Transactional
  public void owe(Owed owed) {
    var scope = Scope.current();
    db.insertInto(TASK)
        .set(TASK.COUNTY, scope.county())
        .set(TASK.ID, owed.id())
        .set(TASK.KIND, owed.kind().stored)
        .set(TASK.TEXT, owed.text())
        .set(TASK.PLACE, owed.place())
        .set(TASK.RECIPIENT, owed.recipient())
        .set(TASK.OFFICIAL, owed.official())
        .set(TASK.UNIT, owed.unit())
        .set(TASK.MADE_BY, scope.official())
        .set(TASK.MADE_AT, clock.instant())
        .set(TASK.DUE_ON, owed.due())
        .set(TASK.STATE, "open")
        .set(TASK.MATTER, owed.matter())
        .set(TASK.ENGAGEMENT, owed.engagement())
        .execute();
    audit.record("task.owe", owed.id(), Map.of("kind", owed.kind().stored));
  }

  /** Whether the asker may say what became of it: who owes it, or who leads the place. */
  static boolean mayEnd(Task task) {
    var scope = Scope.current();
    return switch (scope.role()) {
      case GROUP_LEADER, TOWNSHIP_OFFICE, COUNTY_OFFICE, SYSTEM -> true;
      case OFFICIAL, DEPARTMENT, ADMINISTRATOR, RESIDENT, PUBLIC ->
          scope.officialOrRefuse().equals(task.official());
    };
  }

  /** Ends a task as kept or broken, with a note of what was done or why not. */
  @Transactional
  public void end(UUID id, boolean kept, String note) {
    if (!mayEnd(get(id))) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var changed =
        db.update(TASK)
            .set(TASK.STATE, kept ? "kept" : "broken")
            .set(TASK.ENDED_AT, clock.instant())
            .set(TASK.ENDED_NOTE, note)
            .where(TASK.COUNTY.eq(Scope.current().county()), TASK.ID.eq(id), TASK.STATE.eq("open"))
            .execute();
    if (changed == 0) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED, new Word("tasks.ended"), new Word("tasks.end"));
    }
    audit.record(kept ? "task.kept" : "task.broken", id);
  }

  /** What an official owes, the most urgent first. */
  @Transactional(readOnly = true)
  public List<Task> openOf(UUID official) {
    return list(TASK.OFFICIAL.eq(official).and(TASK.STATE.eq("open")));
  }

  /** What was promised at a door, open first by date, then what has ended. */
  @Transactional(readOnly = true)
  public List<Task> ofRecipient(UUID recipient) {
    return list(TASK.RECIPIENT.eq(recipient));
  }

  /** A task the asker may see. */
  @Transactional(readOnly = true)
  public Task get(UUID id) {
    return db.selectFrom(TASK)
        .where(TASK.COUNTY.eq(Scope.current().county()), TASK.ID.eq(id))
        .fetchOptional(Tasks::task)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** How many promises are open at some doors; a door without one is left out. */
  @Transactional(readOnly = true)
  public Map<UUID, Integer> promisesAt(Collection<UUID> recipients) {
    return db.select(TASK.RECIPIENT, DSL.count())
        .from(TASK)
        .where(
            TASK.COUNTY.eq(Scope.current().county()),
            TASK.RECIPIENT.in(recipients),
            TASK.KIND.eq(Kind.COMMITMENT.stored),
            TASK.STATE.eq("open"))
        .groupBy(TASK.RECIPIENT)
        .fetchMap(Record2::value1, Record2::value2);
  }

  /** What an official has ended lately, the latest first. */
  @Transactional(readOnly = true)
  public List<Task> endedOf(UUID official) {
    return db.selectFrom(TASK)
        .where(
            TASK.COUNTY.eq(Scope.current().county()),
            TASK.OFFICIAL.eq(official),
            TASK.STATE.ne("open"))
        .orderBy(TASK.ENDED_AT.desc(), TASK.ID)
        .limit(ENDED_AT_MOST)
        .fetch(Tasks::task);
  }

  private List<Task> list(Condition which) {
    return db.selectFrom(TASK)
        .where(TASK.COUNTY.eq(Scope.current().county()))
        .and(which)
        .orderBy(TASK.DUE_ON, TASK.ID)
        .limit(200)
        .fetch(Tasks::task);
  }

  private static Task task(TaskRecord row) {
    return new Task(
        row.getId(),
        Kind.of(row.getKind()),
        row.getText(),
        row.getPlace(),
        row.getRecipient(),
        row.getOfficial(),
        row.getUnit(),
        row.getMadeAt(),
        row.getDueOn(),
        row.getState(),
        row.getEndedAt(),
        row.getEndedNote());
  }
}
