package org.doorstep.pairings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about links read, with the names people know. */
@Service
class LinkReading {

  static final int SCREEN = 24;

  private final Points points;
  private final LinkStore links;
  private final Officials officials;
  private final Places places;

  LinkReading(Points points, LinkStore links, Officials officials, Places places) {
    this.points = points;
    this.links = links;
    this.officials = officials;
    this.places = places;
  }

  /** A contact point, its village, and the names of who is linked with it. */
  record Door(Point point, String village, List<String> linked) {}

  /** Some chosen doors; one more than a screen holds tells that there are more. */
  @Transactional(readOnly = true)
  List<Door> doors(Chosen chosen, Optional<Points.Mark> after) {
    var found = points.list(chosen, after, SCREEN + 1);
    var held = links.heldAt(found);
    var names = officials.names(held.stream().map(Held::official).distinct().toList());
    var linked =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    Held::point,
                    Collectors.mapping(
                        each -> names.getOrDefault(each.official(), ""), Collectors.toList())));
    var villages = villages(found);
    return found.stream()
        .map(each ->
            new Door(
                each,
                villages.getOrDefault(each.place(), each.place()),
                linked.getOrDefault(each.key(), List.of()).stream().distinct().toList()))
        .toList();
  }

  /** The names of the villages in which points lie. */
  @Transactional(readOnly = true)
  Map<String, String> villages(Collection<Point> of) {
    return places.names(of.stream().map(Point::place).distinct().toList());
  }

  /** A point by its key, within the asker's place. */
  @Transactional(readOnly = true)
  Point point(String key) {
    return points(List.of(key)).values().stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** Points by their keys; those no longer there, or out of reach, are left out. */
  @Transactional(readOnly = true)
  Map<String, Point> points(Collection<String> keys) {
    var recipients = keys.stream().filter(key -> key.length() == 36).map(LinkReading::id).toList();
    var villages = keys.stream().filter(key -> key.length() < 36).toList();
    return points.some(recipients.stream().flatMap(Optional::stream).toList(), villages).stream()
        .collect(Collectors.toMap(Point::key, Function.identity()));
  }

  @Transactional(readOnly = true)
  List<String> categories() {
    return points.categories();
  }

  /** Where the asker may choose: townships, unless the asker is of one township or village. */
  @Transactional(readOnly = true)
  List<Place> townships() {
    var scope = Scope.current();
    if (Level.TOWNSHIP.isReachedBy(scope.place())) {
      return List.of();
    }
    var county =
        places.counties().stream().filter(each -> each.key() == scope.county()).findFirst();
    return county.map(each -> places.below(each.code())).orElse(List.of());
  }

  /** The villages of a township, or of the asker's own. */
  @Transactional(readOnly = true)
  List<Place> villagesOf(String township) {
    var own = Scope.current().place();
    if (Level.VILLAGE.isReachedBy(own)) {
      return List.of();
    }
    if (Level.TOWNSHIP.isReachedBy(own)) {
      return places.below(own);
    }
    return township.isEmpty() ? List.of() : places.below(township);
  }

  @Transactional(readOnly = true)
  Map<String, String> placeNames(Collection<String> codes) {
    return places.names(codes);
  }

  @Transactional(readOnly = true)
  Map<UUID, String> names(Collection<UUID> ids) {
    var known = ids.stream().filter(Objects::nonNull).distinct().toList();
    return new HashMap<>(officials.names(known));
  }

  private static Optional<UUID> id(String key) {
    try {
      return Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
