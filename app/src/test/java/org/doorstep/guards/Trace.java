package org.doorstep.guards;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.guards.CountyRows.Changed;
import org.doorstep.guards.CountyRows.Row;

/**
 * By what a page shows that a row is there: read off the rows a hand made different.
 *
 * @param gone what only the rows said that are none any more
 * @param ids of the rows that changed and of what they belong to, with the numbers of matters
 * @param names of what they belong to
 * @param most how many of one kind that pages count went: one, but for a record on which others
 *     hang
 */
record Trace(Set<String> gone, Set<String> ids, Set<String> names, long most) {

  /** What pages count, one for each row. */
  private static final Set<String> COUNTED =
      Set.of(
          "engagements.engagement",
          "matters.matter",
          "recipients.recipient",
          "staff.official",
          "tasks.task");

  Trace(Set<String> gone, Set<String> ids, Set<String> names) {
    this(gone, ids, names, 1);
  }

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|M-\\d{4}-\\d{6}");

  /** What makes a text unlike any other; see {@link Hand#marking}. */
  private static final Pattern MARK = Pattern.compile("〔[a-z]{8}〕");

  /** A day of a row: pages of days are found by it. */
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern PLACE = Pattern.compile("\\b\\d{9}(?:\\d{3})?\\b");

  /** Pages that hold every entry of the trail against its seals. */
  private static final String SEALS = "/audit/seals";

  static Trace of(Changed changed, CountyRows rows) throws SQLException {
    var gone = new LinkedHashSet<String>();
    var ids = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    var places = new LinkedHashSet<String>();
    for (var row : changed.rows()) {
      ids.addAll(all(ID, row.text()));
      names.addAll(all(MARK, row.text()));
      names.addAll(all(DAY, row.text()));
      places.addAll(all(PLACE, row.text()));
      if (changed.isGone(row)) {
        gone.addAll(all(MARK, row.text()));
        gone.addAll(own(row));
      }
      if (row.table().startsWith("audit.")) {
        ids.add(SEALS);
        names.add(SEALS);
      }
    }
    places.addAll(rows.find("staff.unit", "place", "id", ids));
    names.addAll(all(MARK, rows.find("places.place", "name", "code", places).toString()));
    names.addAll(all(MARK, rows.find("recipients.recipient", "name", "id", ids).toString()));
    names.addAll(all(MARK, rows.find("staff.official", "name", "id", ids).toString()));
    names.addAll(all(MARK, rows.find("tasks.task", "text", "id", ids).toString()));
    ids.addAll(rows.find("matters.matter", "number", "id", ids));
    ids.removeAll(gone);
    names.removeAll(gone);
    return new Trace(gone, ids, names, most(changed));
  }

  private static long most(Changed changed) {
    return changed.rows().stream()
        .filter(row -> COUNTED.contains(row.table()) && changed.isGone(row))
        .collect(Collectors.groupingBy(Row::table, Collectors.counting()))
        .values()
        .stream()
        .reduce(1L, Math::max);
  }

  /** The id of a row that has one of its own, and the number of a matter. */
  private static List<String> own(Row row) {
    var own = new ArrayList<String>();
    var key = Pattern.compile("\"id\": \"([^\"]+)\"").matcher(row.text());
    if (key.find() && row.key().endsWith("\"" + key.group(1) + "\"]")) {
      own.add(key.group(1));
    }
    if (row.table().equals("matters.matter")) {
      own.addAll(all(Pattern.compile("M-\\d{4}-\\d{6}"), row.text()));
    }
    return own;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Whether a page is likely to show it. */
  boolean isNear(String page, List<String> lines) {
    return Stream.concat(Stream.of(page), lines.stream())
        .anyMatch(line -> contains(line, gone) || contains(line, ids));
  }

  private static boolean contains(String line, Set<String> some) {
    return some.stream().anyMatch(line::contains);
  }

  /** A line that is about something says what by its id; one that is not may say a name. */
  private boolean isTold(String line) {
    var about = all(ID, line);
    return contains(line, gone)
        || (about.isEmpty() ? contains(line, names) : about.stream().anyMatch(ids::contains));
  }

  /** A line about something else may no longer name it, or name it now. */
  private boolean isNamed(String line, List<String> others) {
    var about = all(ID, line);
    return others.stream()
        .filter(other -> all(ID, other).equals(about))
        .anyMatch(other ->
            Stream.concat(names.stream(), gone.stream())
                .anyMatch(name -> line.contains(name) != other.contains(name)));
  }

  /**
   * What changed on pages though the rows do not explain it. Lines about the rows may change, and
   * those beside them that are about nothing else; a number is one more or one less, or as many as
   * went with the record. On a page of what they belong to, whatever is about nothing else may
   * change; their own page is none any more.
   */
  Map<String, String> unexplained(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    var unexplained = new TreeMap<String, String>();
    after.forEach((page, lines) -> {
      var old = before.getOrDefault(page, List.of());
      if (contains(page, gone) || old.equals(lines) || ledThere(old, lines)) {
        return;
      }
      var both = Stream.concat(old.stream(), lines.stream()).toList();
      for (var difference : Difference.between(old, lines)) {
        var rest = difference.withoutCounts(most);
        var beside = contains(page, ids) || rest.lines().anyMatch(this::isTold);
        var wrong =
            rest.lines()
                .filter(line -> !isTold(line) && !line.startsWith(Shown.ABOUT))
                .anyMatch(line -> all(ID, line).isEmpty() ? !beside : !isNamed(line, both));
        if (wrong) {
          unexplained.merge(page, rest.toString(), String::concat);
        }
      }
    });
    return unexplained;
  }

  /** An address that led to what is gone leads to what stands in its place, or nowhere. */
  private boolean ledThere(List<String> old, List<String> now) {
    return old.size() == 1
        && now.size() == 1
        && old.getFirst().startsWith("answered 302")
        && contains(old.getFirst(), gone);
  }

  /** Lines that still show what is gone; the trail tells of that, too. */
  List<String> still(Map<String, List<String>> after) {
    return after.entrySet().stream()
        .filter(page -> !page.getKey().contains(" /audit"))
        .flatMap(page ->
            page.getValue().stream()
                .filter(line -> contains(line, gone))
                .map(line -> page.getKey() + ": " + line))
        .collect(Collectors.toList());
  }
}
