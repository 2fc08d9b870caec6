package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/** What {@code matters/new.jte} shows: a matter being taken down. */
public record NewPage(
    List<Choice> channels,
    List<Choice> kinds,
    List<Choice> priorities,
    List<Choice> concerns,
    List<Choice> places,
    List<Choice> recipients,
    Typed typed,
    FieldErrors errors) {

  /** What stands in the fields; id and code are made with the form, so that twice is once. */
  public record Typed(
      String id,
      String code,
      String at,
      String channel,
      String kind,
      String title,
      String text,
      String place,
      String placeTyped,
      String recipient,
      String recipientTyped,
      String concerns,
      String priority,
      String contactName) {

    @Override
    public String toString() {
      return "Typed";
    }
  }
}
