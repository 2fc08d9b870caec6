package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.WorkingDays;
import org.jspecify.annotations.Nullable;

/** A clock as its row has it. */
record StoredClock(
    UUID id,
    UUID subject,
    Purpose purpose,
    @Nullable UUID unit,
    ClockInputs inputs,
    LocalDate dueOn,
    Instant overdueFrom,
    boolean provisional,
    String state,
    Optional<Instant> endedAt,
    boolean warned,
    int escalated) {

  static final String RUNNING = "running";
  static final String PAUSED = "paused";

  boolean paused() {
    return state.equals(PAUSED);
  }

  boolean overdue(Instant now) {
    return !now.isBefore(overdueFrom);
  }

  /**
   * When the timer next has something to do: to say that it is at risk, or to take it one level up.
   * Empty when nothing is left.
   */
  static Optional<Instant> actsAt(
      DeadlineRule rule,
      Instant atRiskFrom,
      Instant overdueFrom,
      boolean warned,
      int escalated,
      WorkingDays calendar,
      ZoneId zone) {
    if (!warned && escalated == 0 && atRiskFrom.isBefore(overdueFrom)) {
      return Optional.of(atRiskFrom);
    }
    return escalated < rule.escalateAfter().size()
        ? Optional.of(overdueBy(rule.escalateAfter().get(escalated), overdueFrom, calendar, zone))
        : Optional.empty();
  }

  /** Every moment at which the timer has something to do with a clock that nobody ends. */
  static List<Instant> alarms(DeadlineRule rule, Due due, WorkingDays calendar, ZoneId zone) {
    var alarms = new ArrayList<Instant>();
    if (due.atRiskFrom().isBefore(due.overdueFrom())) {
      alarms.add(due.atRiskFrom());
    }
    for (var days : rule.escalateAfter()) {
      alarms.add(overdueBy(days, due.overdueFrom(), calendar, zone));
    }
    return alarms;
  }

  /** The moment at which so many working days have passed since it became overdue. */
  private static Instant overdueBy(
      int workingDays, Instant overdueFrom, WorkingDays calendar, ZoneId zone) {
    if (workingDays == 0) {
      return overdueFrom;
    }
    var day = LocalDate.ofInstant(overdueFrom, zone);
    for (var passed = 0; passed < workingDays; day = day.plusDays(1)) {
      if (calendar.isWorked(day)) {
        passed++;
      }
    }
    return day.atStartOfDay(zone).toInstant();
  }
}
