package org.doorstep.deadlines;

import java.time.Instant;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.places.WorkingDays;

/**
 * What becomes of a date that was told, once the calendar has changed: what to store from now on.
 *
 * <p>What is published is never rewritten. A date told as final is never moved later. A date told
 * as provisional goes where the new calendar puts it. Neither is moved into the past: nobody
 * becomes late by a change of the calendar. A date that stays against the new calendar keeps the
 * inputs it was reckoned from, so that its working still leads to it.
 */
public record Recomputed(Outcome outcome, ClockInputs inputs, Deadline deadline) {

  /** What happened to the date. */
  public enum Outcome {
    UNCHANGED,
    /** The same date, no longer provisional. */
    CONFIRMED,
    MOVED,
    /** The new calendar says otherwise, and the promise holds. */
    PROMISE_KEPT,
    PUBLISHED
  }

  /** Whether everyone who was told the date is to be told again. */
  public boolean isNews() {
    return outcome == Outcome.CONFIRMED || outcome == Outcome.MOVED;
  }

  /** Puts a date that was told under a newer calendar. */
  public static Recomputed under(
      WorkingDays newer, ClockInputs inputs, Deadline told, boolean published, Instant now) {
    if (published) {
      return new Recomputed(Outcome.PUBLISHED, inputs, told);
    }
    var newInputs = inputs.under(newer.version());
    var fresh = Reckoning.of(newInputs, newer).deadline();
    if (told instanceof Due before && !allows(before, fresh, now)) {
      return new Recomputed(Outcome.PROMISE_KEPT, inputs, told);
    }
    return new Recomputed(compare(told, fresh), newInputs, fresh);
  }

  private static boolean allows(Due told, Deadline fresh, Instant now) {
    return switch (fresh) {
      case Waiting _ -> told.provisional();
      case Due due -> {
        var later = due.overdueFrom().isAfter(told.overdueFrom());
        var earlier = due.overdueFrom().isBefore(told.overdueFrom());
        var lateAtOnce = earlier && !due.overdueFrom().isAfter(now);
        var lessCertain = due.provisional() && !told.provisional();
        yield !lateAtOnce && (told.provisional() || !(later || lessCertain));
      }
    };
  }

  private static Outcome compare(Deadline told, Deadline fresh) {
    if (told instanceof Due before && fresh instanceof Due after) {
      if (!before.overdueFrom().equals(after.overdueFrom())) {
        return Outcome.MOVED;
      }
      return before.provisional() && !after.provisional() ? Outcome.CONFIRMED : Outcome.UNCHANGED;
    }
    return told instanceof Due || fresh instanceof Due ? Outcome.MOVED : Outcome.UNCHANGED;
  }
}
