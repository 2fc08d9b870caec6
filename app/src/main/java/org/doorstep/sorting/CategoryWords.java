package org.doorstep.sorting;

import java.util.List;
import java.util.Map;
import org.doorstep.matters.CategoryTree.Category;

/** What each part of one wording says for each category. */
final class CategoryWords {

  private final List<Category> leaves;
  private final double[] start;
  private final double temper;
  private final Map<String, float[]> says;

  /** Each part with how strongly it speaks for each of the leaves; 0 where it says nothing. */
  CategoryWords(List<Category> leaves, double[] start, double temper, Map<String, float[]> says) {
    this.leaves = List.copyOf(leaves);
    this.start = start.clone();
    this.temper = temper;
    this.says = Map.copyOf(says);
  }

  List<Category> leaves() {
    return leaves;
  }

  /** How much a wording makes us believe in each category, as logarithms. */
  double[] belief(Wording wording) {
    var belief = start.clone();
    wording
        .weights()
        .forEach((part, weight) -> {
          for (var leaf = 0; leaf < belief.length; leaf++) {
            belief[leaf] += temper * weight * speaksFor(part, leaf);
          }
        });
    return belief;
  }

  /** How strongly one part speaks for a category; 0 if it says nothing about it. */
  double speaksFor(String part, int leaf) {
    var strength = says.get(part);
    return strength == null ? 0 : strength[leaf];
  }
}
