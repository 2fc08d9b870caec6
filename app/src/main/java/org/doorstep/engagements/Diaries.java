package org.doorstep.engagements;

import static org.doorstep.db.engagements.Tables.DIARY;
import static org.doorstep.db.engagements.Tables.READING;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.db.engagements.tables.records.ReadingRecord;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to diaries: a day's narrative, and what the group leader says of a month (C7). */
@Service
public class Diaries {

  /** A day as its official wrote it. */
  public record Entry(LocalDate day, String text, Instant written, long version) {

    @Override
    public String toString() {
      return "Entry[" + day + "]";
    }
  }

  /** How good a month's diary is. */
  public enum Grade {
    EXCELLENT,
    GOOD,
    FAIR,
    POOR;

    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such grade. */
    public static Optional<Grade> parse(String stored) {
      return Arrays.stream(values()).filter(grade -> grade.stored().equals(stored)).findFirst();
    }
  }

  /** What the leader wrote under a month. */
  public record Reading(
      UUID official, YearMonth month, UUID leader, String comment, Grade grade, Instant read) {

    @Override
    public String toString() {
      return "Reading[" + official + " " + month + "]";
    }
  }

  private final DSLContext db;
  private final Officials officials;
  private final Audit audit;
  private final Clock clock;

  Diaries(DSLContext db, Officials officials, Audit audit, Clock clock) {
    this.db = db;
    this.officials = officials;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes the narrative of a day of one's own.
   *
   * @param version of the text it was written over; 0 for the first
   */
  @Transactional
  public void write(LocalDate day, String text, long version) {
    var scope = Scope.current();
    if (day.isAfter(today())) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    var written =
        version == 0
            ? db.insertInto(DIARY)
                .set(DIARY.COUNTY, scope.county())
                .set(DIARY.OFFICIAL, scope.officialOrRefuse())
                .set(DIARY.DAY, day)
                .set(DIARY.UNIT, scope.unitOrRefuse())
                .set(DIARY.PLACE, scope.place())
                .set(DIARY.TEXT, text)
                .set(DIARY.WRITTEN_AT, clock.instant())
                .set(DIARY.VERSION, 1L)
                .onConflictDoNothing()
                .execute()
            : db.update(DIARY)
                .set(DIARY.TEXT, text)
                .set(DIARY.WRITTEN_AT, clock.instant())
                .set(DIARY.VERSION, version + 1)
                .where(
                    DIARY.COUNTY.eq(scope.county()),
                    DIARY.OFFICIAL.eq(scope.officialOrRefuse()),
                    DIARY.DAY.eq(day),
                    DIARY.VERSION.eq(version))
                .execute();
    if (written == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    audit.record(
        "diary.write", scope.officialOrRefuse(), Map.of("day", day.toString(), "version", version));
  }

  /** What an official wrote in a month, those days the asker may read, the latest first. */
  @Transactional(readOnly = true)
  public List<Entry> of(UUID official, YearMonth month) {
    return db.select(DIARY.DAY, DIARY.TEXT, DIARY.WRITTEN_AT, DIARY.VERSION)
        .from(DIARY)
        .where(
            DIARY.COUNTY.eq(Scope.current().county()),
            DIARY.OFFICIAL.eq(official),
            DIARY.DAY.between(month.atDay(1), month.atEndOfMonth()))
        .orderBy(DIARY.DAY.desc())
        .fetch(row -> new Entry(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** One's own day, if it has been written. */
  @Transactional(readOnly = true)
  public Optional<Entry> mine(LocalDate day) {
    return of(Scope.current().officialOrRefuse(), YearMonth.from(day)).stream()
        .filter(entry -> entry.day().equals(day))
        .findFirst();
  }

  /** On how many days of a month each of some officials wrote. */
  @Transactional(readOnly = true)
  public Map<UUID, Integer> days(Collection<UUID> of, YearMonth month) {
    return db.select(DIARY.OFFICIAL, DSL.count())
        .from(DIARY)
        .where(
            DIARY.COUNTY.eq(Scope.current().county()),
            DIARY.OFFICIAL.in(of),
            DIARY.DAY.between(month.atDay(1), month.atEndOfMonth()))
        .groupBy(DIARY.OFFICIAL)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  /** Whose diaries the leader who asks reads: the members of the unit, without the leader. */
  @Transactional(readOnly = true)
  public List<Officials.Member> members() {
    var scope = Scope.current();
    return officials.membersOf(scope.unitOrRefuse()).stream()
        .filter(member -> member.role() == Role.OFFICIAL)
        .toList();
  }

  /**
   * Says what the leader thinks of a member's month; said again, it takes the place of the first.
   * Not possible for a month that has not begun.
   */
  @Transactional
  public void read(UUID official, YearMonth month, String comment, Grade grade) {
    var scope = Scope.current();
    if (month.isAfter(YearMonth.from(today()))) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    if (scope.role() != Role.GROUP_LEADER
        || members().stream().noneMatch(member -> member.official().equals(official))) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    db.insertInto(READING)
        .set(READING.COUNTY, scope.county())
        .set(READING.OFFICIAL, official)
        .set(READING.MONTH, month.atDay(1))
        .set(READING.UNIT, scope.unitOrRefuse())
        .set(READING.LEADER, scope.officialOrRefuse())
        .set(READING.COMMENT, comment)
        .set(READING.GRADE, grade.stored())
        .set(READING.READ_AT, clock.instant())
        .onConflict(READING.COUNTY, READING.OFFICIAL, READING.MONTH)
        .doUpdate()
        .set(READING.LEADER, scope.officialOrRefuse())
        .set(READING.COMMENT, comment)
        .set(READING.GRADE, grade.stored())
        .set(READING.READ_AT, clock.instant())
        .execute();
    audit.record(
        "diary.read", official, Map.of("month", month.toString(), "grade", grade.stored()));
  }

  /** What was said of a month of some officials, by official. */
  @Transactional(readOnly = true)
  public Map<UUID, Reading> readings(Collection<UUID> of, YearMonth month) {
    return db.selectFrom(READING)
        .where(
            READING.COUNTY.eq(Scope.current().county()),
            READING.OFFICIAL.in(of),
            READING.MONTH.eq(month.atDay(1)))
        .fetchMap(READING.OFFICIAL, Diaries::reading);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private static Reading reading(ReadingRecord row) {
    return new Reading(
        row.getOfficial(),
        YearMonth.from(row.getMonth()),
        row.getLeader(),
        row.getComment(),
        Grade.parse(row.getGrade()).orElseThrow(),
        row.getReadAt());
  }
}
