package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts that are each there once, numbered from 0 as they came. */
final class Keys {

  private final Texts texts = new Texts();
  private int[] slots = new int[1 << 10]; // a number and one; 0 where nothing is

  int size() {
    return texts.size();
  }

  /** The number of a text that is there; -1 of one that is not. */
  int find(String text) {
    return slots[slot(text.getBytes(UTF_8))] - 1;
  }

  /** The number of a text, which is added if it is not there. */
  int put(String text) {
    var bytes = text.getBytes(UTF_8);
    var slot = slot(bytes);
    if (slots[slot] == 0) {
      slots[slot] = texts.add(bytes) + 1;
      if (texts.size() * 2 > slots.length) {
        grow();
        return texts.size() - 1;
      }
    }
    return slots[slot] - 1;
  }

  private int slot(byte[] text) {
    var at = first(Texts.hash(text));
    while (slots[at] != 0 && !texts.is(slots[at] - 1, text)) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private int first(int hash) {
    return (hash ^ hash >>> 16) & (slots.length - 1);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (var number = 0; number < texts.size(); number++) {
      var at = first(texts.hash(number));
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = number + 1;
    }
  }
}
