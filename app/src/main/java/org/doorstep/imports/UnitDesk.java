package org.doorstep.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.staff.StaffEntries;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;

/** Checks and writes units; the unit above one may stand in the same file, before it or after. */
final class UnitDesk extends StaffDesk<UnitDesk.Row> {

  private final Units units;
  private final StaffEntries entries;
  private final Set<String> places;
  private final Choices.All choices;

  UnitDesk(Units units, StaffEntries entries, Set<String> places, Choices.All choices) {
    this.units = units;
    this.entries = entries;
    this.places = places;
    this.choices = choices;
  }

  /** What the file says, with what the register says: the same id, or a new one. */
  record Row(Unit unit, @Nullable Unit before) {}

  @Override
  void put(List<Row> rows) {
    var waiting = new ArrayList<>(rows);
    var there = new HashSet<UUID>();
    units.list().forEach(unit -> there.add(unit.id()));
    while (!waiting.isEmpty()) { // those above first: every round writes at least one
      var ready =
          waiting.stream()
              .filter(row -> row.unit().parent() == null || there.contains(row.unit().parent()))
              .toList();
      for (var row : ready) {
        if (row.before() == null) {
          units.add(row.unit());
        } else if (!row.unit().equals(row.before())) {
          entries.change(row.unit());
        }
        there.add(row.unit().id());
      }
      if (ready.isEmpty()) {
        throw Refused.because(Reason.CHANGED_MEANWHILE);
      }
      waiting.removeAll(ready);
    }
  }

  @Override
  List<Row> check(List<Line> lines, Tally tally) {
    var known = new HashMap<String, Unit>();
    units.list().forEach(unit -> known.put(unit.code(), unit));
    var ids = new HashMap<String, UUID>();
    var parents = new HashMap<String, String>();
    known.values().forEach(unit -> ids.put(unit.code(), unit.id()));
    var codes = new HashMap<UUID, String>();
    known.values().forEach(unit -> codes.put(unit.id(), unit.code()));
    known.values().stream()
        .filter(unit -> unit.parent() != null)
        .forEach(unit -> parents.put(unit.code(), codes.getOrDefault(unit.parent(), "")));
    for (var line : lines) {
      ids.computeIfAbsent(line.cell("code"), _ -> UUID.randomUUID());
      parents.put(line.cell("code"), line.cell("parent"));
    }
    var checked = new LinkedHashMap<Line, Cells>();
    var wrong = new HashSet<String>();
    var ended = entries.endedUnits();
    for (var line : lines) {
      var cells = new Cells(line);
      if (ended.contains(line.cell("code"))) {
        cells.wrong("code", "unit-ended");
      }
      check(cells, ids, parents);
      checked.put(line, cells);
      if (!cells.right()) {
        wrong.add(line.cell("code"));
      }
    }
    holdBackBelow(checked, wrong, known);
    var rows = new ArrayList<Row>();
    checked.forEach((line, cells) -> {
      if (!cells.right()) {
        tally.bad(cells.bad());
        return;
      }
      var before = known.get(line.cell("code"));
      var unit = unit(line, ids);
      rows.add(new Row(unit, before));
      if (before == null) {
        tally.added();
      } else if (before.equals(unit)) {
        tally.same();
      } else {
        tally.changed();
      }
    });
    return rows;
  }

  private void check(Cells cells, Map<String, UUID> ids, Map<String, String> parents) {
    cells.refuseTwin("code");
    cells.choice("kind", choices.unitKinds);
    if (!cells.text("place").isEmpty() && !places.contains(cells.text("place"))) {
      cells.wrong("place", "place-unknown");
    }
    var parent = cells.text("parent");
    if (!parent.isEmpty() && !ids.containsKey(parent)) {
      cells.wrong("parent", "unit-unknown");
    } else if (isBelowItself(cells.text("code"), parents)) {
      cells.wrong("parent", "unit-below-itself");
    }
  }

  private static boolean isBelowItself(String code, Map<String, String> parents) {
    var seen = new HashSet<String>();
    var at = code;
    while (seen.add(at)) {
      at = parents.getOrDefault(at, "");
      if (at.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A new unit below a bad new one cannot be taken either. */
  private static void holdBackBelow(
      Map<Line, Cells> checked, Set<String> wrong, Map<String, Unit> known) {
    var more = true;
    while (more) {
      more = false;
      for (var each : checked.entrySet()) {
        var parent = each.getKey().cell("parent");
        if (each.getValue().right() && wrong.contains(parent) && !known.containsKey(parent)) {
          each.getValue().wrong("parent", "unit-above-bad");
          wrong.add(each.getKey().cell("code"));
          more = true;
        }
      }
    }
  }

  private Unit unit(Line line, Map<String, UUID> ids) {
    var parent = line.cell("parent");
    return new Unit(
        Objects.requireNonNull(ids.get(line.cell("code"))),
        line.cell("code"),
        line.cell("name"),
        Unit.Kind.of(choices.unitKinds.find(line.cell("kind")).orElseThrow()),
        parent.isEmpty() ? null : ids.get(parent),
        line.cell("place"));
  }
}
