package org.doorstep.deadlines.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/**
 * What {@code deadlines/rule.jte} shows: the form for a new version of a rule.
 *
 * @param id empty for a rule of the county's own that is to begin
 */
public record RulePage(
    String id, String name, Typed typed, String unit, List<Choice> standings, FieldErrors errors) {

  public RulePage {
    standings = List.copyOf(standings);
  }

  /** The form as typed. */
  public record Typed(
      String name,
      String version,
      String from,
      String amount,
      String most,
      String risk,
      String levels,
      String document,
      String article,
      String standing) {}
}
