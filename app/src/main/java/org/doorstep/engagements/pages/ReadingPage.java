package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Table;

/** One member's month, with the comment and the grade. */
public record ReadingPage(
    String official,
    String name,
    String month,
    List<Link> crumbs,
    Table days,
    boolean empty,
    List<Choice> grades,
    String grade,
    String comment,
    FieldErrors errors) {

  @Override
  public String toString() {
    return "ReadingPage[" + month + "]";
  }
}
