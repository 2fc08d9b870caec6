package org.doorstep.imports;

import java.util.Arrays;

/**
 * In which row a key stood first. There may be a million, so they are held side by side: identity
 * numbers as numbers, everything else as text.
 */
final class Twins {

  private final Keys texts = new Keys();
  private int[] textRows = new int[256];
  private long[] numbers = new long[1 << 16];
  private int[] rows = new int[1 << 16];
  private int held;

  /** The row in which the key stood before; 0 when this is the first. */
  int before(String key, int row) {
    var number = number(key);
    if (number <= 0) {
      return text(key, row);
    }
    if (held * 2 > numbers.length) {
      grow();
    }
    return put(number, row);
  }

  private int text(String key, int row) {
    var before = texts.size();
    var at = texts.put(key);
    if (at < before) {
      return textRows[at];
    }
    if (at == textRows.length) {
      textRows = Arrays.copyOf(textRows, at + (at >> 1));
    }
    textRows[at] = row;
    return 0;
  }

  private int put(long number, int row) {
    var at = slot(number);
    while (numbers[at] != 0) {
      if (numbers[at] == number) {
        return rows[at];
      }
      at = (at + 1) & (numbers.length - 1);
    }
    numbers[at] = number;
    rows[at] = row;
    held++;
    return 0;
  }

  private int slot(long number) {
    var mixed = number * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (numbers.length - 1);
  }

  private void grow() {
    var oldNumbers = numbers;
    var oldRows = rows;
    numbers = new long[oldNumbers.length * 2];
    rows = new int[oldNumbers.length * 2];
    held = 0;
    for (var at = 0; at < oldNumbers.length; at++) {
      if (oldNumbers[at] != 0) {
        put(oldNumbers[at], oldRows[at]);
      }
    }
  }

  /** The seventeen digits before the check digit; -1 for what is not an identity number. */
  private static long number(String key) {
    if (key.length() != 18) {
      return -1;
    }
    var number = 0L;
    for (var at = 0; at < 17; at++) {
      var digit = key.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
