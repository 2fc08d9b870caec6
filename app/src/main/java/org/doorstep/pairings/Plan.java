package org.doorstep.pairings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.places.Division.Level;

/**
 * What a change would do, worked out and not yet done.
 *
 * @param points all that were chosen
 * @param unheld those of them with which nobody would be linked afterwards
 */
record Plan(
    Wanted wanted,
    List<Point> points,
    List<Begin> begins,
    List<End> ends,
    List<Load> loads,
    List<Point> unheld) {

  /** A link that begins. */
  record Begin(Point point, String kind, UUID official) {}

  /** A link that ends. */
  record End(Held held, Point point) {}

  /** How many doors an official has in the whole county, before and after. */
  record Load(UUID official, int before, int after) {}

  Plan {
    points = List.copyOf(points);
    begins = List.copyOf(begins);
    ends = List.copyOf(ends);
    loads = List.copyOf(loads);
    unheld = List.copyOf(unheld);
  }

  boolean changesNothing() {
    return begins.isEmpty() && ends.isEmpty();
  }

  /**
   * The same for the same plan: what was looked at and what is carried out are compared by it, so
   * that nobody confirms what he or she has not seen.
   */
  String fingerprint() {
    var lines =
        Stream.concat(
                begins.stream()
                    .map(each -> "+" + each.point().key() + each.kind() + each.official()),
                ends.stream().map(each -> "-" + each.held().link()))
            .sorted()
            .toList();
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The smallest place in which all the points lie. */
  String place() {
    var places = Stream.concat(points.stream(), ends.stream().map(End::point)).map(Point::place);
    return places.reduce(Plan::common).orElse("");
  }

  /** The smallest place that two have in common; empty for none. */
  static String common(String one, String other) {
    for (var level : List.of(Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY)) {
      if (level.isReachedBy(one)
          && level.isReachedBy(other)
          && level.holding(one).equals(level.holding(other))) {
        return level.holding(one);
      }
    }
    return one.equals(other) ? one : "";
  }
}
