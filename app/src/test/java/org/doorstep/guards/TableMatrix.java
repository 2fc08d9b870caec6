package org.doorstep.guards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.shared.Role;

/**
 * The committed expectation {@code denial/tables.csv}: which rows of which table a role reaches.
 */
final class TableMatrix {

  /**
   * Which rows a role may do each of the four things to; names of rows, {@code all}, {@code none}.
   */
  record Reach(String select, String insert, String update, String delete) {

    /** The line of the committed file. */
    String line(String table, Role role) {
      return String.join(",", table, role.name(), select, insert, update, delete);
    }
  }

  private final Map<String, Reach> reaches = new LinkedHashMap<>();

  private TableMatrix() {}

  static TableMatrix read() {
    var matrix = new TableMatrix();
    GuardedDatabase.resource("/denial/tables.csv")
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.split(",", -1))
        .forEach(cells -> {
          var before =
              matrix.reaches.put(
                  cells[0] + " " + cells[1], new Reach(cells[2], cells[3], cells[4], cells[5]));
          if (before != null) {
            throw new IllegalStateException("Twice in tables.csv: " + cells[0] + "," + cells[1]);
          }
        });
    return matrix;
  }

  @org.jspecify.annotations.Nullable
  Reach find(String table, Role role) {
    return reaches.get(table + " " + role);
  }

  /** The tables the file speaks of. */
  List<String> tables() {
    return reaches.keySet().stream()
        .map(key -> key.substring(0, key.indexOf(' ')))
        .distinct()
        .toList();
  }

  /** The lines in which a row of this name is reached. */
  List<String> linesNaming(String row) {
    return reaches.entrySet().stream()
        .map(each -> {
          var key = each.getKey().split(" ", -1);
          return each.getValue().line(key[0], Role.valueOf(key[1]));
        })
        .filter(line -> line.contains(row))
        .toList();
  }
}
