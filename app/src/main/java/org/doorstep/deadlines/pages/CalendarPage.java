package org.doorstep.deadlines.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deadlines/calendar.jte} shows.
 *
 * @param editions the years there are
 * @param mayLoad whether the reader may load a year
 * @param file the text as pasted
 * @param faults everything wrong with it, with its line
 * @param preview what it says and what would move; null before it was checked and found right
 */
public record CalendarPage(
    Table editions,
    boolean mayLoad,
    String file,
    List<String> faults,
    @Nullable Preview preview,
    FieldErrors errors) {

  public CalendarPage {
    faults = List.copyOf(faults);
  }

  /** The year, its days as they would be, and the number of dates by what becomes of them. */
  public record Preview(String version, Table days, List<Fact> dates) {

    public Preview {
      dates = List.copyOf(dates);
    }
  }
}
