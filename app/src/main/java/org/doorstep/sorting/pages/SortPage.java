package org.doorstep.sorting.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Fact;

/**
 * What {@code sorting/sort.jte} shows: what was said on one side, what is proposed on the other.
 *
 * @param proposals three categories, each with the words that speak for it
 * @param categories all categories, for when none of the three is right
 * @param likes earlier matters that may be the same, with the words both use
 */
public record SortPage(
    String number,
    String title,
    String text,
    List<Fact> facts,
    long version,
    boolean moved,
    List<Choice> proposals,
    List<Choice> categories,
    List<Choice> likes,
    List<Choice> kinds,
    List<Choice> priorities,
    List<Choice> concerns,
    List<Choice> units,
    List<Choice> assistants,
    String dueHint,
    String dueMin,
    String dueMax,
    Typed typed,
    FieldErrors errors) {

  /** What stands in the fields. */
  public record Typed(
      String category,
      String other,
      String same,
      String kind,
      String priority,
      String concerns,
      String to,
      String due,
      List<String> assisting,
      String letter) {

    @Override
    public String toString() {
      return "Typed";
    }
  }

  @Override
  public String toString() {
    return "SortPage[" + number + "]";
  }
}
