package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.doorstep.matters.CategoryTree;
import org.doorstep.matters.CategoryTree.Category;
import org.doorstep.shared.ChineseWords;
import org.doorstep.sorting.CategoryProposer.Sorted;

/**
 * How often the right category is among the first proposed, three ways: on the half on which the
 * settings were chosen, on the other half, and as shipped on all.
 *
 * @param first what is proposed first for each matter, with the chosen settings
 */
record CategoryFigures(
    CategorySettings chosen,
    Measured choosing,
    Measured measured,
    Measured shipped,
    Map<String, String> first) {

  static final int FOLDS = 5;

  private static final Comparator<Recall> BETTER =
      Comparator.comparingInt(Recall::atThree).thenComparingInt(Recall::atOne);

  /** Of so many matters, in how many the right one came first, and among the first three. */
  record Recall(int atOne, int atThree, int matters) {}

  /** Three ways on the same matters. */
  record Measured(Recall keywords, Recall nothingLearnt, Recall learnt) {}

  static CategoryFigures of(Halves halves, ChineseWords words) {
    var tree = CategoryTree.standard();
    return new Measuring(tree, new CategoryExamples(tree, words)).figures(halves);
  }

  private record Measuring(CategoryTree tree, CategoryExamples examples) {

    CategoryFigures figures(Halves halves) {
      var chosen = chosen(halves.choosing());
      var choosing = proposed(halves.choosing(), List.of(), chosen);
      var measured = proposed(halves.measuring(), halves.choosing(), chosen);
      var shipped = proposed(halves.all(), List.of(), CategorySettings.SHIPPED);
      var first = new HashMap<String, String>();
      choosing.forEach((number, codes) -> first.put(number, codes.getFirst()));
      measured.forEach((number, codes) -> first.put(number, codes.getFirst()));
      return new CategoryFigures(
          chosen,
          measured(halves.choosing(), chosen, choosing),
          measured(halves.measuring(), chosen, measured),
          measured(halves.all(), CategorySettings.SHIPPED, shipped),
          Map.copyOf(first));
    }

    /** The settings with the best recall at three on these matters, then at one. */
    private CategorySettings chosen(List<LabelledMatter> matters) {
      var best = CategorySettings.SHIPPED;
      var bestRecall = new Recall(0, 0, 0);
      for (var settings : tried().toList()) {
        var recall = recall(matters, proposed(matters, List.of(), settings));
        if (BETTER.compare(recall, bestRecall) > 0) {
          best = settings;
          bestRecall = recall;
        }
      }
      return best;
    }

    private static Stream<CategorySettings> tried() {
      return DoubleStream.of(10, 20, 40)
          .boxed()
          .flatMap(example ->
              DoubleStream.of(20, 80, 320)
                  .boxed()
                  .flatMap(undecided ->
                      DoubleStream.of(0.3, 0.6, 1)
                          .mapToObj(temper ->
                              new CategorySettings(example, 0.02, undecided, 20, temper))));
    }

    /**
     * Proposes for each of the matters, by what was learnt from others and from those of the
     * matters that are in another part.
     */
    private Map<String, List<String>> proposed(
        List<LabelledMatter> matters, List<LabelledMatter> others, CategorySettings settings) {
      var proposed = new HashMap<String, List<String>>();
      for (var fold = 0; fold < FOLDS; fold++) {
        var held = fold;
        var learnt =
            Stream.concat(others.stream(), matters.stream().filter(one -> one.fold(FOLDS) != held))
                .map(one -> new Sorted(one.text(), one.category()))
                .toList();
        var proposer = CategoryProposer.learn(examples, learnt, settings);
        matters.stream()
            .filter(one -> one.fold(FOLDS) == held)
            .forEach(one -> proposed.put(one.number(), codes(proposer, one)));
      }
      return proposed;
    }

    private Measured measured(
        List<LabelledMatter> matters,
        CategorySettings settings,
        Map<String, List<String>> proposed) {
      var untaught = CategoryProposer.learn(examples, List.of(), settings);
      return new Measured(
          recall(matters, this::byKeywords),
          recall(matters, one -> codes(untaught, one)),
          recall(matters, proposed));
    }

    private static Recall recall(List<LabelledMatter> matters, Map<String, List<String>> proposed) {
      return recall(matters, one -> proposed.getOrDefault(one.number(), List.of()));
    }

    /** The baseline: the categories most of whose example words stand in the text. */
    private List<String> byKeywords(LabelledMatter matter) {
      var leaves = new ArrayList<>(tree.leaves());
      leaves.sort(
          Comparator.comparingLong(
              leaf -> -leaf.words().stream().filter(matter.text()::contains).count()));
      return leaves.stream().limit(3).map(Category::code).toList();
    }

    private static List<String> codes(CategoryProposer proposer, LabelledMatter matter) {
      return proposer.propose(matter.text(), 3).stream()
          .map(proposal -> proposal.category().code())
          .toList();
    }

    private static Recall recall(
        List<LabelledMatter> matters, Function<LabelledMatter, List<String>> proposed) {
      var atOne = 0;
      var atThree = 0;
      for (var matter : matters) {
        var codes = proposed.apply(matter);
        atOne += codes.getFirst().equals(matter.category()) ? 1 : 0;
        atThree += codes.contains(matter.category()) ? 1 : 0;
      }
      return new Recall(atOne, atThree, matters.size());
    }
  }
}
