package org.doorstep.sorting;

import java.util.HashMap;
import java.util.Map;
import org.doorstep.matters.CategoryTree;
import org.doorstep.shared.ChineseWords;

/**
 * In which categories of a tree each part of its example words stands, and how often. A tree has
 * some hundreds of examples and seldom changes, so they are cut once.
 */
final class CategoryExamples {

  private final CategoryTree tree;
  private final ChineseWords words;
  private final Map<String, Map<String, Integer>> met = new HashMap<>();

  CategoryExamples(CategoryTree tree, ChineseWords words) {
    this.tree = tree;
    this.words = words;
    for (var category : tree.all()) {
      for (var example : category.words()) {
        for (var part : Wording.cut(example, words).weights().keySet()) {
          met.computeIfAbsent(part, _ -> new HashMap<>()).merge(category.code(), 1, Integer::sum);
        }
      }
    }
  }

  CategoryTree tree() {
    return tree;
  }

  ChineseWords words() {
    return words;
  }

  /** How often a part stands among the examples of each category, by code. */
  Map<String, Integer> met(String part) {
    return met.getOrDefault(part, Map.of());
  }
}
