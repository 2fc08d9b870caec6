package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.matters.CategoryTree;
import org.doorstep.matters.CategoryTree.Category;

/** How often each part of a wording was met in each category. */
final class CategoryCounts {

  private record Taught(Category category, Wording wording) {}

  private final CategoryExamples examples;
  private final CategoryTree tree;
  private final CategorySettings settings;
  private final List<Taught> sorted = new ArrayList<>();
  private final Map<String, Integer> matters = new HashMap<>();

  CategoryCounts(CategoryExamples examples, CategorySettings settings) {
    this.examples = examples;
    this.tree = examples.tree();
    this.settings = settings;
  }

  /** Only while learning. */
  void addSorted(Category category, Wording wording) {
    sorted.add(new Taught(category, wording));
    matters.merge(category.code(), 1, Integer::sum);
  }

  /** What each of some parts says for each category; of others nobody asks. */
  CategoryWords weigh(Collection<String> parts) {
    var leaves = tree.leaves();
    var start = new double[leaves.size()];
    for (var leaf = 0; leaf < start.length; leaf++) {
      start[leaf] =
          Math.log(
              (matters.getOrDefault(leaves.get(leaf).code(), 0) + settings.headStart())
                  / (sorted.size() + settings.headStart() * start.length));
    }
    var says = new HashMap<String, float[]>();
    for (var part : parts) {
      says.put(part, strength(heard(met(part))));
    }
    return new CategoryWords(leaves, start, settings.temper(), says);
  }

  /** How strongly a part speaks for each category, by how often it was heard there. */
  private float[] strength(double[] heard) {
    var evenly = settings.undecided() / heard.length;
    var agreement = agreement(heard);
    var strength = new float[heard.length];
    for (var leaf = 0; leaf < heard.length; leaf++) {
      strength[leaf] = (float) (agreement * Math.log1p(heard[leaf] / evenly));
    }
    return strength;
  }

  /** How often a part was met in each category and in all below it, by code. */
  private Map<String, Double> met(String part) {
    var met = new HashMap<String, Double>();
    examples
        .met(part)
        .forEach((code, times) ->
            tree.find(code).ifPresent(in -> add(met, in, times * settings.example())));
    for (var one : sorted) {
      if (one.wording().weights().containsKey(part)) {
        add(met, one.category(), 1);
      }
    }
    return met;
  }

  private void add(Map<String, Double> met, Category category, double times) {
    met.merge(category.code(), times, Double::sum);
    for (var above : tree.above(category)) {
      met.merge(above.code(), times, Double::sum);
    }
  }

  private double[] heard(Map<String, Double> met) {
    var leaves = tree.leaves();
    var heard = new double[leaves.size()];
    if (met.isEmpty()) {
      return heard;
    }
    for (var leaf = 0; leaf < heard.length; leaf++) {
      var category = leaves.get(leaf);
      heard[leaf] = met.getOrDefault(category.code(), 0.0);
      for (var above : tree.above(category)) {
        heard[leaf] += settings.fromAbove() * met.getOrDefault(above.code(), 0.0);
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
