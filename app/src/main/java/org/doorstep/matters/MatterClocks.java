package org.doorstep.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.doorstep.deadlines.ClockInputs;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Reckoning;
import org.doorstep.deadlines.RuleBook;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Diverted;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Raised;
import org.doorstep.places.WorkingDays;
import org.doorstep.shared.Scope;
import org.springframework.stereotype.Component;

/** Which clocks of a matter begin and end with a step of its handling. */
@Component
class MatterClocks {

  private final Clocks clocks;

  MatterClocks(Clocks clocks) {
    this.clocks = clocks;
  }

  /** Whoever is responsible for the matter is whose clocks run. */
  void heldBy(UUID matter, UUID holder) {
    clocks.hold(matter, holder);
  }

  /** Begins to count the time for sorting; gives its last day. */
  LocalDate raised(UUID matter, Instant at) {
    return clocks.start(matter, Purpose.SORT, "sort", at).dueOn();
  }

  /**
   * The date a step is to use where it names none. Where the step begins the handling anew, its
   * clock begins here.
   */
  LocalDate byRule(Matter matter, MatterStep step, Instant now) {
    return beginsHandling(matter.state(), step)
        ? clocks
            .start(
                matter.id(),
                Purpose.HANDLE,
                handlingRule(matter.about().kind(), matter.about().priority()),
                now)
            .dueOn()
        : matter.due();
  }

  /** The date the rule gives for the handling, whether its clock has begun or not. */
  LocalDate latest(UUID matter, Kind kind, Priority priority, Instant now) {
    return clocks.dueOn(matter, Purpose.HANDLE).orElseGet(() -> reckoned(kind, priority, now));
  }

  private LocalDate reckoned(Kind kind, Priority priority, Instant from) {
    var zone = Scope.current().zone();
    var calendar = WorkingDays.shipped();
    var rule =
        RuleBook.shipped()
            .findInEffect(handlingRule(kind, priority), LocalDate.ofInstant(from, zone))
            .orElseThrow();
    var inputs = ClockInputs.started(rule, from, zone, calendar.version());
    return ((Due) Reckoning.of(inputs, calendar).deadline()).dueOn();
  }

  /** Whether a step begins the handling: the first dispatch, and each new beginning. */
  static boolean beginsHandling(MatterState state, MatterStep step) {
    return switch (step.name()) {
      case DISPATCH, HAND_UP, HAND_DOWN, ACCEPT -> state instanceof Raised;
      case TAKE_UP_AGAIN, REOPEN -> true;
      case RAISE,
          PASS_ON,
          RETURN,
          SOLVE_ON_SPOT,
          ANSWER,
          DIVERT,
          CLOSE,
          WITHDRAW,
          SORT,
          SAME_AS,
          NOTE ->
          false;
    };
  }

  /** The rule under which a matter is handled. */
  static String handlingRule(Kind kind, Priority priority) {
    if (priority == Priority.URGENT) {
      return "handle-urgent";
    }
    return kind == Kind.CONSULTATION ? "handle-consultation" : "handle";
  }

  /** Ends and begins the other clocks, after a step has led from one state to the next. */
  void follow(UUID matter, MatterState before, MatterStep step, MatterState after, Instant now) {
    if (!after.name().open()) {
      clocks.drop(matter);
      return;
    }
    if (before instanceof Raised && !(after instanceof Raised)) {
      clocks.meet(matter, Purpose.SORT);
    }
    var askedAnew = after instanceof Offered && step.name().moves();
    if (before instanceof Offered && (askedAnew || !(after instanceof Offered))) {
      clocks.meet(matter, Purpose.ACCEPT);
    }
    if (askedAnew) {
      clocks.start(matter, Purpose.ACCEPT, "accept", now);
    }
    if (step instanceof MatterStep.Answer || step instanceof MatterStep.Divert) {
      clocks.meet(matter, Purpose.HANDLE);
    }
    if (after instanceof Diverted(_, _, var nextLook) && !after.equals(before)) {
      var day = nextLook.atTime(LocalTime.NOON).atZone(Scope.current().zone()).toInstant();
      clocks.start(matter, Purpose.LOOK_AGAIN, "look-again", day);
    }
    if (step instanceof MatterStep.TakeUpAgain) {
      clocks.meet(matter, Purpose.LOOK_AGAIN);
    }
  }
}
