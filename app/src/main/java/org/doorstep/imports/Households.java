package org.doorstep.imports;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The households of a file, for the residents that follow: there may be some hundred thousand, so
 * they are held side by side. Several threads ask at once.
 */
final class Households {

  /**
   * A household of the file or of the register.
   *
   * @param row in the file; 0 when it stands in the register alone
   * @param id null when its row is bad
   * @param known whether the register has it
   */
  record Household(int row, @Nullable UUID id, String place, boolean known) {}

  private final Keys codes = new Keys();
  private final Map<String, String> places = new HashMap<>(); // one text for each village
  private final BitSet known = new BitSet();
  private int[] rows = new int[256];
  private long[] high = new long[256];
  private long[] low = new long[256];
  private String[] place = new String[256];

  /** Remembers a household; of two with the same code the one that stands first. */
  synchronized void remember(String code, Household household) {
    var before = codes.size();
    var at = codes.put(code);
    if (at == rows.length) {
      var more = at + (at >> 1);
      rows = Arrays.copyOf(rows, more);
      high = Arrays.copyOf(high, more);
      low = Arrays.copyOf(low, more);
      place = Arrays.copyOf(place, more);
    }
    if (at < before && rows[at] <= household.row()) {
      return;
    }
    var id = household.id();
    rows[at] = household.row();
    high[at] = id == null ? 0 : id.getMostSignificantBits();
    low[at] = id == null ? 0 : id.getLeastSignificantBits();
    place[at] = places.computeIfAbsent(household.place(), one -> one);
    known.set(at, household.known());
  }

  synchronized @Nullable Household find(String code) {
    var at = codes.find(code);
    if (at < 0) {
      return null;
    }
    var id = high[at] == 0 && low[at] == 0 ? null : new UUID(high[at], low[at]);
    return new Household(rows[at], id, place[at], known.get(at));
  }

  synchronized boolean holds(String code) {
    return codes.find(code) >= 0;
  }
}
