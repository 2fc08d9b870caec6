package org.doorstep.ledgers;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The views of the matter ledger that everybody finds without having made them. */
enum ShippedView {
  OVERDUE("late", "yes"),
  /** Trays know dates and no clocks: by its usual rule a matter is at risk in just these days. */
  DUE_SOON("due", "soon"),
  DUE_THIS_WEEK("due", "week"),
  SENT_BACK("state", "returned"),
  DIVERTED("state", "diverted"),
  /** From the answer until somebody has looked, a look is owed. */
  LOOK_BACK("state", "answered"),
  RATED_LOW("beside", "low"),
  EXTENSION("beside", "extension"),
  POSTED("beside", "posted");

  private final String name;
  private final String value;

  ShippedView(String name, String value) {
    this.name = name;
    this.value = value;
  }

  MatterFilter filter() {
    return MatterFilter.read(
        Map.of(
            name,
            new String[] {value},
            "column",
            Stream.concat(MatterColumn.USUAL.stream(), moreColumns())
                .map(MatterColumn::parameter)
                .toArray(String[]::new)));
  }

  /** Why it cannot be solved, and when somebody looks again. */
  private Stream<MatterColumn> moreColumns() {
    return this == DIVERTED ? Stream.of(MatterColumn.REASON, MatterColumn.NEXT_LOOK) : Stream.of();
  }

  /** The key of its name. */
  String key() {
    return "ledgers.shipped." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
