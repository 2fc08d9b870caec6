package org.doorstep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A statement that may visit more than its page.
 *
 * @param text what its text contains and no other does
 * @param reason why it stays small, or why it is no list
 */
record Excuse(String text, String reason) implements Comparable<Excuse> {

  static List<Excuse> committed() throws IOException {
    try (var file = Excuse.class.getResourceAsStream("/plans/excused.csv")) {
      var lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return lines
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> line.split(";", 2))
          .map(cells -> new Excuse(cells[0].strip(), cells[1].strip()))
          .toList();
    }
  }

  boolean fits(AskedStatements.Asked asked) {
    return in(asked.sql()) || in(asked.inlined());
  }

  private boolean in(String sql) {
    return sql.replace("\"", "").replaceAll("\\s+", " ").contains(text);
  }

  @Override
  public int compareTo(Excuse other) {
    return text.compareTo(other.text);
  }
}
