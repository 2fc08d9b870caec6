package org.doorstep.imports.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * What {@code imports/import.jte} shows of one import.
 *
 * @param step how far along, from 0
 * @param problem why it stopped, said already; null when it did not
 * @param taken what it has brought, said already; null while it has brought nothing
 * @param counts how the rows compare, by sheet; null while it is read
 * @param bad bad rows, a screen of them; null when there are none
 * @param changes whether taking it would change anything
 */
public record ImportPage(
    String id,
    String kind,
    String title,
    String file,
    String state,
    int step,
    long done,
    long total,
    @Nullable String problem,
    @Nullable String taken,
    @Nullable Table counts,
    List<Table> samples,
    @Nullable Table bad,
    long badRows,
    long goodRows,
    Pager pager,
    boolean changes,
    List<Choice> choices,
    FieldErrors errors) {

  public ImportPage {
    samples = List.copyOf(samples);
    choices = List.copyOf(choices);
  }

  public boolean is(String wanted) {
    return state.equals(wanted);
  }
}
