package org.doorstep.ledgers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a screen ended, in either order. Neither is unique; with the id, no line is missed. What
 * the order does not go by may be the epoch.
 */
public record Mark(Instant raisedAt, LocalDate due, UUID matter) {

  static Mark of(MatterLedger.Line line) {
    return new Mark(line.raisedAt(), line.due(), line.matter());
  }

  /** As it stands in an address: seconds, nanoseconds, date, id. */
  String written() {
    return raisedAt.getEpochSecond() + "_" + raisedAt.getNano() + "_" + due + "_" + matter;
  }

  /** Reads a mark from an address; empty when it is none. */
  static Optional<Mark> read(String written) {
    var parts = written.split("_", -1);
    try {
      return parts.length == 4
          ? Optional.of(
              new Mark(
                  Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                  LocalDate.parse(parts[2]),
                  UUID.fromString(parts[3])))
          : Optional.empty();
    } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }
}
