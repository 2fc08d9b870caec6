package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Table;

/** What {@code matters/categories.jte} shows. */
public record CategoriesPage(Table table, boolean empty, Adding adding, FieldErrors errors) {

  /** The form of a new category as typed, with what can be chosen. */
  public record Adding(
      String above,
      String part,
      String name,
      String nameEn,
      String words,
      String unit,
      String rule,
      List<Choice> aboves,
      List<Choice> units,
      List<Choice> rules) {

    public Adding {
      aboves = List.copyOf(aboves);
      units = List.copyOf(units);
      rules = List.copyOf(rules);
    }
  }
}
