package org.doorstep.ledgers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a ledger is narrowed to and which columns it shows, as it stands in the address. Reading
 * never fails: what is no value of a filter is left out, so that an old address still opens.
 *
 * @param mine only what the official raised himself or herself, instead of all the unit sees
 * @param states states of handling; empty for all
 * @param kind kind of matter, or empty
 * @param category a category and all below it, or empty
 * @param place a township (nine digits) or village (twelve), or empty
 * @param priority ordinary, urgent, or empty
 * @param late only what somebody owes past its date
 * @param due only what somebody owes within a time: {@code soon} for three working days, {@code
 *     week} for what is left of this one
 * @param beside only what has this beside its handling: more time asked for, a low rating, posted
 * @param from raised on or after, in the county's time zone
 * @param to raised on or before
 * @param columns what is shown, in the order of the ledger
 */
record MatterFilter(
    boolean mine,
    Set<String> states,
    String kind,
    String category,
    String place,
    String priority,
    boolean late,
    String due,
    String beside,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Set<MatterColumn> columns) {

  static final List<String> STATES =
      List.of(
          "raised",
          "offered",
          "returned",
          "handling",
          "diverted",
          "answered",
          "closed",
          "withdrawn");
  static final List<String> KINDS =
      List.of("problem", "suggestion", "request", "complaint", "consultation");
  static final List<String> PRIORITIES = List.of("ordinary", "urgent");
  static final List<String> DUES = List.of("soon", "week");
  static final List<String> BESIDES = List.of("extension", "low", "posted");

  MatterFilter {
    states = Set.copyOf(states);
    columns = columns.isEmpty() ? MatterColumn.USUAL : EnumSet.copyOf(columns);
  }

  /** Reads a filter from the parameters of an address. */
  static MatterFilter read(Map<String, String[]> given) {
    return new MatterFilter(
        one(given, "mine").equals("yes"),
        Arrays.stream(given.getOrDefault("state", new String[0]))
            .filter(STATES::contains)
            .collect(Collectors.toSet()),
        known(KINDS, one(given, "kind")),
        one(given, "category").matches("[a-z0-9.-]{1,200}") ? one(given, "category") : "",
        one(given, "place").matches("\\d{9}|\\d{12}") ? one(given, "place") : "",
        known(PRIORITIES, one(given, "priority")),
        one(given, "late").equals("yes"),
        known(DUES, one(given, "due")),
        known(BESIDES, one(given, "beside")),
        day(one(given, "from")),
        day(one(given, "to")),
        MatterColumn.read(given.getOrDefault("column", new String[0])));
  }

  /** The address's query that gives this filter again; the same filter always gives the same. */
  String query() {
    return query(set());
  }

  /** Whether what is most urgent comes first, and not what is newest. */
  boolean byDate() {
    return late || !due.isEmpty();
  }

  /** Whether it narrows to the same, whatever is shown of it. */
  boolean sameAs(MatterFilter other) {
    return narrowed().equals(other.narrowed());
  }

  /** The columns shown, in the order of the ledger; the number always leads. */
  List<MatterColumn> shown() {
    return Arrays.stream(MatterColumn.values()).filter(columns::contains).toList();
  }

  /** The query without one of its parts, to drop a filter that is set. */
  String without(String name, String value) {
    var rest = new LinkedHashMap<String, List<String>>(set());
    rest.computeIfPresent(
        name, (_, values) -> values.stream().filter(each -> !each.equals(value)).toList());
    return query(rest);
  }

  /** What narrows the ledger now, by name of the parameter; columns left out. */
  SortedMap<String, List<String>> narrowed() {
    var narrowed = new TreeMap<>(set());
    narrowed.remove("column");
    narrowed.values().removeIf(List::isEmpty);
    return narrowed;
  }

  private SortedMap<String, List<String>> set() {
    var set = new TreeMap<String, List<String>>();
    set.put("mine", mine ? List.of("yes") : List.of());
    set.put("state", STATES.stream().filter(states::contains).toList());
    set.put("kind", some(kind));
    set.put("category", some(category));
    set.put("place", some(place));
    set.put("priority", some(priority));
    set.put("late", late ? List.of("yes") : List.of());
    set.put("due", some(due));
    set.put("beside", some(beside));
    set.put("from", from.map(LocalDate::toString).map(List::of).orElse(List.of()));
    set.put("to", to.map(LocalDate::toString).map(List::of).orElse(List.of()));
    set.put(
        "column",
        columns.equals(MatterColumn.USUAL)
            ? List.of()
            : columns.stream().map(MatterColumn::parameter).toList());
    return set;
  }

  private static String query(Map<String, List<String>> set) {
    return set.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(value ->
                    entry.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
        .collect(Collectors.joining("&"));
  }

  private static List<String> some(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static String one(Map<String, String[]> given, String name) {
    var values = given.get(name);
    return values == null || values.length == 0 ? "" : values[0].strip();
  }

  private static String known(List<String> values, String value) {
    return values.contains(value) ? value : "";
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }
}
