package org.doorstep.ledgers;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The columns the matter ledger has, in its order. */
enum MatterColumn {
  NUMBER,
  TITLE,
  KIND,
  CATEGORY,
  TOWNSHIP,
  VILLAGE,
  CHANNEL,
  PRIORITY,
  CONCERNS,
  RAISED,
  STATE,
  HOLDER,
  DUE,
  OUTCOME,
  ANSWERED,
  CLOSED,
  SCORE,
  REOPENED,
  REASON,
  NEXT_LOOK;

  /** What is shown unless somebody chose otherwise. */
  static final Set<MatterColumn> USUAL =
      Collections.unmodifiableSet(
          EnumSet.of(NUMBER, TITLE, KIND, CATEGORY, VILLAGE, RAISED, STATE, HOLDER, DUE, SCORE));

  /** The key of its head. */
  String key() {
    return "ledgers.column." + parameter();
  }

  /** As it stands in an address. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The columns named in an address; none of them known means the usual ones. */
  static Set<MatterColumn> read(String[] named) {
    var columns = EnumSet.noneOf(MatterColumn.class);
    Arrays.stream(values())
        .filter(column -> Arrays.asList(named).contains(column.parameter()))
        .forEach(columns::add);
    if (!columns.isEmpty()) {
      columns.add(NUMBER);
    }
    return columns;
  }
}
