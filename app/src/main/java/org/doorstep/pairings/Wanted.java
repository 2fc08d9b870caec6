package org.doorstep.pairings;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A change of many links, as somebody asks for it.
 *
 * @param kind the kind of link; empty for every kind, where all of one official's links change
 * @param officials who is to be linked: one takes all, several share evenly
 * @param from the first day of what begins, and the first on which what ends no longer holds
 */
record Wanted(
    Chosen chosen,
    Change change,
    String kind,
    List<UUID> officials,
    LocalDate from,
    String reason) {

  Wanted {
    officials = List.copyOf(officials);
    if (kind.isEmpty() && chosen.with().isEmpty()) {
      throw new IllegalArgumentException("Every kind is meant only of one official's links");
    }
    if (change == Change.END != officials.isEmpty()) {
      throw new IllegalArgumentException("Somebody is linked, or links end");
    }
  }
}
