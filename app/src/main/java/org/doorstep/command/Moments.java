package org.doorstep.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people on this machine write them. */
final class Moments {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private Moments() {}

  static String shown(Instant moment) {
    return SHOWN.format(moment);
  }

  /** Reads {@code 2026-11-22 08:30}, with seconds or an offset if wanted; else in this zone. */
  static Instant read(String typed) {
    var text = typed.strip().replaceFirst("^(\\S+)\\s+(\\d)", "$1T$2").replace(" ", "");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      try {
        return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
      } catch (DateTimeException noMoment) {
        throw Trouble.asked("trouble.moment", typed);
      }
    }
  }
}
