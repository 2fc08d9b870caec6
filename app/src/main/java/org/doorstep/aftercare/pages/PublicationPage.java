package org.doorstep.aftercare.pages;

import java.util.List;
import java.util.stream.Stream;
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
 * @param waits whether it was proposed and nobody has decided yet
 * @param hangs whether it is posted now
 * @param why the reason of a decision that was not taken, as typed
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
    boolean waits,
    boolean hangs,
    boolean mayPost,
    boolean mayWithhold,
    boolean mayTakeDown,
    String why,
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

  /** A decision is on the texts as they are kept, never on what was just typed. */
  public boolean mayDecide() {
    return !rewritten() && (mayPost || mayWithhold || mayTakeDown);
  }

  /** Whether the texts stand there to be read, not to be written. */
  public boolean isRead() {
    return !rewritten() && (waits || !mayWrite);
  }

  /** Whether new texts were typed and came back. */
  public boolean rewritten() {
    return Stream.of("title", "text", "answer").anyMatch(field -> errors.on(field).isPresent());
  }

  @Override
  public String toString() {
    return "PublicationPage[" + number + "]";
  }
}
