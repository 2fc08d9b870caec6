package org.doorstep.pairings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.pairings.Plan.Begin;
import org.doorstep.pairings.Plan.End;
import org.doorstep.pairings.Plan.Load;
import org.doorstep.pairings.Spread.Given;
import org.doorstep.pairings.Spread.Slot;

/** Works out what a change of links would do. Pure: it is given all there is to know. */
final class Planner {

  /**
   * @param points the chosen ones, in the order in which they lie
   * @param held all links that hold with them today, of every kind
   * @param loads how many doors officials have today in the whole county
   */
  static Plan plan(Wanted wanted, List<Point> points, List<Held> held, Map<UUID, Integer> loads) {
    var byKey =
        points.stream()
            .collect(Collectors.toMap(Point::key, Function.identity(), (one, same) -> one));
    var ends = new ArrayList<End>();
    var begins = new ArrayList<Begin>();
    var given = given(wanted, points, held, loads);
    var kept = new HashSet<String>();
    for (var each : given) {
      var point = each.slot().point();
      if (each.kept()) {
        kept.add(name(point.key(), each.slot().kind(), each.official()));
      } else {
        begins.add(new Begin(point, each.slot().kind(), each.official()));
      }
    }
    if (wanted.change() != Change.ADD) {
      held.stream()
          .filter(each -> concerned(wanted, each))
          .filter(each -> !kept.contains(name(each.point(), each.kind(), each.official())))
          .forEach(
              each -> ends.add(new End(each, Objects.requireNonNull(byKey.get(each.point())))));
    }
    return new Plan(
        wanted,
        points,
        begins,
        ends,
        loads(wanted, begins, ends, loads),
        unheld(points, held, begins, ends));
  }

  private static List<Given> given(
      Wanted wanted, List<Point> points, List<Held> held, Map<UUID, Integer> loads) {
    if (wanted.change() == Change.END) {
      return List.of();
    }
    var holders = new HashMap<String, List<UUID>>();
    for (var each : held) {
      if (wanted.officials().contains(each.official())) {
        holders
            .computeIfAbsent(each.point() + " " + each.kind(), _ -> new ArrayList<>())
            .add(each.official());
      }
    }
    var slots = new ArrayList<Slot>();
    var heldAt = held.stream().collect(Collectors.groupingBy(Held::point));
    for (var point : points) {
      for (var kind : kinds(wanted, heldAt.getOrDefault(point.key(), List.of()))) {
        var heldBy = holders.getOrDefault(point.key() + " " + kind, List.of());
        if (wanted.change() == Change.REPLACE || heldBy.isEmpty()) {
          slots.add(new Slot(point, kind, heldBy));
        }
      }
    }
    var elsewhere = new LinkedHashMap<UUID, Integer>();
    wanted.officials().forEach(who -> elsewhere.put(who, loads.getOrDefault(who, 0)));
    slots.forEach(slot -> slot.heldBy().forEach(who -> elsewhere.merge(who, -1, Integer::sum)));
    return Spread.evenly(slots, elsewhere);
  }

  /** The kinds a point is to be held under: the one wanted, or those the official has there. */
  private static Set<String> kinds(Wanted wanted, List<Held> heldThere) {
    if (!wanted.kind().isEmpty()) {
      return Set.of(wanted.kind());
    }
    var with = wanted.chosen().with().orElseThrow();
    return heldThere.stream()
        .filter(each -> each.official().equals(with))
        .map(Held::kind)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a link is one of those the change takes away. */
  private static boolean concerned(Wanted wanted, Held held) {
    return (wanted.kind().isEmpty() || held.kind().equals(wanted.kind()))
        && wanted.chosen().with().map(held.official()::equals).orElse(true);
  }

  private static List<Load> loads(
      Wanted wanted, List<Begin> begins, List<End> ends, Map<UUID, Integer> before) {
    var after = new LinkedHashMap<UUID, Integer>();
    wanted.officials().forEach(who -> after.put(who, before.getOrDefault(who, 0)));
    ends.forEach(each ->
        after.putIfAbsent(each.held().official(), before.getOrDefault(each.held().official(), 0)));
    begins.forEach(each -> after.merge(each.official(), 1, Integer::sum));
    ends.forEach(each -> after.merge(each.held().official(), -1, Integer::sum));
    return after.entrySet().stream()
        .map(
            each -> new Load(each.getKey(), before.getOrDefault(each.getKey(), 0), each.getValue()))
        .toList();
  }

  private static List<Point> unheld(
      List<Point> points, List<Held> held, List<Begin> begins, List<End> ends) {
    var links = new HashMap<String, Integer>();
    held.forEach(each -> links.merge(each.point(), 1, Integer::sum));
    begins.forEach(each -> links.merge(each.point().key(), 1, Integer::sum));
    ends.forEach(each -> links.merge(each.held().point(), -1, Integer::sum));
    return points.stream().filter(each -> links.getOrDefault(each.key(), 0) == 0).toList();
  }

  private static String name(String point, String kind, UUID official) {
    return point + " " + kind + " " + official;
  }

  private Planner() {}
}
