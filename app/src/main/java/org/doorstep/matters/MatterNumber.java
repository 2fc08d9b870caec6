package org.doorstep.matters;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number people quote on the telephone: {@code M-2026-000417}.
 *
 * <p>Counted anew each year and never given twice in a county; some are never given at all. After
 * 999,999 it simply grows longer.
 */
public record MatterNumber(int year, int serial) {

  private static final Pattern WRITTEN = Pattern.compile("M-(2\\d{3})-(?!0+$)(\\d{6,9})");

  public MatterNumber {
    if (year < 2000 || year > 2999) {
      throw new IllegalArgumentException("Not a year of this century or later: " + year);
    }
    if (serial < 1 || serial > 999_999_999) {
      throw new IllegalArgumentException("Not a serial number: " + serial);
    }
  }

  /** Reads a number as people type it: either case, stray spaces. Empty if it is none. */
  public static Optional<MatterNumber> parse(String typed) {
    var number = WRITTEN.matcher(typed.strip().toUpperCase(Locale.ROOT));
    return number.matches()
        ? Optional.of(
            new MatterNumber(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2))))
        : Optional.empty();
  }

  /** The same, or only the serial of a number of this year, as people say it: {@code 417}. */
  public static Optional<MatterNumber> parse(String typed, int year) {
    var serial = typed.strip();
    return serial.matches("\\d{1,6}") && Integer.parseInt(serial) > 0
        ? Optional.of(new MatterNumber(year, Integer.parseInt(serial)))
        : parse(typed);
  }

  /** Reads a number from an address or from the database; anything else is refused. */
  public static MatterNumber valueOf(String written) {
    return parse(written).orElseThrow(() -> new IllegalArgumentException("Not a matter's number"));
  }

  @Override
  public String toString() {
    var digits = Integer.toString(serial);
    return "M-" + year + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }
}
