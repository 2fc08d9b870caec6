package org.doorstep.matters;

import static org.doorstep.matters.MatterStep.Name.ACCEPT;
import static org.doorstep.matters.MatterStep.Name.ANSWER;
import static org.doorstep.matters.MatterStep.Name.CLOSE;
import static org.doorstep.matters.MatterStep.Name.DISPATCH;
import static org.doorstep.matters.MatterStep.Name.DIVERT;
import static org.doorstep.matters.MatterStep.Name.HAND_DOWN;
import static org.doorstep.matters.MatterStep.Name.HAND_UP;
import static org.doorstep.matters.MatterStep.Name.NOTE;
import static org.doorstep.matters.MatterStep.Name.PASS_ON;
import static org.doorstep.matters.MatterStep.Name.REOPEN;
import static org.doorstep.matters.MatterStep.Name.RETURN;
import static org.doorstep.matters.MatterStep.Name.SAME_AS;
import static org.doorstep.matters.MatterStep.Name.SOLVE_ON_SPOT;
import static org.doorstep.matters.MatterStep.Name.SORT;
import static org.doorstep.matters.MatterStep.Name.TAKE_UP_AGAIN;
import static org.doorstep.matters.MatterStep.Name.WITHDRAW;

import java.util.EnumSet;
import java.util.Set;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;

/**
 * Who may take which step: the second half of the lifecycle. {@link MatterState#after} says what is
 * possible at all, this table who may do it.
 */
final class Rights {

  /** What somebody is to a matter; one person may be several things to it. */
  enum Part {
    /** Of the unit that is responsible now. */
    HOLDS,
    /** Of the unit that has been asked to take it. */
    ASKED,
    /** Of a unit that helps. */
    ASSISTS,
    /** Of an office above the unit that is responsible. */
    ABOVE,
    /** The official who wrote it down. */
    RAISED,
    /** Has it in a tray, to watch it. */
    WATCHES,
    /** The resident whose matter it is. */
    RESIDENT,
    /** A timer or a listener of the program. */
    SYSTEM
  }

  private Rights() {}

  /** The parts of which one is needed to take a step in a state; none where it has no such step. */
  static Set<Part> of(MatterState.Name state, MatterStep.Name step) {
    if (!possible(state).contains(step)) {
      return EnumSet.noneOf(Part.class);
    }
    return switch (step) {
      case RAISE -> EnumSet.noneOf(Part.class);
      case DISPATCH ->
          state == MatterState.Name.HANDLING
              ? EnumSet.of(Part.ABOVE)
              : EnumSet.of(Part.HOLDS, Part.ABOVE);
      case ACCEPT, PASS_ON, RETURN, HAND_UP, HAND_DOWN -> EnumSet.of(inCharge(state));
      case SOLVE_ON_SPOT -> EnumSet.of(Part.RAISED, Part.HOLDS);
      case ANSWER, DIVERT -> EnumSet.of(Part.HOLDS);
      case TAKE_UP_AGAIN -> EnumSet.of(Part.HOLDS, Part.ABOVE, Part.SYSTEM);
      case REOPEN -> EnumSet.of(Part.HOLDS, Part.ABOVE, Part.RAISED, Part.RESIDENT, Part.SYSTEM);
      case CLOSE -> EnumSet.of(Part.ABOVE, Part.SYSTEM);
      case WITHDRAW ->
          state == MatterState.Name.RAISED
              ? EnumSet.of(Part.RAISED, Part.RESIDENT)
              : EnumSet.of(Part.RESIDENT);
      case SORT -> EnumSet.of(Part.HOLDS, Part.ABOVE);
      case SAME_AS -> EnumSet.of(Part.HOLDS, Part.ABOVE);
      case NOTE -> EnumSet.allOf(Part.class);
    };
  }

  /** The steps a state has, by name only; a test holds this to {@link MatterState#after}. */
  private static Set<MatterStep.Name> possible(MatterState.Name state) {
    var steps = EnumSet.of(NOTE);
    if (state.unanswered()) {
      steps.addAll(EnumSet.of(SORT, SAME_AS, WITHDRAW));
    }
    steps.addAll(
        switch (state) {
          case RAISED -> EnumSet.of(DISPATCH, HAND_UP, HAND_DOWN, ACCEPT, SOLVE_ON_SPOT);
          case OFFERED -> EnumSet.of(DISPATCH, HAND_UP, HAND_DOWN, ACCEPT, RETURN, PASS_ON);
          case RETURNED -> EnumSet.of(DISPATCH, HAND_UP, HAND_DOWN, ACCEPT);
          case HANDLING -> EnumSet.of(DISPATCH, HAND_UP, HAND_DOWN, PASS_ON, ANSWER, DIVERT);
          case DIVERTED -> EnumSet.of(TAKE_UP_AGAIN);
          case ANSWERED -> EnumSet.of(REOPEN, CLOSE);
          case CLOSED, WITHDRAWN -> EnumSet.noneOf(MatterStep.Name.class);
        });
    return steps;
  }

  /** While a unit is asked it is for it to say; otherwise for the one that holds it. */
  private static Part inCharge(MatterState.Name state) {
    return state == MatterState.Name.OFFERED ? Part.ASKED : Part.HOLDS;
  }

  /**
   * What an asker who sees a matter is to it.
   *
   * @param above whether the asker's unit stands above the one that holds it
   */
  static Set<Part> parts(Matter matter, Scope asker, boolean above) {
    var parts = EnumSet.noneOf(Part.class);
    if (asker.role() == Role.SYSTEM) {
      parts.add(Part.SYSTEM);
      return parts;
    }
    if (asker.role() == Role.RESIDENT) {
      parts.add(Part.RESIDENT);
      return parts;
    }
    var unit = asker.unit();
    parts.add(Part.WATCHES);
    if (matter.state().holder().equals(unit)) {
      parts.add(Part.HOLDS);
    }
    if (matter.state() instanceof Offered(_, var to, _) && to.equals(unit)) {
      parts.add(Part.ASKED);
    }
    if (unit != null && matter.assisting().contains(unit)) {
      parts.add(Part.ASSISTS);
    }
    if (above) {
      parts.add(Part.ABOVE);
    }
    if (asker.official() != null && asker.official().equals(matter.origin().raisedBy())) {
      parts.add(Part.RAISED);
    }
    return parts;
  }
}
