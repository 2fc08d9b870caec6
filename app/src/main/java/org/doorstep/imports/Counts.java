package org.doorstep.imports;

/** How the rows of a sheet compare with the register. */
record Counts(long added, long changed, long same, long bad) {

  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(
        added + other.added, changed + other.changed, same + other.same, bad + other.bad);
  }

  long all() {
    return added + changed + same + bad;
  }
}
