package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;

/**
 * The form of a visit.
 *
 * @param heading what is written down, and where
 * @param crumbs the way here
 * @param door whether it is at a door, where nobody may be at home
 * @param colleagues whether it is a talk between two officials
 * @param correcting whether it takes the place of an earlier record
 * @param leftAloneUntil the door asked to be left alone until that day; empty for no such wish
 * @param doors where a correction may move the visit to; the first is where it was recorded
 */
public record VisitPage(
    Word heading,
    List<Link> crumbs,
    String action,
    String back,
    boolean door,
    boolean colleagues,
    boolean correcting,
    String leftAloneUntil,
    String leftAloneWhy,
    Typed typed,
    FieldErrors errors,
    Choices choices,
    List<Choice> doors) {

  public VisitPage {
    crumbs = List.copyOf(crumbs);
    doors = List.copyOf(doors);
  }

  /** What can be chosen. */
  public record Choices(
      List<Choice> kinds,
      List<Choice> served,
      List<Choice> occasions,
      List<Choice> places,
      List<Choice> alongside,
      List<Choice> officials,
      List<Choice> problems) {}

  @Override
  public String toString() {
    return "VisitPage";
  }
}
