package org.doorstep.sorting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.matters.CategoryTree.Category;

/**
 * What each part of a wording says for each category.
 *
 * <p>Most categories never met most words, so only what was met is kept.
 */
final class CategoryWords {

  /** What one part says: for which categories (their numbers), and how strongly. */
  private static final class Say {

    final short[] leaves;
    final float[] strength;

    Say(short[] leaves, float[] strength) {
      this.leaves = leaves;
      this.strength = strength;
    }

    Say with(int leaf, double said) {
      var end = leaves.length;
      var more = new Say(Arrays.copyOf(leaves, end + 1), Arrays.copyOf(strength, end + 1));
      more.leaves[end] = (short) leaf;
      more.strength[end] = (float) said;
      return more;
    }
  }

  private static final Say NOTHING = new Say(new short[0], new float[0]);

  private final List<Category> leaves;
  private final double[] start;
  private final double temper;
  private final Map<String, Say> says = new HashMap<>();

  CategoryWords(List<Category> leaves, double[] start, double temper) {
    this.leaves = List.copyOf(leaves);
    this.start = start.clone();
    this.temper = temper;
  }

  /** Only while learning. */
  void say(String part, int leaf, double strength) {
    says.put(part, says.getOrDefault(part, NOTHING).with(leaf, strength));
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
          var say = says.getOrDefault(part, NOTHING);
          for (var at = 0; at < say.leaves.length; at++) {
            belief[say.leaves[at]] += temper * weight * say.strength[at];
          }
        });
    return belief;
  }

  /** How strongly one part speaks for a category; 0 if it says nothing about it. */
  double speaksFor(String part, int leaf) {
    var say = says.getOrDefault(part, NOTHING);
    for (var at = 0; at < say.leaves.length; at++) {
      if (say.leaves[at] == leaf) {
        return say.strength[at];
      }
    }
    return 0;
  }
}
