package org.doorstep.shared;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;

/** How much lies behind tabs and views: counted only as far as anybody is told. */
public final class Counts {

  /** Counting stops here; a page says that there are more. */
  public static final int MOST = 100;

  private Counts() {}

  /** A count as it is shown; where counting stopped, that there are more. */
  public static String said(int count) {
    return count < MOST ? Integer.toString(count) : MOST - 1 + "+";
  }

  /** How many rows each of some lists has, at most {@link #MOST}, in one statement. */
  public static List<Integer> of(
      DSLContext db, List<? extends SelectLimitStep<? extends Record>> lists) {
    if (lists.isEmpty()) {
      return List.of();
    }
    var counts =
        lists.stream().map(list -> DSL.field(DSL.selectCount().from(list.limit(MOST)))).toList();
    return db.select(counts).fetchSingle().intoList().stream().map(Integer.class::cast).toList();
  }
}
