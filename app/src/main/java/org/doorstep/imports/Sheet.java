package org.doorstep.imports;

import static org.doorstep.imports.Column.may;
import static org.doorstep.imports.Column.must;

import java.util.List;
import java.util.Locale;

/** A sheet of a template: its columns, in their order. */
enum Sheet {
  HOUSEHOLDS(
      must("code", 40),
      must("name", 60),
      must("place", 20),
      may("address", 120),
      may("phone", 30),
      may("categories", 120)),
  RESIDENTS(
      must("household", 40),
      must("name", 60),
      must("relation", 20),
      may("idNumber", 30),
      may("sex", 10),
      may("born", 20),
      may("phone", 30),
      may("away", 120)),
  ENTERPRISES(
      must("code", 40),
      must("name", 120),
      must("place", 20),
      may("address", 120),
      may("phone", 30)),
  INSTITUTIONS(
      must("code", 40),
      must("name", 120),
      must("place", 20),
      may("address", 120),
      may("phone", 30)),
  UNITS(
      must("code", 40), must("name", 120), must("kind", 30), may("parent", 40), must("place", 20)),
  OFFICIALS(
      must("code", 40),
      must("name", 60),
      must("unit", 40),
      must("role", 30),
      must("title", 60),
      may("from", 20),
      may("phone", 30),
      may("login", 40),
      may("password", 72));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Column> columns;

  Sheet(Column... columns) {
    this.columns = List.of(columns);
  }

  List<Column> columns() {
    return columns;
  }

  int indexOf(String column) {
    for (var at = 0; at < columns.size(); at++) {
      if (columns.get(at).key().equals(column)) {
        return at;
      }
    }
    throw new IllegalArgumentException(name() + " has no column " + column);
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its name; of a column its head; with {@code .note}, what to enter there. */
  String key() {
    return "imports.sheet." + stored();
  }

  String key(Column column) {
    return key() + "." + column.key();
  }
}
