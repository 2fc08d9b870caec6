package org.doorstep.imports;

import java.util.List;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;

/**
 * A desk of a small register, which is checked as a whole and once more when it is taken.
 *
 * @param <R> a row that was found right
 */
abstract class StaffDesk<R> implements Desk {

  @Override
  public final String key(Line line) {
    return line.cell("code");
  }

  @Override
  public final Outcome take(List<Line> lines) {
    var tally = new Tally();
    check(lines, tally);
    return tally.outcome();
  }

  /** Writes rows that were found right; refused when they no longer are. */
  final void write(List<Line> lines) {
    var tally = new Tally();
    var rows = check(lines, tally);
    if (!tally.outcome().bad().isEmpty()) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    put(rows);
  }

  /** Checks every row and counts it; returns those that are right. */
  abstract List<R> check(List<Line> lines, Tally tally);

  abstract void put(List<R> rows);
}
