package org.doorstep.deadlines;

import java.time.Instant;
import java.util.Optional;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.shared.Word;

/** How a clock stands at a moment. */
public sealed interface ClockState {

  record Running() implements ClockState {}

  record Paused(Instant since, String reason) implements ClockState {}

  record AtRisk(Instant since) implements ClockState {}

  record Overdue(Instant since) implements ClockState {}

  record MetInTime(Instant at) implements ClockState {}

  record MetLate(Instant at, Instant since) implements ClockState {}

  /**
   * The state at a moment of a clock that was closed at some moment, or not yet.
   *
   * <p>A pause begun after the date has passed no longer helps: what is overdue stays so.
   */
  static ClockState at(
      Instant now, ClockInputs inputs, Deadline deadline, Optional<Instant> closedAt) {
    var closed = closedAt.filter(at -> !at.isAfter(now));
    if (closed.isPresent()) {
      return met(closed.get(), deadline);
    }
    return switch (deadline) {
      case Due due when !now.isBefore(due.overdueFrom()) -> new Overdue(due.overdueFrom());
      case Due due -> underWay(now, inputs, Optional.of(due.atRiskFrom()));
      case Waiting _ -> underWay(now, inputs, Optional.empty());
    };
  }

  private static ClockState met(Instant at, Deadline deadline) {
    return switch (deadline) {
      case Due due when !at.isBefore(due.overdueFrom()) -> new MetLate(at, due.overdueFrom());
      case Due _, Waiting _ -> new MetInTime(at);
    };
  }

  private static ClockState underWay(
      Instant now, ClockInputs inputs, Optional<Instant> atRiskFrom) {
    var pause = inputs.pauseAt(now);
    if (pause.isPresent()) {
      return new Paused(pause.get().from(), pause.get().reason());
    }
    return atRiskFrom
        .filter(from -> !now.isBefore(from))
        .<ClockState>map(AtRisk::new)
        .orElseGet(Running::new);
  }

  /** The word people see. */
  default Word word() {
    return switch (this) {
      case Running _ -> new Word("deadlines.state.running");
      case Paused _ -> new Word("deadlines.state.paused");
      case AtRisk _ -> new Word("deadlines.state.at-risk");
      case Overdue _ -> new Word("deadlines.state.overdue");
      case MetInTime _ -> new Word("deadlines.state.met-in-time");
      case MetLate _ -> new Word("deadlines.state.met-late");
    };
  }
}
