package org.doorstep.shared.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in a work list.
 *
 * @param facts short texts under the title: place, who holds it, how it came
 * @param current whether it is the one opened beside the list
 */
public record WorkRow(
    String href,
    String number,
    String title,
    List<String> facts,
    @Nullable Due due,
    boolean current) {

  public WorkRow {
    facts = List.copyOf(facts);
  }
}
