package org.doorstep.imports;

import java.util.List;

/** Where the rows of one kind of sheet are checked and compared with the register. */
interface Desk {

  /** How the rows compare, and which are bad. What is right and new or changed is laid aside. */
  record Outcome(Counts counts, List<BadLine> bad) {}

  /** Takes some rows of the sheet. Several threads ask at once. */
  Outcome take(List<Line> lines);

  /**
   * By what a row is told from others of its file: rows with the same are twins. Empty for none.
   */
  String key(Line line);

  /** Keeps track of an outcome while rows are checked one after the other. */
  final class Tally {

    private long added;
    private long changed;
    private long same;
    private final List<BadLine> bad = new java.util.ArrayList<>();

    void added() {
      added++;
    }

    void changed() {
      changed++;
    }

    void same() {
      same++;
    }

    void bad(BadLine line) {
      bad.add(line);
    }

    Outcome outcome() {
      return new Outcome(new Counts(added, changed, same, bad.size()), List.copyOf(bad));
    }
  }
}
