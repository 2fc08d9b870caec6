package org.doorstep.matters.pages;

import java.util.List;
import java.util.Set;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/**
 * What {@code matters/step.jte} shows: one step with the fields it needs, and the matter beside it.
 *
 * @param step as it stands in the address
 * @param moved whether somebody else was faster; then the state is new and what was typed is kept
 * @param possible whether the step can still be taken
 * @param fields the names of the fields it needs
 * @param dueHint why the date is as proposed
 * @param typed what was typed, by field
 */
public record StepPage(
    String number,
    String title,
    String text,
    String state,
    String step,
    long version,
    boolean moved,
    boolean possible,
    Set<String> fields,
    List<Choice> units,
    List<Choice> assistants,
    List<Choice> outcomes,
    List<Choice> reasons,
    String dueHint,
    String dueMin,
    String dueMax,
    Typed typed,
    FieldErrors errors) {

  /** What stands in the fields. */
  public record Typed(
      String to,
      String due,
      List<String> assisting,
      String text,
      String outcome,
      String reason,
      String nextLook,
      String earlier) {

    @Override
    public String toString() {
      return "Typed";
    }
  }

  public boolean asks(String field) {
    return fields.contains(field);
  }

  @Override
  public String toString() {
    return "StepPage[" + number + " " + step + "]";
  }
}
