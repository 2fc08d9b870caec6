package org.doorstep.imports.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * What {@code imports/imports.jte} shows.
 *
 * @param kind the register that was chosen; null on the page where one chooses
 * @param title the key of the register's name
 * @param lead the key of what its file holds
 * @param megabytes how large its files may be together, in million bytes
 * @param recent the last imports; null when there were none
 */
public record ImportsPage(
    List<Choice> kinds,
    @Nullable String kind,
    String title,
    String lead,
    int megabytes,
    @Nullable Table recent,
    FieldErrors errors) {

  public ImportsPage {
    kinds = List.copyOf(kinds);
  }
}
