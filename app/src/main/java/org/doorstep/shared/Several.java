package org.doorstep.shared;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Several ids asked for at once by one parameter. It stands in a query of its own, behind which
 * PostgreSQL does not look how many they are: for the two or three there mostly are it would plan
 * the statement anew each time, which takes longer than to read them.
 */
public final class Several {

  private Several() {}

  /** Where a column is one of them. */
  public static Condition among(Field<UUID> column, Field<UUID[]> ids) {
    return column.eq(any(field(select(ids)).cast(UUID[].class)));
  }
}
