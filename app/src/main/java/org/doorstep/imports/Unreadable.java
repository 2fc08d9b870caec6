package org.doorstep.imports;

import java.util.List;

/** A file that cannot be read as a table, or not as the one that was asked for. */
final class Unreadable extends RuntimeException {

  private final String key;
  private final List<String> facts;

  Unreadable(String key, String... facts) {
    super(key);
    this.key = key;
    this.facts = List.of(facts);
  }

  /** The key of the sentence that says why, and what to do. */
  String key() {
    return key;
  }

  List<String> facts() {
    return facts;
  }
}
