package org.doorstep.tasks.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;

/**
 * One thing owed.
 *
 * @param mayEnd whether the reader may say that it was kept or broken
 * @param note what was typed
 */
public record CommitmentPage(
    String id,
    List<Link> crumbs,
    String text,
    Due due,
    List<Fact> facts,
    boolean mayEnd,
    String note,
    FieldErrors errors) {

  @Override
  public String toString() {
    return "CommitmentPage[" + id + "]";
  }
}
