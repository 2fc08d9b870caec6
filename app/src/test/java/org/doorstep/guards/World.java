package org.doorstep.guards;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whose a row is and where, seen from one asker: {@code own}, {@code unit}, {@code place}, {@code
 * county} or {@code abroad}, or a name that a table gives to a row of its own.
 */
record World(
    String name,
    int number,
    int county,
    UUID id,
    UUID official,
    UUID unit,
    UUID seat,
    String place) {

  static final List<String> USUAL = List.of("own", "unit", "place", "county", "abroad");
  private static final List<String> NAMES = new ArrayList<>(USUAL);
  private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

  static World of(String name, Asker asker) {
    return of(name, name, asker);
  }

  /** A row of this name that is otherwise like one of the usual ones. */
  static World of(String name, String like, Asker asker) {
    var number = number(name);
    var stranger = asker.id(100 + number);
    var strangersUnit = asker.id(200 + number);
    var own = asker.id(300 + number("own"));
    var id = asker.id(300 + number);
    return switch (like) {
      case "own" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              asker.official(),
              asker.unit(),
              asker.official(),
              asker.farVillage());
      case "unit" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              stranger,
              asker.unit(),
              asker.unit(),
              asker.farVillage());
      case "place" ->
          new World(
              name, number, asker.county(), id, stranger, strangersUnit, stranger, asker.village());
      case "county" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              stranger,
              strangersUnit,
              stranger,
              asker.farVillage());
      case "abroad" ->
          new World(
              name,
              number,
              asker.countyAbroad(),
              own,
              asker.official(),
              asker.unit(),
              asker.official(),
              asker.village());
      default -> throw new IllegalArgumentException("Rows are like " + USUAL + ", not: " + like);
    };
  }

  private static synchronized int number(String name) {
    if (!NAMES.contains(name)) {
      NAMES.add(name);
    }
    return NAMES.indexOf(name);
  }

  String mark() {
    return "row-" + name;
  }

  /** The condition that finds the row among all of its table, by its id, its mark or its bytes. */
  String condition() {
    var bytes = HexFormat.of().formatHex(mark().getBytes(StandardCharsets.UTF_8));
    return "t.county = %d and t::text ~ '%s|%s|%s'".formatted(county, id, mark(), bytes);
  }

  /** A statement of rows.sql with whose and where filled in. */
  String fill(String statement) {
    Map<String, Function<World, String>> holes =
        Map.of(
            "county", world -> Integer.toString(world.county),
            "id", world -> quoted(world.id),
            "official", world -> quoted(world.official),
            "unit", world -> quoted(world.unit),
            "seat", world -> quoted(world.seat),
            "place", world -> quoted(world.place),
            "mark", world -> quoted(world.mark()),
            "n", world -> Integer.toString(world.number + 1));
    return HOLE.matcher(statement)
        .replaceAll(hole -> {
          var value = holes.get(hole.group(1));
          if (value == null) {
            throw new IllegalArgumentException("rows.sql has no " + hole.group() + " to fill in");
          }
          return value.apply(this);
        });
  }

  private static String quoted(Object value) {
    return "'" + value + "'";
  }
}
