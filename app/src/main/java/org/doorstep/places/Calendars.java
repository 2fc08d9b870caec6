package org.doorstep.places;

import static org.doorstep.db.places.Tables.CALENDAR_YEAR;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to a county's working calendar: the years that come with the program and those an
 * administrator has loaded. Editions are kept, so that an old date can still be proved.
 */
@Service
public class Calendars {

  /** An edition of a year; with the program when nobody loaded it. */
  public record Edition(
      CalendarYear year, @Nullable Instant loadedAt, @Nullable UUID loadedBy, boolean latest) {}

  /** What a county's rows were known by when they were last read, and what they said. */
  private record Kept(String mark, List<CalendarYear> years) {}

  private static final List<CalendarYear> SHIPPED = WorkingDays.shippedYears();

  private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Calendars(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** The calendar of the county as it is now: of each year the latest edition. */
  @Transactional(readOnly = true)
  public WorkingDays now() {
    return WorkingDays.of(latest(years()).values());
  }

  /** The same, for whoever has asked for the {@link #mark} in this transaction. */
  @Transactional(readOnly = true)
  public WorkingDays now(String mark) {
    return WorkingDays.of(latest(years(mark)).values());
  }

  /**
   * By what a county's years are known to be still the same: a small question, to be asked for
   * within a statement that asks more.
   */
  public static Field<String> mark(Field<Integer> county) {
    return field(
        select(
                function(
                    "concat",
                    SQLDataType.VARCHAR,
                    count(),
                    inline(" "),
                    max(CALENDAR_YEAR.LOADED_AT)))
            .from(CALENDAR_YEAR)
            .where(CALENDAR_YEAR.COUNTY.eq(county)));
  }

  /** The very calendar a date was reckoned with, by its {@link WorkingDays#version()}. */
  @Transactional(readOnly = true)
  public WorkingDays at(String version) {
    var byVersion = new LinkedHashMap<String, CalendarYear>();
    years().forEach(year -> byVersion.put(year.version(), year));
    return WorkingDays.of(
        Arrays.stream(version.split("\\+", -1))
            .map(part ->
                Optional.ofNullable(byVersion.get(part))
                    .orElseThrow(() -> new IllegalStateException("No such calendar: " + part)))
            .toList());
  }

  /** All editions, the latest year first. */
  @Transactional(readOnly = true)
  public List<Edition> editions() {
    var county = Scope.current().county();
    var loaded =
        db.selectFrom(CALENDAR_YEAR)
            .where(CALENDAR_YEAR.COUNTY.eq(county))
            .fetch(row ->
                new Edition(
                    CalendarFile.year(row.getFile()), row.getLoadedAt(), row.getLoadedBy(), false));
    var latest = latest(years());
    return Stream.concat(
            SHIPPED.stream().map(year -> new Edition(year, null, null, false)), loaded.stream())
        .map(edition ->
            new Edition(
                edition.year(),
                edition.loadedAt(),
                edition.loadedBy(),
                edition.year().equals(latest.get(edition.year().year()))))
        .sorted(
            Comparator.comparing(
                    (Edition edition) -> edition.year().year(), Comparator.reverseOrder())
                .thenComparing(edition -> edition.year().edition(), Comparator.reverseOrder()))
        .toList();
  }

  /** Reads a file without loading it. */
  public static CalendarReading read(String file) {
    return CalendarFile.read(file);
  }

  /** The calendar as it would be with a year; refused when that edition is there already. */
  @Transactional(readOnly = true)
  public WorkingDays with(CalendarYear year) {
    if (alreadyThere(year)) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    return now().with(year);
  }

  /** Whether this edition of the year, or a later one, is there already. */
  @Transactional(readOnly = true)
  public boolean alreadyThere(CalendarYear year) {
    var there = latest(years()).get(year.year());
    return there != null && there.edition() >= year.edition();
  }

  /**
   * Loads a year. Clocks that go on are held against it afterwards, by whoever keeps clocks.
   *
   * @param file a file that {@link #read} found right
   */
  @Transactional
  public CalendarYear load(String file) {
    var scope = Scope.current();
    var year = CalendarFile.year(file);
    if (alreadyThere(year)) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    db.insertInto(CALENDAR_YEAR)
        .set(CALENDAR_YEAR.COUNTY, scope.county())
        .set(CALENDAR_YEAR.YEAR, year.year())
        .set(CALENDAR_YEAR.EDITION, year.edition())
        .set(CALENDAR_YEAR.FILE, file)
        .set(CALENDAR_YEAR.SOURCE, year.source())
        .set(CALENDAR_YEAR.LOADED_AT, clock.instant())
        .set(CALENDAR_YEAR.LOADED_BY, scope.official())
        .execute();
    audit.record("calendar.load", null, Map.of("version", year.version()));
    return year;
  }

  private List<CalendarYear> years() {
    return years(db.select(mark(val(Scope.current().county()))).fetchSingle().value1());
  }

  /** The files are read again only when a row has come. */
  private List<CalendarYear> years(String mark) {
    var county = Scope.current().county();
    var before = kept.get(county);
    if (before != null && before.mark().equals(mark)) {
      return before.years();
    }
    var loaded =
        db.select(mark(val(county)), CALENDAR_YEAR.FILE)
            .from(CALENDAR_YEAR)
            .where(CALENDAR_YEAR.COUNTY.eq(county))
            .orderBy(CALENDAR_YEAR.YEAR, CALENDAR_YEAR.EDITION)
            .fetch();
    var years = loaded.map(row -> CalendarFile.year(row.value2()));
    var all = Stream.concat(SHIPPED.stream(), years.stream()).toList();
    if (loaded.stream().allMatch(row -> row.value1().equals(mark))) {
      kept.put(county, new Kept(mark, all));
    }
    return all;
  }

  /** Of each year the latest edition; where the county loaded the same as is shipped, its own. */
  private static Map<Integer, CalendarYear> latest(List<CalendarYear> years) {
    var latest = new TreeMap<Integer, CalendarYear>();
    for (var year : years) {
      var there = latest.get(year.year());
      if (there == null || there.edition() <= year.edition()) {
        latest.put(year.year(), year);
      }
    }
    return latest;
  }
}
