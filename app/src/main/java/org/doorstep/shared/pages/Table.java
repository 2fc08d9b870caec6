package org.doorstep.shared.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and columns; the first cell of a row names the row. On a phone each row is a card. */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of %d cells under %d columns".formatted(row.size(), columns.size()));
      }
    }
  }

  /** A column by the text of its head; figures stand at the right. */
  public record Column(String label, boolean number) {

    public Column(String label) {
      this(label, false);
    }
  }

  /** What a cell says, where it leads, and the due date it shows, if any. */
  public record Cell(String text, @Nullable String href, @Nullable Due due) {

    public Cell(String text) {
      this(text, null, null);
    }

    public Cell(String text, String href) {
      this(text, href, null);
    }

    /** Whether it is a day in figures, which a narrow column would break at its hyphens. */
    public boolean isDay() {
      return text.matches("\\d{4}-\\d{2}-\\d{2}");
    }

    public static Cell of(Due due) {
      return new Cell("", null, due);
    }
  }
}
