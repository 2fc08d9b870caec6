package org.doorstep.deadlines;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.deadlines.ClockState.AtRisk;
import org.doorstep.deadlines.ClockState.MetInTime;
import org.doorstep.deadlines.ClockState.MetLate;
import org.doorstep.deadlines.ClockState.Overdue;
import org.doorstep.deadlines.ClockState.Paused;
import org.doorstep.deadlines.ClockState.Running;

/**
 * The share kept in time: closed in time ÷ (closed + overdue and open). What is still open and
 * overdue counts against it, so that leaving a late matter open never improves the figure.
 */
public record InTime(long closedInTime, long closed, long overdueAndOpen) {

  public InTime {
    if (closedInTime < 0 || closedInTime > closed || overdueAndOpen < 0) {
      throw new IllegalArgumentException(
          "Not counts of clocks: %d of %d, %d".formatted(closedInTime, closed, overdueAndOpen));
    }
  }

  /** Counts the clocks in these states. */
  public static InTime of(Stream<ClockState> states) {
    return states.map(InTime::one).reduce(new InTime(0, 0, 0), InTime::plus);
  }

  public InTime plus(InTime other) {
    return new InTime(
        closedInTime + other.closedInTime,
        closed + other.closed,
        overdueAndOpen + other.overdueAndOpen);
  }

  public long denominator() {
    return closed + overdueAndOpen;
  }

  /** In percent with one decimal, rounded down: 100 means all. None where nothing was owed yet. */
  public Optional<BigDecimal> percent() {
    return denominator() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(closedInTime)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator()), 1, RoundingMode.DOWN));
  }

  private static InTime one(ClockState state) {
    return switch (state) {
      case MetInTime _ -> new InTime(1, 1, 0);
      case MetLate _ -> new InTime(0, 1, 0);
      case Overdue _ -> new InTime(0, 0, 1);
      case Running _, Paused _, AtRisk _ -> new InTime(0, 0, 0);
    };
  }
}
