package org.doorstep.matters;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matters.MatterStep.Accept;
import org.doorstep.matters.MatterStep.AddNote;
import org.doorstep.matters.MatterStep.Answer;
import org.doorstep.matters.MatterStep.Close;
import org.doorstep.matters.MatterStep.Dispatch;
import org.doorstep.matters.MatterStep.Divert;
import org.doorstep.matters.MatterStep.HandDown;
import org.doorstep.matters.MatterStep.HandUp;
import org.doorstep.matters.MatterStep.PassOn;
import org.doorstep.matters.MatterStep.Reopen;
import org.doorstep.matters.MatterStep.Return;
import org.doorstep.matters.MatterStep.SameAs;
import org.doorstep.matters.MatterStep.SolveOnSpot;
import org.doorstep.matters.MatterStep.Sort;
import org.doorstep.matters.MatterStep.TakeUpAgain;
import org.doorstep.matters.MatterStep.Withdraw;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Word;

/**
 * Where the handling of a matter stands. A state holds the facts true in it. In every one of them
 * exactly one unit is responsible: nothing is ever closed as "not ours".
 */
public sealed interface MatterState {

  /** The names of the states, as the database keeps them. */
  enum Name implements Coded {
    RAISED,
    OFFERED,
    RETURNED,
    HANDLING,
    DIVERTED,
    ANSWERED,
    CLOSED,
    WITHDRAWN;

    /** Whether something is still owed. */
    public boolean open() {
      return this != CLOSED && this != WITHDRAWN;
    }

    /** Whether it still waits for an answer. */
    public boolean unanswered() {
      return open() && this != ANSWERED;
    }

    @Override
    public Word word() {
      return new Word("matters.state." + stored());
    }
  }

  /** What became of it. */
  enum Outcome implements Coded {
    SOLVED,
    PARTLY,
    EXPLAINED
  }

  /** Why it cannot be solved now. */
  enum ReasonClass implements Coded {
    NO_MONEY,
    POLICY,
    LAW,
    TECHNICAL,
    WAITING_FOR_PROJECT
  }

  /** The unit responsible now. */
  UUID holder();

  /** Waits to be sorted, by a date. */
  record Raised(UUID holder, LocalDate due) implements MatterState {}

  /** A unit has been asked to take it; until it accepts, the asker holds it. */
  record Offered(UUID holder, UUID to, LocalDate due) implements MatterState {}

  /** The unit asked gave it back; the date stands. */
  record Returned(UUID holder, LocalDate due) implements MatterState {}

  /** In hand. */
  record Handling(UUID holder, LocalDate due) implements MatterState {}

  /** Cannot be solved now; looked at again on a day. */
  record Diverted(UUID holder, ReasonClass reason, LocalDate nextLook) implements MatterState {}

  /** Answered in writing; waits for the look-back. */
  record Answered(UUID holder, Outcome outcome) implements MatterState {}

  /** Nothing more is owed. */
  record Closed(UUID holder, Outcome outcome) implements MatterState {}

  /** Taken back by whoever raised it. */
  record Withdrawn(UUID holder) implements MatterState {}

  /** A state and the step asked of it, so that the lifecycle below reads as a table. */
  record Asked(MatterState state, MatterStep step) {}

  /**
   * The whole lifecycle: one line for each allowed step; a step that has no line is refused.
   *
   * <p>Pure. Who may take a step stands in {@link Rights}.
   *
   * @param byRule the date the rule gives, for steps that set a new one
   */
  default MatterState after(MatterStep step, LocalDate byRule) {
    return switch (new Asked(this, step)) {
      case Asked(Raised(var holder, _), Dispatch(var to, var due, _, _)) ->
          new Offered(holder, to, Objects.requireNonNullElse(due, byRule));
      case Asked(Raised(var holder, _), HandUp(var to, _)) -> new Offered(holder, to, byRule);
      case Asked(Raised(var holder, _), HandDown(var to, _)) -> new Offered(holder, to, byRule);
      case Asked(Raised(var holder, _), Accept()) -> new Handling(holder, byRule);
      case Asked(Raised(var holder, _), SolveOnSpot _) -> new Answered(holder, Outcome.SOLVED);
      case Asked(Raised(var holder, _), Withdraw _) -> new Withdrawn(holder);

      case Asked(Offered(_, var asked, var due), Accept()) -> new Handling(asked, due);
      case Asked(Offered(var holder, _, var due), Return _) -> new Returned(holder, due);
      case Asked(Offered(_, var passer, var due), PassOn(var to, _)) ->
          new Offered(passer, to, due);
      case Asked(Offered(_, var passer, var due), HandUp(var to, _)) ->
          new Offered(passer, to, due);
      case Asked(Offered(_, var passer, var due), HandDown(var to, _)) ->
          new Offered(passer, to, due);
      case Asked(Offered(var holder, _, var before), Dispatch(var to, var due, _, _)) ->
          new Offered(holder, to, Objects.requireNonNullElse(due, before));
      case Asked(Offered(var holder, _, _), Withdraw _) -> new Withdrawn(holder);

      case Asked(Returned(var holder, var before), Dispatch(var to, var due, _, _)) ->
          new Offered(holder, to, Objects.requireNonNullElse(due, before));
      case Asked(Returned(var holder, var due), HandUp(var to, _)) -> new Offered(holder, to, due);
      case Asked(Returned(var holder, var due), HandDown(var to, _)) ->
          new Offered(holder, to, due);
      case Asked(Returned(var holder, var due), Accept()) -> new Handling(holder, due);
      case Asked(Returned(var holder, _), Withdraw _) -> new Withdrawn(holder);

      case Asked(Handling(var holder, var before), Dispatch(var to, var due, _, _)) ->
          new Offered(holder, to, Objects.requireNonNullElse(due, before));
      case Asked(Handling(var holder, var due), PassOn(var to, _)) -> new Offered(holder, to, due);
      case Asked(Handling(var holder, var due), HandUp(var to, _)) -> new Offered(holder, to, due);
      case Asked(Handling(var holder, var due), HandDown(var to, _)) ->
          new Offered(holder, to, due);
      case Asked(Handling(var holder, _), Answer(var outcome, _)) -> new Answered(holder, outcome);
      case Asked(Handling(var holder, _), Divert(var reason, _, var nextLook)) ->
          new Diverted(holder, reason, nextLook);
      case Asked(Handling(var holder, _), Withdraw _) -> new Withdrawn(holder);

      case Asked(Diverted(var holder, _, _), TakeUpAgain _) -> new Handling(holder, byRule);
      case Asked(Diverted(var holder, _, _), Withdraw _) -> new Withdrawn(holder);

      case Asked(Answered(var holder, _), Reopen _) -> new Handling(holder, byRule);
      case Asked(Answered(var holder, var outcome), Close()) -> new Closed(holder, outcome);

      case Asked(var state, Sort _) when state.name().unanswered() -> state;
      case Asked(var state, SameAs _) when state.name().unanswered() -> state;
      case Asked(var state, AddNote _) -> state;

      case Asked(var state, var refused) ->
          throw Refused.because(
              Reason.STEP_NOT_ALLOWED, state.name().word(), refused.name().word());
    };
  }

  default Name name() {
    return switch (this) {
      case Raised _ -> Name.RAISED;
      case Offered _ -> Name.OFFERED;
      case Returned _ -> Name.RETURNED;
      case Handling _ -> Name.HANDLING;
      case Diverted _ -> Name.DIVERTED;
      case Answered _ -> Name.ANSWERED;
      case Closed _ -> Name.CLOSED;
      case Withdrawn _ -> Name.WITHDRAWN;
    };
  }

  /** By when the next thing is owed; empty once it is answered, closed or withdrawn. */
  default Optional<LocalDate> dueOn() {
    return switch (this) {
      case Raised(_, var due) -> Optional.of(due);
      case Offered(_, _, var due) -> Optional.of(due);
      case Returned(_, var due) -> Optional.of(due);
      case Handling(_, var due) -> Optional.of(due);
      case Diverted(_, _, var nextLook) -> Optional.of(nextLook);
      case Answered _, Closed _, Withdrawn _ -> Optional.empty();
    };
  }

  /** The unit that has been asked to take it, if one has. */
  default Optional<UUID> asked() {
    return this instanceof Offered(_, var to, _) ? Optional.of(to) : Optional.empty();
  }

  /** The same state with a later date, because more time was granted. */
  default MatterState until(LocalDate day) {
    return switch (this) {
      case Offered(var holder, var to, _) -> new Offered(holder, to, day);
      case Returned(var holder, _) -> new Returned(holder, day);
      case Handling(var holder, _) -> new Handling(holder, day);
      case Raised _, Diverted _, Answered _, Closed _, Withdrawn _ ->
          throw Refused.because(
              Reason.STEP_NOT_ALLOWED, name().word(), new Word("matters.step.extend"));
    };
  }
}
