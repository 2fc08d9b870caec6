package org.doorstep.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import, from the upload to its end.
 *
 * @param done how many rows are read or written so far
 * @param total about how many there are
 * @param counts how the rows compare, by sheet
 * @param problem why it stopped: the key of a sentence; null when it did not
 */
record Run(
    UUID id,
    ImportKind kind,
    State state,
    String file,
    Instant startedAt,
    Instant seenAt,
    long done,
    long total,
    Map<Sheet, Counts> counts,
    @Nullable String problem,
    List<String> facts) {

  /** Where an import stands; stored by {@link #stored()}. */
  enum State {
    READING,
    READ,
    TAKING,
    TAKEN,
    STOPPED,
    GIVEN_UP;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean atWork() {
      return this == READING || this == TAKING;
    }
  }

  Counts all() {
    return counts.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
