package org.doorstep.deadlines;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Recomputed.Outcome;
import org.doorstep.places.Calendars;
import org.doorstep.places.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the clocks that go on against a calendar that has changed. Clocks that have ended are never
 * touched, and what was promised as final is never moved later ({@link Recomputed}).
 *
 * <p>Runs as the system: an administrator loads a year and sees how many dates move, not whose.
 */
@Service
public class Recomputing {

  private static final int AT_ONCE = 500;

  private final ClockStore store;
  private final Calendars calendars;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate inTransaction;

  Recomputing(
      ClockStore store,
      Calendars calendars,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.calendars = calendars;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
    this.inTransaction = new TransactionTemplate(transactions);
  }

  /** What would become of the dates under another calendar; nothing is stored. */
  public Map<Outcome, Integer> preview(WorkingDays newer) {
    return inTransaction.execute(_ -> {
      var counts = new EnumMap<Outcome, Integer>(Outcome.class);
      var known = new Known();
      UUID after = null;
      List<StoredClock> some;
      do {
        some = store.listUnchecked(newer.version(), after, AT_ONCE);
        for (var stored : some) {
          counts.merge(recomputed(stored, newer, known).outcome(), 1, Integer::sum);
          after = stored.id();
        }
      } while (some.size() == AT_ONCE);
      return counts;
    });
  }

  /**
   * Holds every clock of the county that goes on against its calendar of now, some hundred in a
   * transaction. Whatever is interrupted goes on with the next run; a second run changes nothing.
   */
  public Map<Outcome, Integer> run() {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    UUID last = null;
    do {
      var after = last;
      last = inTransaction.execute(_ -> some(after, counts));
    } while (last != null);
    return counts;
  }

  /** Holds the next clocks against the calendar; gives the last one, or null when none was left. */
  private @Nullable UUID some(@Nullable UUID after, Map<Outcome, Integer> counts) {
    var calendar = calendars.now();
    var stored = store.lockUnchecked(calendar.version(), after, AT_ONCE);
    if (stored.isEmpty()) {
      return null;
    }
    var known = new Known();
    var here = new TreeMap<Outcome, Integer>();
    var same = new ArrayList<UUID>();
    var kept = new ArrayList<UUID>();
    for (var each : stored) {
      var recomputed = recomputed(each, calendar, known);
      here.merge(recomputed.outcome(), 1, Integer::sum);
      switch (recomputed.outcome()) {
        case UNCHANGED -> same.add(each.id());
        case PROMISE_KEPT, PUBLISHED -> kept.add(each.id());
        case CONFIRMED, MOVED -> move(each, recomputed, calendar);
      }
    }
    if (!same.isEmpty()) {
      store.confirm(same, calendar.version());
    }
    if (!kept.isEmpty()) {
      store.keep(kept, calendar.version());
    }
    here.forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
    audit.record(
        "clock.recompute", null, Map.of("calendar", calendar.version(), "clocks", stored.size()));
    return stored.getLast().id();
  }

  private void move(StoredClock stored, Recomputed recomputed, WorkingDays calendar) {
    if (recomputed.deadline() instanceof Due due) {
      store.move(stored, recomputed.inputs(), due, calendar);
      events.publishEvent(
          new DeadlineMoved(
              stored.subject(), stored.purpose(), stored.dueOn(), due.dueOn(), due.provisional()));
    } else {
      store.confirm(List.of(stored.id()), calendar.version());
    }
  }

  /** What is told is what the stored inputs lead to with their own calendar. */
  private Recomputed recomputed(StoredClock stored, WorkingDays newer, Known known) {
    var inputs = stored.inputs();
    var told = Reckoning.of(inputs, known.at(inputs.calendarVersion())).deadline();
    return Recomputed.under(newer, inputs, told, false, clock.instant());
  }

  /** The calendars of one run, each read once. */
  private final class Known {
    private final Map<String, WorkingDays> calendarsByVersion = new TreeMap<>();

    WorkingDays at(String version) {
      return calendarsByVersion.computeIfAbsent(version, calendars::at);
    }
  }
}
