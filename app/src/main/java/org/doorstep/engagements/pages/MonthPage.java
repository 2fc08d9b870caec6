package org.doorstep.engagements.pages;

import org.doorstep.shared.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * A month of one's own diary.
 *
 * @param next empty in the present month
 * @param reading what the group leader said of it; null when it has not been read yet
 */
public record MonthPage(
    String month,
    String before,
    String next,
    Table days,
    @Nullable Reading reading,
    boolean leads) {

  /** What the group leader said. */
  public record Reading(String grade, String comment, String when) {

    @Override
    public String toString() {
      return "Reading";
    }
  }

  @Override
  public String toString() {
    return "MonthPage[" + month + "]";
  }
}
