package org.doorstep.matters;

import org.doorstep.shared.Coded;
import org.doorstep.shared.Word;

/**
 * In whose trays a matter lies, and as what. Whoever has it in no tray does not see it.
 *
 * <p>Which seats these are follows from the matter and is known to the database alone ({@code
 * matters.seats_of}). A seat has one part: the one in which most is to be done.
 */
final class Seats {

  /** As what a matter lies in a tray. */
  enum Part implements Coded {
    HOLDS,
    OFFERED,
    ASSISTS,
    RAISED,
    WATCHES;

    @Override
    public Word word() {
      return new Word("matters.tray." + stored());
    }
  }

  private Seats() {}
}
