package org.doorstep.matters;

import org.doorstep.shared.Coded;
import org.doorstep.shared.Word;

/**
 * As what a matter lies in a tray. Whoever has it in no tray does not see it.
 *
 * <p>In whose trays it lies follows from the matter and is known to the database alone ({@code
 * matters.seats_of}). A seat has one part: the one in which most is to be done.
 */
enum TrayPart implements Coded {
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
