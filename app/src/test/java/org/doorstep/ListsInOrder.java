package org.doorstep;

import java.util.ArrayList;
import java.util.List;

/**
 * A written page with its lists sorted. Who writes it takes them from sets, in another order each
 * time, and a page in another order looks as if something had changed.
 */
final class ListsInOrder {

  /** What begins an item of a list; the first of a cell has the cell's bar before it. */
  private static final List<String> ITEMS = List.of("* ", "Rel(", "Component(");

  private static final String CELL = "|";

  private ListsInOrder() {}

  static List<String> of(List<String> page) {
    var written = new ArrayList<String>();
    var list = new ArrayList<String>();
    for (var line : page) {
      if (!list.isEmpty() && !(isItem(line) && item(line).equals(item(list.getLast())))) {
        close(list, written);
      }
      if (isItem(line) || isItem(line.replaceFirst("^\\|", ""))) {
        list.add(line);
      } else {
        written.add(line);
      }
    }
    close(list, written);
    return written;
  }

  private static void close(List<String> list, List<String> written) {
    var cell = !list.isEmpty() && list.getFirst().startsWith(CELL);
    var sorted = list.stream().map(line -> line.replaceFirst("^\\|", "")).sorted().toList();
    for (var at = 0; at < sorted.size(); at++) {
      written.add((cell && at == 0 ? CELL : "") + sorted.get(at));
    }
    list.clear();
  }

  private static boolean isItem(String line) {
    return ITEMS.stream().anyMatch(line.strip()::startsWith);
  }

  private static String item(String line) {
    var bare = line.replaceFirst("^\\|", "").strip();
    return ITEMS.stream().filter(bare::startsWith).findFirst().orElse("");
  }
}
