package org.doorstep.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.diff.DiffUtils;

/** One place of a page at which lines went and others came. */
record Difference(List<String> gone, List<String> come) {

  /** A number that counts something: no part of a date, an hour, an id or a number of a matter. */
  private static final Pattern COUNT =
      Pattern.compile("\\s*(?<![\\w年月:.#%-])(\\d+)(?![\\w年月日:.-])");

  /** The places at which two readings of one page differ. */
  static List<Difference> between(List<String> before, List<String> after) {
    return DiffUtils.diff(before, after).getDeltas().stream()
        .map(delta -> new Difference(delta.getOriginal().getLines(), delta.getRevised().getLines()))
        .toList();
  }

  /**
   * The rest of it, once lines are paired that differ only by a count.
   *
   * @param most by how much a count may be more or less: as many as are gone, usually one
   */
  Difference withoutCounts(long most) {
    var left = new ArrayList<>(gone);
    var right = new ArrayList<String>();
    for (var line : come) {
      var pair = left.stream().filter(old -> isCounted(old, line, most)).findFirst();
      pair.ifPresentOrElse(left::remove, () -> right.add(line));
    }
    return new Difference(left, right);
  }

  Stream<String> lines() {
    return Stream.concat(gone.stream(), come.stream());
  }

  private static boolean isCounted(String before, String after, long most) {
    if (!COUNT.matcher(before).replaceAll("").equals(COUNT.matcher(after).replaceAll(""))) {
      return false;
    }
    var olds = counts(before);
    var news = counts(after);
    if (olds.size() == news.size()) {
      return isCounted(olds, news, most);
    }
    var longer = olds.size() > news.size() ? olds : news;
    var shorter = olds.size() > news.size() ? news : olds;
    return longer.size() == shorter.size() + 1 // no count is shown where there is none
        && longer.stream()
            .filter(count -> count <= most)
            .findFirst()
            .filter(longer::remove)
            .isPresent()
        && isCounted(longer, shorter, most);
  }

  private static boolean isCounted(List<Long> olds, List<Long> news, long most) {
    return Stream.iterate(0, at -> at < olds.size(), at -> at + 1)
        .allMatch(at -> Math.abs(olds.get(at) - news.get(at)) <= most);
  }

  private static List<Long> counts(String line) {
    return COUNT
        .matcher(line)
        .results()
        .map(count -> Long.valueOf(count.group(1)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Override
  public String toString() {
    return gone.stream().map(line -> "\n    - " + line).reduce("", String::concat)
        + come.stream().map(line -> "\n    + " + line).reduce("", String::concat);
  }
}
