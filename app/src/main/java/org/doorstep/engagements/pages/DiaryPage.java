package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.WorkRow;

/**
 * A day of the diary.
 *
 * @param next the following day; empty on the present one
 * @param version of the text, 0 before it is first written
 */
public record DiaryPage(
    String day,
    String said,
    String before,
    String next,
    String month,
    List<WorkRow> held,
    String text,
    long version,
    FieldErrors errors) {

  @Override
  public String toString() {
    return "DiaryPage[" + day + "]";
  }
}
