package org.doorstep.shared;

import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Any number of things as a table within one statement, whose text is the same however many there
 * are: a parameter for each column, with the facts of all as texts, which PostgreSQL reads as what
 * they are. For statements that are {@link Drawn}.
 *
 * @param <E> what a row tells of
 */
public final class Unnested<E> {

  private record Column<E>(String type, Function<E, ? extends @Nullable Object> fact) {}

  private final String name;
  private final Map<String, Column<E>> columns = new LinkedHashMap<>();

  /**
   * A table without columns.
   *
   * @param name what the statement calls it
   */
  public Unnested(String name) {
    this.name = name;
  }

  /**
   * The same with one more column, whose name is its parameter's too.
   *
   * @param type as PostgreSQL calls it: {@code timestamptz}
   */
  public Unnested<E> with(
      String column, String type, Function<E, ? extends @Nullable Object> fact) {
    var more = new Unnested<E>(name);
    more.columns.putAll(columns);
    more.columns.put(column, new Column<>(type, fact));
    return more;
  }

  /** The table, for a statement's {@code from}. */
  public Table<?> table() {
    var types =
        columns.values().stream()
            .map(column -> "{%d}::" + column.type() + "[]")
            .collect(joining(", "));
    var places = IntStream.range(0, columns.size()).boxed().toArray();
    return DSL.table(
        "unnest(%s) as %s(%s)"
            .formatted(types.formatted(places), name, String.join(", ", columns.keySet())),
        columns.keySet().stream()
            .map(column -> param(column, String[].class))
            .toArray(Field<?>[]::new));
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** One of its columns. */
  public <T> Field<T> field(String column, DataType<T> type) {
    return DSL.field(name(name, column), type);
  }

  /** The values of its parameters for some things. */
  public Map<String, Object> values(List<E> things) {
    var values = new HashMap<String, Object>();
    for (var column : columns.entrySet()) {
      var facts = new @Nullable String[things.size()];
      for (var nth = 0; nth < facts.length; nth++) {
        var fact = column.getValue().fact().apply(things.get(nth));
        facts[nth] = fact == null ? null : fact.toString();
      }
      values.put(column.getKey(), facts);
    }
    return values;
  }

  @Override
  public String toString() {
    return name + columns.keySet();
  }
}
