package org.doorstep.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL's full-text search over words we cut ourselves: no dictionary of its own is used. */
public final class FullText {

  /** The column every searchable table has. */
  public static Field<Object> column(String name) {
    return DSL.field(DSL.name(name), Object.class);
  }

  private FullText() {}

  /** Words as PostgreSQL indexes them. */
  public static Field<Object> vector(Collection<String> words) {
    var kept = words.stream().filter(word -> !word.isBlank()).toArray(String[]::new);
    return DSL.field(
        "array_to_tsvector({0})", Object.class, DSL.val(kept, SQLDataType.CLOB.array()));
  }

  /** A query for rows that have, for each part somebody typed, a word that begins with it. */
  public static String query(String typed) {
    return Arrays.stream(typed.strip().split("\\s+"))
        .map(SearchText::typed)
        .filter(part -> !part.isEmpty())
        .map(part -> "'" + part.replace("'", "''").replace("\\", "\\\\") + "':*")
        .collect(Collectors.joining(" & "));
  }
}
