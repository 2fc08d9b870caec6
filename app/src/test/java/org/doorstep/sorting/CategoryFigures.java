package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doorstep.matters.CategoryTree;
import org.doorstep.matters.CategoryTree.Category;
import org.doorstep.shared.ChineseWords;
import org.doorstep.sorting.CategoryProposer.Sorted;

/** How often the right category is among the first proposed, three ways. */
record CategoryFigures(
    Recall keywords, Recall nothingLearnt, Recall learnt, Map<String, String> first) {

  static final int FOLDS = 5;

  /** Of so many matters, in how many the right one came first, and among the first three. */
  record Recall(int atOne, int atThree, int matters) {}

  static CategoryFigures of(List<LabelledMatter> matters, ChineseWords words) {
    var tree = CategoryTree.standard();
    var untaught = CategoryProposer.learn(tree, words, List.of());
    var proposed = new HashMap<String, List<String>>();
    for (var fold = 0; fold < FOLDS; fold++) {
      var held = fold;
      var proposer =
          CategoryProposer.learn(
              tree,
              words,
              matters.stream()
                  .filter(matter -> matter.fold(FOLDS) != held)
                  .map(matter -> new Sorted(matter.text(), matter.category()))
                  .toList());
      matters.stream()
          .filter(matter -> matter.fold(FOLDS) == held)
          .forEach(matter -> proposed.put(matter.number(), codes(proposer, matter)));
    }
    var first = new HashMap<String, String>();
    proposed.forEach((number, codes) -> first.put(number, codes.getFirst()));
    return new CategoryFigures(
        recall(matters, matter -> byKeywords(tree, matter)),
        recall(matters, matter -> codes(untaught, matter)),
        recall(matters, matter -> proposed.getOrDefault(matter.number(), List.of())),
        Map.copyOf(first));
  }

  private static List<String> codes(CategoryProposer proposer, LabelledMatter matter) {
    return proposer.propose(matter.text(), 3).stream()
        .map(proposal -> proposal.category().code())
        .toList();
  }

  /** The baseline: the categories most of whose example words stand in the text. */
  private static List<String> byKeywords(CategoryTree tree, LabelledMatter matter) {
    var leaves = new ArrayList<>(tree.leaves());
    leaves.sort(
        Comparator.comparingLong(
            leaf -> -leaf.words().stream().filter(matter.text()::contains).count()));
    return leaves.stream().limit(3).map(Category::code).toList();
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
