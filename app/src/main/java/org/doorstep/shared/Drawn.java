package org.doorstep.shared;

import static org.jooq.impl.DSL.param;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.RenderContext;
import org.jooq.RenderContext.CastMode;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the hottest paths, whose text is the same each time: drawn once from typed fields,
 * as every statement is, and from then on only filled in. Drawing the insert of a visit took more
 * of the program's time than all else it did for one.
 *
 * <p>All that changes from one time to the next is a {@link DSL#param(String, Class) named
 * parameter}; a value from elsewhere would be drawn into the text for good and is refused.
 */
public final class Drawn {

  private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

  private final DSLContext db;
  private final boolean writes;
  private final List<String> pieces;
  private final List<String> parameters;
  private final Map<String, DataType<?>> types;

  public Drawn(DSLContext db, Query statement) {
    var text = db.renderNamedParams(statement);
    this.db = db;
    this.writes = !(statement instanceof Select);
    this.pieces = List.of(PARAMETER.split(text, -1));
    this.parameters =
        PARAMETER.matcher(text).results().map(parameter -> parameter.group(1)).toList();
    this.types =
        statement.getParams().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getDataType()));
    if (parameters.stream().anyMatch(name -> Character.isDigit(name.charAt(0)))) {
      throw new IllegalArgumentException("A value without a name in " + text);
    }
  }

  /**
   * The statement with the value of each parameter, to be executed. One that returns nothing is
   * handed over as a query too: whether any other text writes, jOOQ finds out by drawing it again.
   */
  public ResultQuery<Record> with(Map<String, ? extends @Nullable Object> values) {
    if (writes) {
      Writes.written();
    }
    return db.resultQuery("{0}", new Filled(values));
  }

  /** The statement with what a row says in the columns that are its {@link #values}. */
  public ResultQuery<Record> with(Record row) {
    return with(row.intoMap());
  }

  /** A parameter called as a column, and of its type. */
  public static <T> Param<T> value(Field<T> column) {
    return param(column.getName(), column);
  }

  /** Some columns, each with a parameter called as it is: for what an insert or update sets. */
  public static Map<Field<?>, Field<?>> values(Field<?>... columns) {
    var values = new LinkedHashMap<Field<?>, Field<?>>();
    for (var column : columns) {
      values.put(column, value(column));
    }
    return values;
  }

  private final class Filled extends CustomQueryPart {

    private final transient Map<String, ? extends @Nullable Object> values;

    Filled(Map<String, ? extends @Nullable Object> values) {
      this.values = values;
    }

    @Override
    public void accept(Context<?> context) {
      if (context instanceof RenderContext drawing) {
        drawing.castMode(CastMode.NEVER); // the text has the casts
      }
      for (var nth = 0; nth < parameters.size(); nth++) {
        var name = parameters.get(nth);
        if (!values.containsKey(name)) {
          throw new IllegalArgumentException("No value for " + name);
        }
        context.sql(pieces.get(nth)).visit(DSL.val(values.get(name), types.get(name)));
      }
      context.sql(pieces.getLast());
    }
  }

  @Override
  public String toString() {
    return String.join("?", pieces);
  }
}
