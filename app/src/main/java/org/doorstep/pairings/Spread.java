package org.doorstep.pairings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Shares doors among officials so that in the end their loads are as even as can be, those each has
 * elsewhere included. Who holds a door keeps it as far as the share allows, and what is given anew
 * comes in runs, so that an official's doors lie beside each other.
 */
final class Spread {

  /** A door to be held under one kind of link, and who of the officials holds it already. */
  record Slot(Point point, String kind, List<UUID> heldBy) {

    Slot {
      heldBy = List.copyOf(heldBy);
    }
  }

  /** Who gets which door; {@code kept} when it is held already. */
  record Given(Slot slot, UUID official, boolean kept) {}

  private Spread() {}

  /**
   * @param slots in the order in which the doors lie
   * @param elsewhere how many doors each official has besides these; its order settles ties
   */
  static List<Given> evenly(List<Slot> slots, Map<UUID, Integer> elsewhere) {
    var left = shares(slots.size(), elsewhere);
    var given = new ArrayList<Given>();
    var open = new ArrayList<Slot>();
    for (var slot : slots) {
      var holder = slot.heldBy().stream().filter(who -> left.getOrDefault(who, 0) > 0).findFirst();
      holder.ifPresentOrElse(
          who -> {
            left.merge(who, -1, Integer::sum);
            given.add(new Given(slot, who, true));
          },
          () -> open.add(slot));
    }
    var officials = List.copyOf(elsewhere.keySet());
    var at = 0;
    for (var slot : open) {
      while (left.getOrDefault(officials.get(at), 0) == 0) {
        at++;
      }
      left.merge(officials.get(at), -1, Integer::sum);
      given.add(new Given(slot, officials.get(at), false));
    }
    return given;
  }

  /** How many of the doors each gets: the next always goes to whoever has fewest. */
  private static Map<UUID, Integer> shares(int doors, Map<UUID, Integer> elsewhere) {
    record Load(UUID official, int order, int doors) {}
    var fewest =
        new PriorityQueue<Load>(Comparator.comparingInt(Load::doors).thenComparingInt(Load::order));
    elsewhere.forEach((who, load) -> fewest.add(new Load(who, fewest.size(), load)));
    var shares = new HashMap<UUID, Integer>();
    for (var door = 0; door < doors; door++) {
      var next = fewest.remove();
      shares.merge(next.official(), 1, Integer::sum);
      fewest.add(new Load(next.official(), next.order(), next.doors() + 1));
    }
    return shares;
  }
}
