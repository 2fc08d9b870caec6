package org.doorstep.matters;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Word;

/**
 * In whose trays a matter lies, and as what. Whoever has it in no tray does not see it.
 *
 * <p>Pure. A seat has one part: the one in which most is to be done.
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

  /**
   * The seats of a matter.
   *
   * @param over the units in whose jurisdiction its place lies
   */
  static Map<UUID, Part> of(Matter matter, Collection<UUID> over) {
    var seats = new LinkedHashMap<UUID, Part>();
    seats.put(matter.state().holder(), Part.HOLDS);
    matter.state().asked().ifPresent(asked -> seats.putIfAbsent(asked, Part.OFFERED));
    matter.assisting().forEach(unit -> seats.putIfAbsent(unit, Part.ASSISTS));
    var raisedBy = matter.origin().raisedBy();
    if (raisedBy != null) {
      seats.putIfAbsent(raisedBy, Part.RAISED);
    }
    over.forEach(unit -> seats.putIfAbsent(unit, Part.WATCHES));
    return seats;
  }
}
