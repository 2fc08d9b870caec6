package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many short texts, held as bytes side by side: two million of them, as a large workbook shares
 * between its cells, take a fifth of the memory that as many strings would.
 */
final class Texts {

  private static final int PIECE_BITS = 20;
  private static final int PIECE = 1 << PIECE_BITS;
  private static final int LENGTH = 3; // bytes before each text that say how long it is

  private final List<byte[]> pieces = new ArrayList<>();
  private int[] places = new int[256];
  private int size;
  private int used = PIECE;

  int size() {
    return size;
  }

  /** About how many bytes they take. */
  long weight() {
    return (long) pieces.size() * PIECE + places.length * (long) Integer.BYTES;
  }

  /** Adds a text; returns its number, counted from 0. */
  int add(byte[] text) {
    if (text.length + LENGTH > PIECE) {
      throw new Unreadable("imports.stopped.not-a-table"); // no cell is that long
    }
    if (used + LENGTH + text.length > PIECE) {
      pieces.add(new byte[PIECE]);
      used = 0;
    }
    var piece = pieces.getLast();
    if (size == places.length) {
      places = Arrays.copyOf(places, size + (size >> 1));
    }
    places[size] = (pieces.size() - 1) << PIECE_BITS | used;
    piece[used] = (byte) (text.length >> 16);
    piece[used + 1] = (byte) (text.length >> 8);
    piece[used + 2] = (byte) text.length;
    System.arraycopy(text, 0, piece, used + LENGTH, text.length);
    used += LENGTH + text.length;
    return size++;
  }

  String get(int number) {
    var from = from(number);
    return new String(piece(number), from, length(number), UTF_8);
  }

  boolean is(int number, byte[] text) {
    var from = from(number);
    return length(number) == text.length
        && Arrays.equals(piece(number), from, from + text.length, text, 0, text.length);
  }

  /** The same for the same text, as {@link #hash(byte[])} reckons it. */
  int hash(int number) {
    var from = from(number);
    return hash(piece(number), from, from + length(number));
  }

  static int hash(byte[] text) {
    return hash(text, 0, text.length);
  }

  private static int hash(byte[] bytes, int from, int to) {
    var hash = 0;
    for (var at = from; at < to; at++) {
      hash = 31 * hash + bytes[at];
    }
    return hash * 0x9E3779B9;
  }

  private byte[] piece(int number) {
    return pieces.get(places[number] >>> PIECE_BITS);
  }

  private int from(int number) {
    return (places[number] & (PIECE - 1)) + LENGTH;
  }

  private int length(int number) {
    var piece = piece(number);
    var at = places[number] & (PIECE - 1);
    return (piece[at] & 0xFF) << 16 | (piece[at + 1] & 0xFF) << 8 | (piece[at + 2] & 0xFF);
  }
}
