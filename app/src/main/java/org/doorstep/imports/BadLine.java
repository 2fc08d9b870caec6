package org.doorstep.imports;

import java.util.List;

/** A row that cannot be taken as it is: what stood there, and everything that is wrong with it. */
record BadLine(Line line, List<Wrong> wrongs) {

  @Override
  public String toString() {
    return "BadLine[" + line + " " + wrongs.size() + "]";
  }
}
