package org.doorstep.sorting;

import java.util.HashMap;
import java.util.Map;
import org.doorstep.matters.CategoryTree;
import org.doorstep.matters.CategoryTree.Category;

/** Counts, while learning, how often each part of a wording was met in each category. */
final class CategoryCounts {

  private final CategoryTree tree;
  private final CategorySettings settings;
  private final Map<String, Integer> matters = new HashMap<>();
  private final Map<String, Map<String, Double>> met = new HashMap<>();
  private int allMatters;

  CategoryCounts(CategoryTree tree, CategorySettings settings) {
    this.tree = tree;
    this.settings = settings;
  }

  void addExample(Category category, Wording wording) {
    add(category, wording, settings.example());
  }

  void addSorted(Category category, Wording wording) {
    add(category, wording, 1);
    matters.merge(category.code(), 1, Integer::sum);
    allMatters++;
  }

  private void add(Category category, Wording wording, double times) {
    for (var part : wording.weights().keySet()) {
      var byCategory = met.computeIfAbsent(part, _ -> new HashMap<>());
      byCategory.merge(category.code(), times, Double::sum);
      for (var above : tree.above(category)) {
        byCategory.merge(above.code(), times, Double::sum);
      }
    }
  }

  /** Turns the counts into what each part says for each category. */
  CategoryWords weigh() {
    var leaves = tree.leaves();
    var start = new double[leaves.size()];
    for (var leaf = 0; leaf < start.length; leaf++) {
      start[leaf] =
          Math.log(
              (matters.getOrDefault(leaves.get(leaf).code(), 0) + settings.headStart())
                  / (allMatters + settings.headStart() * start.length));
    }
    var words = new CategoryWords(leaves, start, settings.temper());
    var evenly = settings.undecided() / start.length;
    met.forEach((part, byCategory) -> {
      var heard = heard(byCategory);
      var agreement = agreement(heard);
      for (var leaf = 0; leaf < heard.length; leaf++) {
        if (heard[leaf] > 0) {
          words.say(part, leaf, agreement * Math.log1p(heard[leaf] / evenly));
        }
      }
    });
    return words;
  }

  private double[] heard(Map<String, Double> byCategory) {
    var leaves = tree.leaves();
    var heard = new double[leaves.size()];
    for (var leaf = 0; leaf < heard.length; leaf++) {
      var category = leaves.get(leaf);
      heard[leaf] = byCategory.getOrDefault(category.code(), 0.0);
      for (var above : tree.above(category)) {
        heard[leaf] += settings.fromAbove() * byCategory.getOrDefault(above.code(), 0.0);
      }
    }
    return heard;
  }

  /**
   * The chance that two mentions were sorted alike: 1 for a telling word, near 0 for a common one.
   */
  private static double agreement(double[] heard) {
    var sum = 0.0;
    var squares = 0.0;
    for (var one : heard) {
      sum += one;
      squares += one * one;
    }
    return sum == 0 ? 0 : squares / (sum * sum);
  }
}
