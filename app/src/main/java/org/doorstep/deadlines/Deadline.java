package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What a clock comes to: a date, or none as long as it stands still without an end. */
public sealed interface Deadline {

  /**
   * A date.
   *
   * @param dueOn the last day; in time on all of it, unless the rule counts hours
   * @param overdueFrom the first moment that is too late
   * @param awaitingYear the year whose days off are not known yet, although the date crosses it
   */
  record Due(
      LocalDate dueOn, Instant overdueFrom, Instant atRiskFrom, Optional<Integer> awaitingYear)
      implements Deadline {

    /** Told with the remark that it may still change. */
    public boolean provisional() {
      return awaitingYear.isPresent();
    }
  }

  /** Stands still until somebody ends the pause; so many of its units are used up. */
  record Waiting(LocalDate since, String reason, int counted, int total) implements Deadline {}
}
