package org.doorstep.deadlines;

import static org.doorstep.db.deadlines.Tables.CLOCK;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.Calendars;
import org.doorstep.places.WorkingDays;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to running clocks: by when something is owed, and why on that date. */
@Service
public class Clocks {

  /** What a clock runs for; a subject has at most one running for each. */
  public enum Purpose {
    SORT("sort"),
    ACCEPT("accept"),
    HANDLE("handle"),
    LOOK_BACK("look-back"),
    LOOK_AGAIN("look-again");

    private final String stored;

    Purpose(String stored) {
      this.stored = stored;
    }

    public String stored() {
      return stored;
    }

    static Purpose of(String stored) {
      for (var purpose : values()) {
        if (purpose.stored.equals(stored)) {
          return purpose;
        }
      }
      throw new IllegalArgumentException(stored);
    }

    /** The word people see. */
    public Word word() {
      return new Word("deadlines.purpose." + stored);
    }
  }

  /**
   * A clock to be set going.
   *
   * @param rules the ids of rules: {@code handle-urgent}; the first that is in effect counts
   */
  public record Start(Purpose purpose, List<String> rules, Instant from) {

    public Start {
      rules = List.copyOf(rules);
    }

    public Start(Purpose purpose, String rule, Instant from) {
      this(purpose, List.of(rule), from);
    }
  }

  /** A clock as it begins: with its first date, and the calendar that gave it. */
  public record Reckoned(Purpose purpose, ClockInputs inputs, Due due, WorkingDays calendar) {}

  private final ClockStore store;
  private final MoreTime moreTime;
  private final Rules rules;
  private final Calendars calendars;
  private final Audit audit;
  private final Clock clock;

  Clocks(
      ClockStore store,
      MoreTime moreTime,
      Rules rules,
      Calendars calendars,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.moreTime = moreTime;
    this.rules = rules;
    this.calendars = calendars;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Sets a clock going.
   *
   * @param rule the id of a rule: {@code handle-urgent}
   * @return the last day, provisional where it crosses a year whose days off are not known
   */
  @Transactional
  public Due start(UUID subject, Purpose purpose, String rule, Instant from) {
    return start(subject, purpose, rule, from, null);
  }

  /**
   * Sets a clock going.
   *
   * @param unit who owes it, for the figures
   */
  @Transactional
  public Due start(UUID subject, Purpose purpose, String rule, Instant from, @Nullable UUID unit) {
    var dues = start(subject, unit, List.of(new Start(purpose, rule, from)));
    return Objects.requireNonNull(dues.get(purpose));
  }

  /**
   * Sets several clocks of a subject going, which one unit owes.
   *
   * @return the last day of each
   */
  @Transactional
  public Map<Purpose, Due> start(UUID subject, @Nullable UUID unit, List<Start> starts) {
    var reckoned = reckon(starts);
    start(reckoned, subject, unit);
    var dues = new EnumMap<Purpose, Due>(Purpose.class);
    reckoned.forEach(each -> dues.put(each.purpose(), each.due()));
    return dues;
  }

  /** Clocks as they would begin now, for whoever has to know the date first. */
  @Transactional(readOnly = true)
  public List<Reckoned> reckon(List<Start> starts) {
    var zone = Scope.current().zone();
    var known = store.known();
    var book = rules.book(known.rules());
    var calendar = calendars.now(known.calendar());
    return starts.stream()
        .map(start -> {
          var day = LocalDate.ofInstant(start.from(), zone);
          var inForce =
              start.rules().stream()
                  .flatMap(rule -> book.findInEffect(rule, day).stream())
                  .findFirst()
                  .orElseThrow(
                      () -> new IllegalArgumentException("No rule in effect: " + start.rules()));
          var inputs = ClockInputs.started(inForce, start.from(), zone, calendar.version());
          var due = (Due) Reckoning.of(inputs, calendar).deadline();
          return new Reckoned(start.purpose(), inputs, due, calendar);
        })
        .toList();
  }

  /** Sets clocks going as they were reckoned in this transaction. */
  @Transactional
  public void start(List<Reckoned> reckoned, UUID subject, @Nullable UUID unit) {
    store.insert(subject, unit, reckoned);
    for (var each : reckoned) {
      audit.record("clock.start", subject, Map.of("purpose", each.purpose().stored));
    }
  }

  /** Says which unit owes what runs for a subject from now on; the clocks go on as they are. */
  @Transactional
  public void hold(UUID subject, UUID unit) {
    store.hold(subject, unit);
    audit.record("clock.hold", subject, Map.of("unit", unit));
  }

  /** Ends a clock because what it ran for was done; met or late by its date. */
  @Transactional
  public void meet(UUID subject, Purpose purpose) {
    store.meet(subject, purpose, clock.instant());
    audit.record("clock.meet", subject, Map.of("purpose", purpose.stored));
  }

  /** Ends every clock of a subject that still runs, because nothing is owed any more. */
  @Transactional
  public void drop(UUID subject) {
    store.end(store.going(subject), clock.instant(), val("dropped"));
    audit.record("clock.drop", subject);
  }

  /** Ends one clock of a subject, because that is not owed any more. */
  @Transactional
  public void drop(UUID subject, Purpose purpose) {
    store.end(
        store.going(subject).and(CLOCK.PURPOSE.eq(purpose.stored)),
        clock.instant(),
        val("dropped"));
    audit.record("clock.drop", subject, Map.of("purpose", purpose.stored));
  }

  /**
   * Stops a clock until {@link #resume}. Refused once it is overdue: what is late stays late.
   *
   * @param reason in general words; everybody in the county who sees the date reads it
   */
  @Transactional
  public void pause(UUID subject, Purpose purpose, String reason) {
    moreTime.pause(subject, purpose, reason);
  }

  /** Lets a paused clock go on; the time it stood still is not counted. */
  @Transactional
  public Due resume(UUID subject, Purpose purpose) {
    return moreTime.resume(subject, purpose);
  }

  /**
   * Gives more time, in the units of the rule. Refused once it is overdue (a date that has passed
   * is not mended afterwards), while it is paused, and beyond what the rule allows in all.
   *
   * @param reason in general words; everybody in the county who sees the date reads it
   */
  @Transactional
  public Due extend(UUID subject, Purpose purpose, int amount, UUID grantedBy, String reason) {
    return moreTime.extend(subject, purpose, amount, grantedBy, reason);
  }

  /**
   * Gives time up to a day at most: as many units as end on it or before. Refused as above, and
   * when not one more unit ends by that day.
   */
  @Transactional
  public Due extend(UUID subject, Purpose purpose, LocalDate until, UUID grantedBy, String reason) {
    return moreTime.extend(subject, purpose, until, grantedBy, reason);
  }

  /** How many units an extension may still add; 0 where none runs or it may not be extended. */
  @Transactional(readOnly = true)
  public int roomToExtend(UUID subject, Purpose purpose) {
    return moreTime.room(subject, purpose);
  }

  /** The latest day the time may be extended to, with all its rule leaves room for. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> latestExtension(UUID subject, Purpose purpose) {
    return moreTime.latest(subject, purpose);
  }

  /** The date of a clock that still runs. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> dueOn(UUID subject, Purpose purpose) {
    return store.dueOn(subject, purpose);
  }

  /** Of which of these subjects a clock for one of these is at risk now, and not yet overdue. */
  @Transactional(readOnly = true)
  public Set<UUID> atRisk(Collection<UUID> subjects, Collection<Purpose> purposes) {
    return subjects.isEmpty() ? Set.of() : store.atRisk(subjects, purposes, clock.instant());
  }

  /**
   * Why the date of a subject is what it is, from the five stored inputs.
   *
   * @param purposes the first counts whose clock goes on; where none does, the first that had one
   */
  @Transactional(readOnly = true)
  public Optional<Why> why(UUID subject, Purpose... purposes) {
    var last = store.last(subject, purposes);
    return Stream.of(purposes)
        .flatMap(purpose -> Stream.ofNullable(last.get(purpose)))
        .min(Comparator.comparing(stored -> stored.endedAt().isPresent()))
        .map(this::explained);
  }

  /** Why the date of a clock is what it is. */
  @Transactional(readOnly = true)
  public Optional<Why> why(UUID id) {
    return store.find(id).map(this::explained);
  }

  /** The working of other inputs under the calendar of now; nothing is stored. */
  @Transactional(readOnly = true)
  public Reckoning whatIf(ClockInputs inputs) {
    var calendar = calendars.now();
    return Reckoning.of(inputs.under(calendar.version()), calendar);
  }

  /** Every moment at which the timer speaks up about a clock that nobody ends. */
  public static List<Instant> alarms(
      DeadlineRule rule, Due due, WorkingDays calendar, ZoneId zone) {
    return StoredClock.alarms(rule, due, calendar, zone);
  }

  private Why explained(StoredClock stored) {
    var inputs = stored.inputs();
    var reckoning = Reckoning.of(inputs, calendars.at(inputs.calendarVersion()));
    var state = ClockState.at(clock.instant(), inputs, reckoning.deadline(), stored.endedAt());
    var dropped = stored.state().equals("dropped");
    return new Why(
        stored.id(),
        stored.subject(),
        stored.purpose(),
        inputs,
        reckoning,
        dropped ? new Word("deadlines.state.dropped") : state.word(),
        stored.endedAt());
  }
}
