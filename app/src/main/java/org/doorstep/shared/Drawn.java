package org.doorstep.shared;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.RenderContext;
import org.jooq.RenderContext.CastMode;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

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

  /** What jOOQ makes of a value's class, which it works out anew for each array otherwise. */
  private static final Map<Class<?>, DataType<?>> TYPES = new ConcurrentHashMap<>();

  private final DSLContext db;
  private final boolean writes;
  private final List<String> pieces;
  private final List<String> parameters;

  public Drawn(DSLContext db, Query statement) {
    var text = db.renderNamedParams(statement);
    this.db = db;
    this.writes = !(statement instanceof Select);
    this.pieces = List.of(PARAMETER.split(text, -1));
    this.parameters =
        PARAMETER.matcher(text).results().map(parameter -> parameter.group(1)).toList();
    if (parameters.stream().anyMatch(name -> Character.isDigit(name.charAt(0)))) {
      throw new IllegalArgumentException("A value without a name in " + text);
    }
  }

  /**
   * The statement with the value of each parameter, to be executed. One that returns nothing is
   * handed over as a query too: whether any other text writes, jOOQ finds out by drawing it again.
   */
  public ResultQuery<Record> with(Map<String, ?> values) {
    if (writes) {
      Writes.written();
    }
    return db.resultQuery("{0}", new Filled(values));
  }

  private final class Filled extends CustomQueryPart {

    private final transient Map<String, ?> values;

    Filled(Map<String, ?> values) {
      this.values = values;
    }

    @Override
    public void accept(Context<?> context) {
      if (context instanceof RenderContext drawing) {
        drawing.castMode(CastMode.NEVER); // the text has the casts
      }
      for (var nth = 0; nth < parameters.size(); nth++) {
        var value = values.get(parameters.get(nth));
        if (value == null) {
          throw new IllegalArgumentException("No value for " + parameters.get(nth));
        }
        context.sql(pieces.get(nth)).visit(typed(value));
      }
      context.sql(pieces.getLast());
    }

    private static Field<?> typed(Object value) {
      return DSL.val(
          value, TYPES.computeIfAbsent(value.getClass(), _ -> DSL.val(value).getDataType()));
    }
  }

  @Override
  public String toString() {
    return String.join("?", pieces);
  }
}
