package org.doorstep.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Clocks.Reckoned;
import org.doorstep.deadlines.Clocks.Start;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Diverted;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Raised;
import org.doorstep.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which clocks of a matter begin and end with a step of its handling. Whoever holds the matter owes
 * what runs for it, from the moment a clock begins.
 */
@Component
class MatterClocks {

  /** The rule under which a unit that is asked has to say something. */
  private static final String ACCEPT = "accept";

  /** The clocks that say the date of a matter, the one that counts first. */
  static final List<Purpose> DATES = List.of(Purpose.LOOK_AGAIN, Purpose.HANDLE, Purpose.SORT);

  private final Clocks clocks;
  private final Categories categories;

  MatterClocks(Clocks clocks, Categories categories) {
    this.clocks = clocks;
    this.categories = categories;
  }

  /** The time for sorting what is raised at a moment, before it is taken down. */
  Reckoned sorting(Instant at) {
    return clocks.reckon(List.of(new Start(Purpose.SORT, "sort", at))).getFirst();
  }

  /** Begins to count the time an office has for sorting. */
  void raised(UUID matter, UUID office, Reckoned sorting) {
    clocks.start(List.of(sorting), matter, office);
  }

  /**
   * The date a step is to use where it names none. Where the step begins the handling anew, its
   * clock begins here, and with it that of the unit asked.
   */
  LocalDate byRule(Matter matter, MatterStep step, Instant now) {
    if (!beginsHandling(matter.state(), step)) {
      return matter.due();
    }
    var about = matter.about();
    var handling = handling(about.category(), about.kind(), about.priority(), now);
    var starts = new ArrayList<>(List.of(handling));
    if (step.name().moves()) {
      starts.add(new Start(Purpose.ACCEPT, ACCEPT, now));
    }
    var dues = clocks.start(matter.id(), matter.state().holder(), starts);
    return Objects.requireNonNull(dues.get(Purpose.HANDLE)).dueOn();
  }

  /**
   * The date the rule gives for the handling: that of its clock, or the one it would begin with.
   *
   * @param category what it is sorted as, or would be; null where nobody knows
   */
  LocalDate latest(
      Matter matter, @Nullable String category, Kind kind, Priority priority, Instant now) {
    return (matter.state() instanceof Raised
            ? Optional.<LocalDate>empty()
            : clocks.dueOn(matter.id(), Purpose.HANDLE))
        .orElseGet(() -> reckoned(handling(category, kind, priority, now)));
  }

  private LocalDate reckoned(Start start) {
    return clocks.reckon(List.of(start)).getFirst().due().dueOn();
  }

  /** Which of these matters are at risk now: most of their time has passed, and not all of it. */
  Set<UUID> atRisk(Collection<UUID> matters) {
    return clocks.atRisk(matters, DATES);
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

  /** What presses has one rule; else the category's counts, or the usual one of the kind. */
  private Start handling(@Nullable String category, Kind kind, Priority priority, Instant from) {
    if (priority == Priority.URGENT) {
      return new Start(Purpose.HANDLE, "handle-urgent", from);
    }
    var rules = new ArrayList<String>();
    if (category != null) {
      categories.rule(category).ifPresent(rules::add);
    }
    rules.add(kind == Kind.CONSULTATION ? "handle-consultation" : "handle");
    return new Start(Purpose.HANDLE, rules, from);
  }

  /** Ends and begins the other clocks, after a step has led from one state to the next. */
  void follow(Matter matter, MatterStep step, Matter moved, Instant now) {
    var id = matter.id();
    var before = matter.state();
    var after = moved.state();
    if (!after.name().open()) {
      clocks.drop(id);
      return;
    }
    if (before instanceof Raised && !(after instanceof Raised)) {
      clocks.meet(id, Purpose.SORT);
    }
    var askedAnew = after instanceof Offered && step.name().moves();
    if (before instanceof Offered && (askedAnew || !(after instanceof Offered))) {
      clocks.meet(id, Purpose.ACCEPT);
    }
    if (askedAnew && !beginsHandling(before, step)) {
      clocks.start(id, Purpose.ACCEPT, ACCEPT, now, after.holder());
    }
    if (step instanceof MatterStep.Answer || step instanceof MatterStep.Divert) {
      clocks.meet(id, Purpose.HANDLE);
    }
    if (after instanceof Diverted(_, _, var nextLook) && !after.equals(before)) {
      var day = nextLook.atTime(LocalTime.NOON).atZone(Scope.current().zone()).toInstant();
      clocks.start(id, Purpose.LOOK_AGAIN, "look-again", day, after.holder());
    }
    if (step instanceof MatterStep.TakeUpAgain) {
      clocks.meet(id, Purpose.LOOK_AGAIN);
    }
    if (!after.holder().equals(before.holder())) {
      clocks.hold(id, after.holder()); // whoever is responsible is whose clocks run
    }
  }
}
