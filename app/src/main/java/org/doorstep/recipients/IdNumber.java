package org.doorstep.recipients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A resident's identity number by GB 11643: where the number was given, the date of birth, a serial
 * whose last digit tells the sex, and a check digit.
 */
public record IdNumber(String digits) {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";

  /** What is wrong with something that should be an identity number. */
  public enum Fault {
    LENGTH,
    DATE,
    CHECK_DIGIT
  }

  public IdNumber {
    if (fault(digits).isPresent()) {
      throw new IllegalArgumentException("Not an identity number");
    }
  }

  /** Reads a number as people type it: spaces, a small x. Empty if it is none. */
  public static Optional<IdNumber> parse(String typed) {
    var digits = written(typed);
    return fault(digits).isEmpty() ? Optional.of(new IdNumber(digits)) : Optional.empty();
  }

  /** The first thing wrong with what was typed; empty when it is an identity number. */
  public static Optional<Fault> faultOf(String typed) {
    return fault(written(typed));
  }

  public LocalDate born() {
    return LocalDate.of(number(digits, 6, 10), number(digits, 10, 12), number(digits, 12, 14));
  }

  /** {@code f} or {@code m}, by the last digit of the serial. */
  public String sex() {
    return (digits.charAt(16) - '0') % 2 == 0 ? "f" : "m";
  }

  /** As a page shows it unless somebody asks for more: {@code 5226********1234}. */
  public String masked() {
    return digits.substring(0, 4) + "********" + digits.substring(14);
  }

  /** Says nothing about whose number it is. */
  @Override
  public String toString() {
    return "IdNumber";
  }

  private static String written(String typed) {
    var plain = typed.strip();
    if (plain.length() == 18) {
      return plain.charAt(17) == 'x' ? plain.substring(0, 17) + 'X' : plain;
    }
    return plain.replaceAll("[\\s\u00a0\u3000]", "").replace('x', 'X');
  }

  private static Optional<Fault> fault(String digits) {
    if (digits.length() != 18) {
      return Optional.of(Fault.LENGTH);
    }
    var sum = 0;
    for (var at = 0; at < 17; at++) {
      var digit = digits.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.of(Fault.LENGTH);
      }
      sum += digit * WEIGHTS[at];
    }
    if (!isDate(number(digits, 6, 10), number(digits, 10, 12), number(digits, 12, 14))) {
      return Optional.of(Fault.DATE);
    }
    return digits.charAt(17) == CHECK_DIGITS.charAt(sum % 11)
        ? Optional.empty()
        : Optional.of(Fault.CHECK_DIGIT);
  }

  private static boolean isDate(int year, int month, int day) {
    if (year < 1850) {
      return false;
    }
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
