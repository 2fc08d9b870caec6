package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.shared.ChineseWords;

/**
 * How many true duplicates are found, and how many false ones are proposed: on the half on which
 * the settings were chosen, on the other half, and as shipped on all.
 *
 * <p>Every matter is compared with those reported before it, as it would be on the screen. While
 * settings are chosen nothing is known of the other half; when the other half is measured, all of
 * the first has been reported.
 */
record DuplicateFigures(
    DuplicateSettings chosen, Figures choosing, Figures measured, Figures shipped) {

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
  }

  /** Two ways on the same matters, among which so many pairs are the same. */
  record Figures(int matters, int truePairs, Found keywords, Found finder) {}

  private record Pair(LabelledMatter later, double score, boolean same) {}

  static DuplicateFigures of(
      Halves halves, ChineseWords words, Map<String, String> proposedCategory) {
    return new Measuring(halves, words, proposedCategory).figures();
  }

  private record Measuring(
      Halves halves, ChineseWords words, Map<String, String> proposedCategory) {

    DuplicateFigures figures() {
      var finder = finder(halves.all());
      var early = finder(halves.choosing());
      var chosen = chosen(early);
      var keywords = bestThreshold(byKeywords(halves.choosing(), halves.choosing()));
      return new DuplicateFigures(
          chosen,
          figures(halves.choosing(), halves.choosing(), keywords, early.with(chosen), chosen),
          figures(halves.measuring(), halves.all(), keywords, finder.with(chosen), chosen),
          figures(halves.all(), halves.all(), keywords, finder, DuplicateSettings.SHIPPED));
    }

    /** Which words are rare is learnt from texts alone, without their labels. */
    private DuplicateFinder finder(List<LabelledMatter> reported) {
      return DuplicateFinder.learn(words, reported.stream().map(LabelledMatter::text).toList());
    }

    /** The settings with the best balance on the half they are chosen on. */
    private DuplicateSettings chosen(DuplicateFinder finder) {
      var best = DuplicateSettings.SHIPPED;
      var bestBalance = -1.0;
      for (var village : List.of(0.25, 0.5, 0.75)) {
        for (var topic : List.of(0.25, 0.5, 0.75, 1.0)) {
          var likely = finder.with(new DuplicateSettings(village, topic, 0));
          var pairs = byFinder(likely, halves.choosing(), halves.choosing());
          var threshold = bestThreshold(pairs);
          var balance = balance(pairs, threshold);
          if (balance > bestBalance) {
            bestBalance = balance;
            best = new DuplicateSettings(village, topic, threshold);
          }
        }
      }
      return best;
    }

    private Figures figures(
        List<LabelledMatter> matters,
        List<LabelledMatter> reported,
        double keywords,
        DuplicateFinder finder,
        DuplicateSettings settings) {
      return new Figures(
          matters.size(),
          (int)
              matters.stream()
                  .flatMap(later -> before(later, reported).filter(later::isSameAs))
                  .count(),
          from(byKeywords(matters, reported), keywords),
          from(byFinder(finder, matters, reported), settings.threshold()));
    }

    private static Stream<LabelledMatter> before(
        LabelledMatter later, List<LabelledMatter> reported) {
      return reported.stream().takeWhile(one -> !one.equals(later));
    }

    /** Ours: the earlier matters are sorted already, the later one has only a proposed category. */
    private List<Pair> byFinder(
        DuplicateFinder finder, List<LabelledMatter> matters, List<LabelledMatter> reported) {
      var byNumber = new HashMap<String, LabelledMatter>();
      reported.forEach(matter -> byNumber.put(matter.number(), matter));
      var pairs = new ArrayList<Pair>();
      for (var later : matters) {
        var asked = later.reported(proposedCategory.getOrDefault(later.number(), ""));
        var earlier = before(later, reported).map(one -> one.reported(one.category())).toList();
        finder.compare(asked, earlier).stream()
            .limit(MOST)
            .map(likeness ->
                new Pair(
                    later,
                    likeness.score(),
                    later.isSameAs(byNumber.getOrDefault(likeness.earlier().id(), later))))
            .forEach(pairs::add);
      }
      return pairs;
    }

    /** The baseline: the share of identical words, in the same village and within the same days. */
    private List<Pair> byKeywords(List<LabelledMatter> matters, List<LabelledMatter> reported) {
      var pairs = new ArrayList<Pair>();
      for (var later : matters) {
        var since = later.day().minusDays(DuplicateFinder.DAYS);
        before(later, reported)
            .filter(one -> one.place().equals(later.place()) && !one.day().isBefore(since))
            .map(one -> new Pair(later, shareOfWords(later, one), later.isSameAs(one)))
            .sorted(Comparator.comparingDouble((Pair pair) -> -pair.score()))
            .limit(MOST)
            .forEach(pairs::add);
      }
      return pairs;
    }

    private double shareOfWords(LabelledMatter one, LabelledMatter other) {
      var common = new HashSet<>(words.cut(one.text()));
      var either = new HashSet<>(common);
      var others = words.cut(other.text());
      common.retainAll(others);
      either.addAll(others);
      return (double) common.size() / either.size();
    }
  }

  /** The threshold with the best balance. */
  private static double bestThreshold(List<Pair> pairs) {
    return IntStream.rangeClosed(2, 60)
        .mapToObj(step -> step / 200.0)
        .max(Comparator.comparingDouble(threshold -> balance(pairs, threshold)))
        .orElseThrow();
  }

  /** Of right pairs among the proposed and the existing (F1). */
  private static double balance(List<Pair> pairs, double threshold) {
    var existing = pairs.stream().filter(Pair::same).count();
    var found = from(pairs, threshold);
    return 2.0 * found.right() / (found.proposed() + existing);
  }

  private static Found from(List<Pair> pairs, double threshold) {
    var shown = pairs.stream().filter(pair -> pair.score() >= threshold).toList();
    return new Found(
        shown.size(),
        (int) shown.stream().filter(Pair::same).count(),
        (int) shown.stream().filter(pair -> !pair.same()).map(Pair::later).distinct().count());
  }
}
