package org.doorstep.deadlines;

import java.util.List;
import org.doorstep.places.WorkingDays;

/** A deadline together with the working that leads to it, line by line. */
public record Reckoning(Deadline deadline, List<WorkingLine> working) {

  public Reckoning {
    working = List.copyOf(working);
  }

  /** Reckons a clock with the very calendar its inputs name; the same every time. */
  public static Reckoning of(ClockInputs inputs, WorkingDays calendar) {
    if (!inputs.calendarVersion().equals(calendar.version())) {
      throw new IllegalArgumentException(
          "Reckoned with calendar %s, brought was %s"
              .formatted(inputs.calendarVersion(), calendar.version()));
    }
    return switch (inputs.rule().unit()) {
      case WORKING_DAYS, CALENDAR_DAYS -> new DayCount(inputs, calendar).reckoning();
      case MONTHS -> new MonthCount(inputs, calendar).reckoning();
      case HOURS -> new HourCount(inputs).reckoning();
    };
  }
}
