package org.doorstep.pairings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.pairings.Point.What;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which contact points are meant: those in some places that meet some conditions, or those ticked
 * one by one. Stands in the address of a page, so that it can be sent to a colleague.
 *
 * @param places villages or townships; none means the whole of the asker's place
 * @param what households, enterprises …; all of them only together with {@code with}
 * @param unheld only those nobody is linked with
 * @param category only those of a category; empty for any
 * @param with only those this official is linked with
 * @param points the keys of those ticked; none means all that meet the conditions
 */
record Chosen(
    List<String> places,
    Optional<What> what,
    boolean unheld,
    String category,
    Optional<UUID> with,
    List<String> points) {

  static final Chosen HOUSEHOLDS = of(What.HOUSEHOLD);

  Chosen {
    places = List.copyOf(places);
    points = List.copyOf(points);
    if (what.isEmpty() && with.isEmpty()) {
      what = Optional.of(What.HOUSEHOLD);
    }
  }

  static Chosen of(What what) {
    return new Chosen(List.of(), Optional.of(what), false, "", Optional.empty(), List.of());
  }

  /** Everything an official is linked with. */
  static Chosen allOf(UUID official) {
    return new Chosen(List.of(), Optional.empty(), false, "", Optional.of(official), List.of());
  }

  Chosen in(String... some) {
    return new Chosen(List.of(some), what, unheld, category, with, points);
  }

  Chosen onlyUnheld() {
    return new Chosen(places, what, true, category, with, points);
  }

  Chosen linkedWith(UUID official) {
    return new Chosen(places, what, unheld, category, Optional.of(official), points);
  }

  Chosen ticked(List<String> some) {
    return new Chosen(places, what, unheld, category, with, some);
  }

  /** As it stands in an address; what is not understood is left out. */
  @SuppressWarnings("NullAway") // the binder passes null for a parameter that was not sent
  record Typed(
      List<String> place,
      String what,
      String held,
      String category,
      String with,
      List<String> point) {

    Typed {
      place = Objects.requireNonNullElse(place, List.of());
      what = Objects.requireNonNullElse(what, "household");
      held = Objects.requireNonNullElse(held, "");
      category = Objects.requireNonNullElse(category, "");
      with = Objects.requireNonNullElse(with, "");
      point = Objects.requireNonNullElse(point, List.of());
    }

    Chosen read() {
      return new Chosen(
          place.stream().filter(code -> code.matches("\\d{6,20}")).toList(),
          parse(what.toUpperCase(Locale.ROOT), What::valueOf),
          held.equals("no"),
          category.strip(),
          parse(with, UUID::fromString),
          point.stream().filter(key -> key.matches("[0-9a-f-]{12,36}")).toList());
    }
  }

  /** Its parameters, name and value, as they stand in an address or in hidden fields. */
  List<Parameter> parameters() {
    var parameters = new ArrayList<Parameter>();
    places.forEach(code -> parameters.add(new Parameter("place", code)));
    parameters.add(new Parameter("what", what.map(What::stored).orElse("all")));
    if (unheld) {
      parameters.add(new Parameter("held", "no"));
    }
    if (!category.isEmpty()) {
      parameters.add(new Parameter("category", category));
    }
    with.ifPresent(official -> parameters.add(new Parameter("with", official.toString())));
    points.forEach(key -> parameters.add(new Parameter("point", key)));
    return parameters;
  }

  String address(String path) {
    var address = UriComponentsBuilder.fromPath(path);
    parameters().forEach(each -> address.queryParam(each.name(), "{value}"));
    return address
        .encode()
        .buildAndExpand(parameters().stream().map(Parameter::value).toArray())
        .toUriString();
  }

  /** One parameter of an address. */
  record Parameter(String name, String value) {}

  private static <T> Optional<T> parse(@Nullable String typed, Function<String, T> read) {
    try {
      return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(read.apply(typed));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
