package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.pages.Attached;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Panel;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What {@code matters/matter.jte} shows.
 *
 * @param asked the letter with which a unit was asked to deal with it; empty where none is open
 */
public record MatterPage(
    String number,
    String title,
    String text,
    String asked,
    String state,
    Tone tone,
    @Nullable Due due,
    List<Fact> facts,
    @Nullable Contact contact,
    @Nullable Reply reply,
    List<Attached> files,
    List<Action> actions,
    List<Panel> panels,
    List<TimelineEntry> timeline) {

  /** The written reply: what became of it, the words, and the letter to print. */
  public record Reply(String outcome, String text, String letter) {

    @Override
    public String toString() {
      return "Reply";
    }
  }

  /**
   * How whoever raised it can be reached.
   *
   * @param phone masked, or in full once it was asked for
   * @param mayShow whether this person may ask for it in full
   */
  public record Contact(String phone, boolean mayShow) {

    @Override
    public String toString() {
      return "Contact";
    }
  }

  /** Something this person may do now; the main one stands out. */
  public record Action(String key, String href, boolean main) {}

  @Override
  public String toString() {
    return "MatterPage[" + number + "]";
  }
}
