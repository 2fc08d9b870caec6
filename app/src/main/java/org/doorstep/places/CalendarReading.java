package org.doorstep.places;

import java.util.List;
import java.util.Optional;

/** What a calendar file says: a year, or everything that is wrong with it. */
public record CalendarReading(Optional<CalendarYear> year, List<CalendarFault> faults) {

  static CalendarReading right(CalendarYear year) {
    return new CalendarReading(Optional.of(year), List.of());
  }

  static CalendarReading wrong(List<CalendarFault> faults) {
    return new CalendarReading(Optional.empty(), List.copyOf(faults));
  }
}
