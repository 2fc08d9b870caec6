package org.doorstep.imports;

import java.util.List;

/** One table of a file, read from its beginning as often as asked. */
interface Table {

  /** Takes one row; false ends the reading. */
  interface Rows {
    boolean row(int number, List<String> cells);
  }

  void read(Rows rows);

  /** About how many rows it has: for the progress only. */
  long about();
}
