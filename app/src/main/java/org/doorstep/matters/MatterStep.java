package org.doorstep.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/** What people can do to a matter. Texts are what was written with the step, for the timeline. */
public sealed interface MatterStep {

  /** The names of the steps, as the timeline keeps them. */
  enum Name implements Coded {
    RAISE,
    DISPATCH,
    ACCEPT,
    PASS_ON,
    RETURN,
    HAND_UP,
    HAND_DOWN,
    SOLVE_ON_SPOT,
    ANSWER,
    DIVERT,
    TAKE_UP_AGAIN,
    REOPEN,
    CLOSE,
    WITHDRAW,
    SORT,
    SAME_AS,
    NOTE;

    /** Whether it asks a unit to take the matter. */
    boolean moves() {
      return this == DISPATCH || this == PASS_ON || this == HAND_UP || this == HAND_DOWN;
    }

    @Override
    public Word word() {
      return new Word("matters.step." + stored());
    }
  }

  /**
   * Sends it by letter to a unit, with a date.
   *
   * @param due by when; null for the date of the rule
   * @param assisting units that help the one asked
   */
  record Dispatch(UUID to, @Nullable LocalDate due, String letter, List<UUID> assisting)
      implements MatterStep {

    public Dispatch {
      assisting = List.copyOf(assisting);
    }
  }

  /** The unit asked takes it; or the office that sorted it takes it in hand itself. */
  record Accept() implements MatterStep {}

  /** Passes it to whose it is. Until that unit accepts, the passer holds it. */
  record PassOn(UUID to, String why) implements MatterStep {}

  /** The unit asked gives it back; the clock runs on. */
  record Return(String why) implements MatterStep {}

  /** Hands it to the unit above. */
  record HandUp(UUID to, String why) implements MatterStep {}

  /** Hands it to a unit below. */
  record HandDown(UUID to, String why) implements MatterStep {}

  /** Solved where it was heard, without going round by an office (T4). */
  record SolveOnSpot(String answer) implements MatterStep {}

  /** The written reply. */
  record Answer(Outcome outcome, String text) implements MatterStep {}

  /** Cannot be solved now: why, and when somebody looks again (S6). */
  record Divert(ReasonClass reason, String explanation, LocalDate nextLook) implements MatterStep {}

  /** What stood in the way is gone. */
  record TakeUpAgain(String why) implements MatterStep {}

  /** The answer did not hold. */
  record Reopen(String why) implements MatterStep {}

  /** Nothing more is owed. */
  record Close() implements MatterStep {}

  /** Whoever raised it no longer wants it. */
  record Withdraw(String why) implements MatterStep {}

  /** What it is about, as a person decided. */
  record Sort(String category, Kind kind, Priority priority, boolean collective)
      implements MatterStep {}

  /** It repeats an earlier matter; both threads stay. */
  record SameAs(MatterNumber earlier) implements MatterStep {}

  /** Something worth knowing. */
  record AddNote(String text) implements MatterStep {}

  default Name name() {
    return switch (this) {
      case Dispatch _ -> Name.DISPATCH;
      case Accept _ -> Name.ACCEPT;
      case PassOn _ -> Name.PASS_ON;
      case Return _ -> Name.RETURN;
      case HandUp _ -> Name.HAND_UP;
      case HandDown _ -> Name.HAND_DOWN;
      case SolveOnSpot _ -> Name.SOLVE_ON_SPOT;
      case Answer _ -> Name.ANSWER;
      case Divert _ -> Name.DIVERT;
      case TakeUpAgain _ -> Name.TAKE_UP_AGAIN;
      case Reopen _ -> Name.REOPEN;
      case Close _ -> Name.CLOSE;
      case Withdraw _ -> Name.WITHDRAW;
      case Sort _ -> Name.SORT;
      case SameAs _ -> Name.SAME_AS;
      case AddNote _ -> Name.NOTE;
    };
  }

  /** What was written with it. */
  default String said() {
    return switch (this) {
      case Dispatch(_, _, var letter, _) -> letter;
      case PassOn(_, var why) -> why;
      case Return(var why) -> why;
      case HandUp(_, var why) -> why;
      case HandDown(_, var why) -> why;
      case SolveOnSpot(var answer) -> answer;
      case Answer(_, var text) -> text;
      case Divert(_, var explanation, _) -> explanation;
      case TakeUpAgain(var why) -> why;
      case Reopen(var why) -> why;
      case Withdraw(var why) -> why;
      case AddNote(var text) -> text;
      case Accept(), Close(), Sort _, SameAs _ -> "";
    };
  }
}
