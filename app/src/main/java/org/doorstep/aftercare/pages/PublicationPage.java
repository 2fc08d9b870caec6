package org.doorstep.aftercare.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What the public is to read of a matter: texts to change, what was taken out of them, and what a
 * neighbour could still guess.
 *
 * @param state how it stands; null before anything was proposed
 * @param mayWrite whether the asker may propose texts or change those that hang
 * @param hangs whether it is posted now
 */
public record PublicationPage(
    String number,
    @Nullable Word state,
    Tone tone,
    String title,
    String text,
    String answer,
    List<Found> removed,
    List<Found> hints,
    boolean mayWrite,
    boolean hangs,
    boolean mayPost,
    boolean mayWithhold,
    boolean mayTakeDown,
    FieldErrors errors) {

  public PublicationPage {
    removed = List.copyOf(removed);
    hints = List.copyOf(hints);
  }

  /** A kind of trace, and the words it was found in. */
  public record Found(Word what, String text) {

    @Override
    public String toString() {
      return "Found[" + what.key() + "]";
    }
  }

  public boolean mayDecide() {
    return mayPost || mayWithhold || mayTakeDown;
  }

  @Override
  public String toString() {
    return "PublicationPage[" + number + "]";
  }
}
