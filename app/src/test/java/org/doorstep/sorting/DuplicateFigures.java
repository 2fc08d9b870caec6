package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.doorstep.shared.ChineseWords;

/**
 * How many true duplicates are found, and how many false ones are proposed.
 *
 * <p>Every matter is compared with those reported before it, as it would be on the screen.
 */
record DuplicateFigures(int truePairs, Found keywords, Found chosenElsewhere, Found shipped) {

  private static final int MOST = 3;

  /**
   * What a way of finding proposed.
   *
   * @param disturbed matters that were shown at least one false duplicate
   */
  record Found(int proposed, int right, int disturbed) {

    int wrong() {
      return proposed - right;
    }

    Found and(Found other) {
      return new Found(proposed + other.proposed, right + other.right, disturbed + other.disturbed);
    }
  }

  private record Pair(LabelledMatter later, double score, boolean same) {}

  static DuplicateFigures of(
      List<LabelledMatter> matters, ChineseWords words, Map<String, String> proposedCategory) {
    var finder = DuplicateFinder.learn(words, matters.stream().map(LabelledMatter::text).toList());
    var byWords = new ArrayList<Pair>();
    var ours = new ArrayList<Pair>();
    var truePairs = 0;
    for (var at = 0; at < matters.size(); at++) {
      var later = matters.get(at);
      var before = matters.subList(0, at);
      truePairs += (int) before.stream().filter(later::isSameAs).count();
      byWords.addAll(byKeywords(words, later, before));
      ours.addAll(byFinder(finder, later, proposedCategory, before));
    }
    return new DuplicateFigures(
        truePairs,
        townshipByTownship(byWords, matters),
        townshipByTownship(ours, matters),
        from(ours, DuplicateFinder.THRESHOLD));
  }

  /** Ours: the earlier matters are sorted already, the later one has only a proposed category. */
  private static List<Pair> byFinder(
      DuplicateFinder finder,
      LabelledMatter later,
      Map<String, String> proposedCategory,
      List<LabelledMatter> before) {
    var byNumber = new HashMap<String, LabelledMatter>();
    before.forEach(matter -> byNumber.put(matter.number(), matter));
    var asked = later.reported(proposedCategory.getOrDefault(later.number(), ""));
    return finder
        .compare(asked, before.stream().map(matter -> matter.reported(matter.category())).toList())
        .stream()
        .limit(MOST)
        .map(likeness ->
            new Pair(
                later,
                likeness.score(),
                later.isSameAs(byNumber.getOrDefault(likeness.earlier().id(), later))))
        .toList();
  }

  /** The baseline: the share of identical words, in the same village and within the same days. */
  private static List<Pair> byKeywords(
      ChineseWords words, LabelledMatter later, List<LabelledMatter> before) {
    var since = later.day().minusDays(DuplicateFinder.DAYS);
    return before.stream()
        .filter(matter -> matter.place().equals(later.place()) && !matter.day().isBefore(since))
        .map(matter -> new Pair(later, shareOfWords(words, later, matter), later.isSameAs(matter)))
        .sorted(Comparator.comparingDouble((Pair pair) -> -pair.score()))
        .limit(MOST)
        .toList();
  }

  private static double shareOfWords(ChineseWords words, LabelledMatter one, LabelledMatter other) {
    var common = new HashSet<>(words.cut(one.text()));
    var either = new HashSet<>(common);
    var others = words.cut(other.text());
    common.retainAll(others);
    either.addAll(others);
    return (double) common.size() / either.size();
  }

  /** Judges each township with the threshold that was best in all the others. */
  private static Found townshipByTownship(List<Pair> pairs, List<LabelledMatter> matters) {
    var found = new Found(0, 0, 0);
    for (var township : matters.stream().map(LabelledMatter::township).distinct().toList()) {
      var here = pairs.stream().filter(pair -> pair.later().township().equals(township)).toList();
      var elsewhere =
          pairs.stream().filter(pair -> !pair.later().township().equals(township)).toList();
      found = found.and(from(here, bestThreshold(elsewhere)));
    }
    return found;
  }

  /**
   * The threshold with the best balance (F1) of right pairs among the proposed and the existing.
   */
  private static double bestThreshold(List<Pair> pairs) {
    var existing = pairs.stream().filter(Pair::same).count();
    var best = 0.0;
    var bestBalance = -1.0;
    for (var step = 2; step <= 60; step++) {
      var threshold = step / 200.0;
      var found = from(pairs, threshold);
      var balance = 2.0 * found.right() / (found.proposed() + existing);
      if (balance > bestBalance) {
        bestBalance = balance;
        best = threshold;
      }
    }
    return best;
  }

  private static Found from(List<Pair> pairs, double threshold) {
    var shown = pairs.stream().filter(pair -> pair.score() >= threshold).toList();
    return new Found(
        shown.size(),
        (int) shown.stream().filter(Pair::same).count(),
        (int) shown.stream().filter(pair -> !pair.same()).map(Pair::later).distinct().count());
  }
}
