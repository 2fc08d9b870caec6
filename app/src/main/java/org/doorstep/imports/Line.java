package org.doorstep.imports;

import java.util.List;

/**
 * A row of a file, its cells in the order of the sheet's columns.
 *
 * @param row as the program people made the file with numbers it
 * @param twin the row in which the same key stood before; 0 when it is the first
 */
record Line(Sheet sheet, int row, List<String> cells, int twin) {

  String cell(String column) {
    return cells.get(sheet.indexOf(column));
  }

  Line twinOf(int earlier) {
    return new Line(sheet, row, cells, earlier);
  }

  @Override
  public String toString() {
    return "Line[" + sheet + " " + row + "]";
  }
}
