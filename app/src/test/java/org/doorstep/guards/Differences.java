package org.doorstep.guards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.doorstep.guards.Hand.Picked;

/**
 * What became different between two looks at the same pages: by page, which lines went and which
 * came.
 */
record Differences(Map<String, Difference> pages) {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** What went from a page and what came; a line that changed is in both. */
  record Difference(List<String> gone, List<String> come) {

    boolean isNone() {
      return gone.isEmpty() && come.isEmpty();
    }

    @Override
    public String toString() {
      return gone.stream().map(line -> "\n    - " + line).reduce("", String::concat)
          + come.stream().map(line -> "\n    + " + line).reduce("", String::concat);
    }
  }

  /** Compares two looks at the same pages. */
  static Differences between(Map<String, List<String>> before, Map<String, List<String>> after) {
    var pages = new LinkedHashMap<String, Difference>();
    before.forEach((page, lines) -> {
      var now = after.getOrDefault(page, List.of());
      if (!lines.equals(now)) {
        pages.put(page, new Difference(without(lines, now), without(now, lines)));
      }
    });
    return new Differences(pages);
  }

  private static List<String> without(List<String> these, List<String> those) {
    var rest = new ArrayList<>(these);
    those.forEach(rest::remove);
    return rest;
  }

  /**
   * What one record does not explain. On its own page, and on that of what it belongs to, anything
   * may change; on a list, the rows that show it go, at most one row of what it belongs to comes,
   * goes or changes, a number is one more or one less, and a list that begins or ends says so.
   *
   * @param where the pages on which it may be noticed
   */
  List<String> unexplained(Picked picked, Pattern where) {
    var unexplained = new ArrayList<String>();
    pages.forEach((page, difference) -> {
      if (contains(page, picked.marks())) {
        return;
      }
      if (!where.matcher(page).find()) {
        unexplained.add(page + " is elsewhere" + difference);
      } else if (!contains(page, picked.touched())) {
        var rest = rest(difference, picked);
        if (!rest.isNone()) {
          unexplained.add(page + rest);
        }
      }
    });
    return unexplained;
  }

  private static Difference rest(Difference difference, Picked picked) {
    var gone = new ArrayList<>(difference.gone);
    var come = new ArrayList<>(difference.come);
    for (var line : difference.come) {
      gone.stream()
          .filter(old -> {
            var same = contains(old, picked.touched()) && contains(line, picked.touched());
            return same || oneOff(old, line);
          })
          .findFirst()
          .ifPresent(old -> {
            gone.remove(old);
            come.remove(line);
          });
    }
    gone.removeIf(line -> contains(line, picked.marks()));
    for (var lines : List.of(gone, come)) {
      lines.removeIf(line -> line.startsWith(Shown.ABOUT) || picked.says(line));
      lines.stream()
          .filter(line -> contains(line, picked.touched()))
          .findFirst()
          .ifPresent(lines::remove);
    }
    return new Difference(gone, come);
  }

  private static boolean contains(String text, Set<String> some) {
    return some.stream().anyMatch(text::contains);
  }

  /** Whether two lines are the same but for numbers, which are one more or less. */
  private static boolean oneOff(String before, String after) {
    if (!NUMBER.matcher(before).replaceAll("#").equals(NUMBER.matcher(after).replaceAll("#"))) {
      return false;
    }
    var olds = NUMBER.matcher(before).results().map(MatchResult::group).toList();
    var news = NUMBER.matcher(after).results().map(MatchResult::group).toList();
    var off = 0;
    for (var at = 0; at < olds.size(); at++) {
      if (!olds.get(at).equals(news.get(at))) {
        off++;
        if (Math.abs(Long.parseLong(olds.get(at)) - Long.parseLong(news.get(at))) > 1) {
          return false;
        }
      }
    }
    return off > 0;
  }
}
