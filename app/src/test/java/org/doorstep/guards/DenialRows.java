package org.doorstep.guards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code denial/rows.sql}: for each table, which there are and how each is inserted.
 */
final class DenialRows {

  /** How one row of a table is inserted. */
  record Row(String name, String like, String insert) {

    World world(Asker asker) {
      return World.of(name, like, asker);
    }
  }

  private static final Pattern HEADER =
      Pattern.compile("(?m)^-- ([a-z_]+\\.[a-z_]+)(?:: ([a-z ]+))?$");

  private final Map<String, List<Row>> tables = new LinkedHashMap<>();

  private DenialRows() {}

  static DenialRows read() {
    var text = GuardedDatabase.resource("/denial/rows.sql");
    var rows = new DenialRows();
    var headers = HEADER.matcher(text).results().toList();
    for (var i = 0; i < headers.size(); i++) {
      var header = headers.get(i);
      var end = i + 1 < headers.size() ? headers.get(i + 1).start() : text.length();
      rows.add(header.group(1), header.group(2), text.substring(header.end(), end).strip());
    }
    return rows;
  }

  private void add(String table, @Nullable String names, String statement) {
    var insert = statement.replaceAll(";$", "");
    var rows = tables.computeIfAbsent(table, _ -> new ArrayList<>());
    if (names == null) {
      World.USUAL.forEach(name -> rows.add(new Row(name, name, insert)));
    } else if (names.contains(" as ")) {
      var parts = names.split(" as ", -1);
      rows.add(new Row(parts[0].strip(), parts[1].strip(), insert));
    } else {
      Arrays.stream(names.split(" ", -1)).forEach(name -> rows.add(new Row(name, name, insert)));
    }
  }

  /** All tables, in the order of the file, which is also an order to insert in. */
  List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  List<Row> of(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
