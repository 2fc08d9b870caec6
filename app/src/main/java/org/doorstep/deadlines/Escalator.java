package org.doorstep.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.places.Calendars;
import org.doorstep.places.WorkingDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what a clock has come to: once that it is at risk, and once for each level that it has run
 * out. Each in a transaction of its own, so that one that fails holds up no other; several timers
 * may run at the same time.
 */
@Service
public class Escalator {

  private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);
  private static final int AT_ONCE = 200;

  private final ClockStore store;
  private final Calendars calendars;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate inTransaction;

  Escalator(
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

  /** Says everything that is to be said by now, in the county of the scope. */
  public int escalate() {
    return escalate(clock.instant());
  }

  /**
   * Says everything that is to be said by a moment, in the county of the scope.
   *
   * @return how many times something was said
   */
  public int escalate(Instant now) {
    var said = 0;
    var failed = new HashSet<UUID>();
    while (true) {
      var some = inTransaction.execute(_ -> store.acting(now, AT_ONCE + failed.size()));
      some.removeAll(failed);
      if (some.isEmpty()) {
        return said;
      }
      var before = said;
      for (var id : some) {
        said += one(id, now, failed);
      }
      if (said == before) {
        return said; // others have them in hand
      }
    }
  }

  private int one(UUID id, Instant now, Set<UUID> failed) {
    try {
      return inTransaction.execute(
          _ -> store.takeActing(id, now).map(stored -> act(stored, now)).orElse(0));
    } catch (RuntimeException broken) {
      LOG.error("The clock {} could not be taken up", id, broken);
      failed.add(id);
      return 0;
    }
  }

  private int act(StoredClock stored, Instant now) {
    var calendar = calendars.now();
    var levels = stored.inputs().rule().escalateAfter();
    var said = 0;
    if (!stored.overdue(now)) {
      events.publishEvent(
          new ClockAtRisk(
              stored.id(), stored.subject(), stored.purpose(), stored.unit(), stored.dueOn()));
      said++;
    }
    var level = stored.escalated();
    var next = next(stored, level, calendar);
    while (stored.overdue(now) && next != null && !next.isAfter(now)) {
      events.publishEvent(
          new ClockRanOut(
              stored.id(),
              stored.subject(),
              stored.purpose(),
              stored.unit(),
              stored.dueOn(),
              level + 1,
              levels.get(level)));
      level++;
      said++;
      next = next(stored, level, calendar);
    }
    store.acted(stored.id(), level, next);
    audit.record(
        level == 0 ? "clock.warn" : "clock.escalate",
        stored.subject(),
        Map.of("purpose", stored.purpose().stored(), "level", level));
    return said;
  }

  private static @org.jspecify.annotations.Nullable Instant next(
      StoredClock stored, int level, WorkingDays calendar) {
    return StoredClock.actsAt(
            stored.inputs().rule(),
            stored.overdueFrom(),
            stored.overdueFrom(),
            true,
            level,
            calendar,
            stored.inputs().zone())
        .orElse(null);
  }
}
