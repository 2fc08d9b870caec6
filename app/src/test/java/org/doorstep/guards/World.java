package org.doorstep.guards;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.doorstep.shared.Role;

/**
 * Whose a row is and where, seen from one asker: {@code own}, {@code unit}, {@code place}, {@code
 * county} or {@code abroad}, or a name that a table gives to a row of its own.
 *
 * @param usual the id of the usual row it is like, for a row that hangs on that one
 */
record World(
    String name,
    int number,
    int county,
    UUID id,
    UUID usual,
    UUID official,
    UUID unit,
    UUID seat,
    String place,
    Role role,
    UUID me) {

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
    var usual = asker.id(300 + number(like));
    return switch (like) {
      case "own" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              usual,
              asker.official(),
              asker.unit(),
              asker.official(),
              asker.farVillage(),
              asker.role(),
              asker.official());
      case "unit" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              usual,
              stranger,
              asker.unit(),
              asker.unit(),
              asker.farVillage(),
              asker.role(),
              asker.official());
      case "place" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              usual,
              stranger,
              strangersUnit,
              stranger,
              asker.village(),
              asker.role(),
              asker.official());
      case "county" ->
          new World(
              name,
              number,
              asker.county(),
              id,
              usual,
              stranger,
              strangersUnit,
              stranger,
              asker.farVillage(),
              asker.role(),
              asker.official());
      case "abroad" ->
          new World(
              name,
              number,
              asker.countyAbroad(),
              own,
              own,
              asker.official(),
              asker.unit(),
              asker.official(),
              asker.village(),
              asker.role(),
              asker.official());
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

  /** For tables that hold numbers only. */
  int count() {
    return 770_000_000 + number;
  }

  /**
   * The condition that finds the row among all of its table, by its id, its mark or its bytes, or
   * its count.
   */
  String condition() {
    var bytes = HexFormat.of().formatHex(mark().getBytes(StandardCharsets.UTF_8));
    return "t.county = %d and t::text ~ '%s|%s|%s|%d'"
        .formatted(county, id, mark(), bytes, count());
  }

  /** A statement of rows.sql with whose and where filled in. */
  String fill(String statement) {
    Map<String, Function<World, String>> holes =
        Map.ofEntries(
            entry("county", world -> Integer.toString(world.county)),
            entry("id", world -> quoted(world.id)),
            entry("usual", world -> quoted(world.usual)),
            entry("official", world -> quoted(world.official)),
            entry("unit", world -> quoted(world.unit)),
            entry("seat", world -> quoted(world.seat)),
            entry("place", world -> quoted(world.place)),
            entry("role", world -> quoted(world.role)),
            entry("me", world -> quoted(world.me)),
            entry("mark", world -> quoted(world.mark())),
            entry("count", world -> Integer.toString(world.count())),
            entry("n", world -> Integer.toString(world.number + 1)));
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
