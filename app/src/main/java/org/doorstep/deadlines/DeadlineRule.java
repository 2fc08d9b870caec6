package org.doorstep.deadlines;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a rule that says how long something may take. Data, so that a county can correct
 * it; a clock keeps the version it was started under.
 *
 * @param amount how many units; zero means due on the very day the clock starts
 * @param startDayCounts whether the day of the start is the first day of the count
 * @param maxExtension the most units that extensions may add together
 * @param atRiskPercent the share of the time after whose passing a clock is at risk
 * @param escalateAfter how many working days overdue it goes up, level by level
 */
public record DeadlineRule(
    String id,
    int version,
    LocalDate effectiveFrom,
    LegalBasis basis,
    int amount,
    Unit unit,
    StartEvent startsFrom,
    boolean startDayCounts,
    LastDayOff lastDayOff,
    int maxExtension,
    int atRiskPercent,
    List<Integer> escalateAfter) {

  private static final List<Integer> USUAL_LEVELS = List.of(0, 3, 7);

  /** What is counted. */
  public enum Unit {
    WORKING_DAYS(2_500),
    CALENDAR_DAYS(3_660),
    MONTHS(120),
    HOURS(8_784);

    private final int most;

    Unit(int most) {
      this.most = most;
    }

    /** No rule counts more than this, its extensions included. */
    int most() {
      return most;
    }
  }

  /** What happens when the last day is a day off. */
  public enum LastDayOff {
    MOVES_TO_NEXT_WORKING_DAY,
    STAYS
  }

  /** A rule that goes up as rules usually do. */
  public DeadlineRule(
      String id,
      int version,
      LocalDate effectiveFrom,
      LegalBasis basis,
      int amount,
      Unit unit,
      StartEvent startsFrom,
      boolean startDayCounts,
      LastDayOff lastDayOff,
      int maxExtension,
      int atRiskPercent) {
    this(
        id,
        version,
        effectiveFrom,
        basis,
        amount,
        unit,
        startsFrom,
        startDayCounts,
        lastDayOff,
        maxExtension,
        atRiskPercent,
        USUAL_LEVELS);
  }

  public DeadlineRule {
    escalateAfter = List.copyOf(escalateAfter);
    for (var level = 0; level < escalateAfter.size(); level++) {
      if (escalateAfter.get(level) < (level == 0 ? 0 : escalateAfter.get(level - 1) + 1)) {
        throw new IllegalArgumentException(id + ": levels go up day by day: " + escalateAfter);
      }
    }
    if (id.isBlank() || version < 1) {
      throw new IllegalArgumentException("A rule has an id and versions count from one: " + id);
    }
    if (amount < 0 || maxExtension < 0 || amount + (long) maxExtension > unit.most) {
      throw new IllegalArgumentException(
          "%s: %d and at most %d more are not a number of %s"
              .formatted(id, amount, maxExtension, unit));
    }
    if (atRiskPercent < 1 || atRiskPercent > 100) {
      throw new IllegalArgumentException(id + ": not a share in percent: " + atRiskPercent);
    }
    if (unit == Unit.HOURS && (lastDayOff != LastDayOff.STAYS || startDayCounts)) {
      // Moved to the next working day, an hour of Saturday night would fall after one of Sunday.
      throw new IllegalArgumentException(id + ": hours run on through days off");
    }
    if (unit == Unit.WORKING_DAYS && lastDayOff != LastDayOff.MOVES_TO_NEXT_WORKING_DAY) {
      throw new IllegalArgumentException(id + ": the last of some working days is one itself");
    }
  }

  /** Rule and version, as they are quoted: {@code handle.1}. */
  public String quoted() {
    return id + "." + version;
  }
}
