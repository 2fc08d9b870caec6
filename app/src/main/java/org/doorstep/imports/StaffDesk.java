package org.doorstep.imports;

import java.util.List;

/** A desk of a small register, which is checked as a whole and once more when it is taken. */
interface StaffDesk extends Desk {

  /** Writes rows that were found right; refused when they no longer are. */
  void write(List<Line> lines);
}
