package org.doorstep.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as people write them in tables, and as a spreadsheet stores them. */
final class Dates {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[ T]00:00(?::00)?)?");
  private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern SERIAL = Pattern.compile("\\d{4,5}(?:\\.0+)?");

  /** A spreadsheet counts days from here; its slip about 1900 is before anybody living was born. */
  private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

  private Dates() {}

  static Optional<LocalDate> parse(String typed) {
    var text = typed.strip();
    for (var pattern : new Pattern[] {WRITTEN, EIGHT_DIGITS}) {
      var date = pattern.matcher(text);
      if (date.matches()) {
        try {
          return Optional.of(
              LocalDate.of(
                  Integer.parseInt(date.group(1)),
                  Integer.parseInt(date.group(2)),
                  Integer.parseInt(date.group(3))));
        } catch (DateTimeException noSuchDay) {
          return Optional.empty();
        }
      }
    }
    return SERIAL.matcher(text).matches()
        ? Optional.of(ZERO.plusDays((long) Double.parseDouble(text)))
        : Optional.empty();
  }
}
