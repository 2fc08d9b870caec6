package org.doorstep.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a field of a form says; empty where it says no such thing. */
public final class Parsed {

  private Parsed() {}

  public static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  public static Optional<LocalDate> date(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  public static Optional<Instant> moment(String typed) {
    try {
      return Optional.of(Instant.parse(typed));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }
}
