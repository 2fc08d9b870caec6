package org.doorstep.shared;

import java.util.Optional;

/**
 * A telephone number of the mainland in digits alone: a mobile of eleven, or a fixed line with its
 * area code.
 */
public record Phone(String digits) {

  public Phone {
    if (!isMobile(digits) && !isFixedLine(digits)) {
      throw new IllegalArgumentException("Not a telephone number of the mainland");
    }
  }

  /** Reads a number as people type it: spaces, dashes, brackets, +86. Empty if it is none. */
  public static Optional<Phone> parse(String typed) {
    var digits = new StringBuilder(typed.length());
    for (var at = 0; at < typed.length(); at++) {
      var c = typed.charAt(at);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c >= '０' && c <= '９') {
        digits.append((char) (c - '０' + '0'));
      } else if (" \t\u00a0\u3000-－—()（）+".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    var number = digits.toString();
    if (number.length() > 12 && number.startsWith("86")) {
      number = number.substring(2);
    }
    return isMobile(number) || isFixedLine(number)
        ? Optional.of(new Phone(number))
        : Optional.empty();
  }

  /** As a page shows it unless somebody asks for more: {@code 138****5678}. */
  public String masked() {
    var shown = isMobile(digits) ? 3 : digits.length() - 8;
    return digits.substring(0, shown) + "****" + digits.substring(shown + 4);
  }

  /** Says nothing about whose number it is. */
  @Override
  public String toString() {
    return "Phone";
  }

  private static boolean isMobile(String digits) {
    return digits.length() == 11
        && digits.charAt(0) == '1'
        && digits.charAt(1) >= '3'
        && areDigits(digits);
  }

  /** 010 or 02x with eight digits, 0xxx with seven or eight. */
  private static boolean isFixedLine(String digits) {
    if (digits.length() < 11 || digits.charAt(0) != '0' || !areDigits(digits)) {
      return false;
    }
    var second = digits.charAt(1);
    return (second == '1' || second == '2')
        ? digits.length() == 11
        : second != '0' && digits.length() <= 12;
  }

  private static boolean areDigits(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
