package org.doorstep.sorting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.doorstep.matters.CategoryTree.Category;
import org.doorstep.shared.ChineseWords;

/**
 * Proposes categories for a matter, with the words that speak for each.
 *
 * <p>It counts in which categories of this county each word was met. A word speaks for a category
 * the more often it was met there, and the more seldom anywhere else. The tree's own example words
 * count too, so that a county that has sorted nothing yet gets proposals. A person decides; nothing
 * is sorted by itself.
 *
 * <p>Immutable: a county learns by making a new one from its sorted matters.
 */
public final class CategoryProposer {

  /** A matter that a person has sorted. */
  public record Sorted(String text, String category) {

    @Override
    public String toString() {
      return "Sorted into " + category;
    }
  }

  /**
   * A proposed category.
   *
   * @param share how much of the belief falls on it, from 0 to 1
   * @param because the words of the text that speak for it, the strongest first
   */
  public record Proposal(Category category, double share, List<String> because) {

    public Proposal {
      because = List.copyOf(because);
    }
  }

  private static final int WORDS_SHOWN = 4;

  private final ChineseWords words;
  private final CategoryCounts counts;

  private CategoryProposer(ChineseWords words, CategoryCounts counts) {
    this.words = words;
    this.counts = counts;
  }

  /**
   * Learns from a tree's example words and from matters sorted before; unknown codes are left out.
   */
  static CategoryProposer learn(CategoryExamples examples, Iterable<Sorted> sorted) {
    return learn(examples, sorted, CategorySettings.SHIPPED);
  }

  static CategoryProposer learn(
      CategoryExamples examples, Iterable<Sorted> sorted, CategorySettings settings) {
    var counts = new CategoryCounts(examples, settings);
    var words = examples.words();
    for (var matter : sorted) {
      examples
          .tree()
          .find(matter.category())
          .ifPresent(category -> counts.addSorted(category, Wording.of(matter.text(), words)));
    }
    return new CategoryProposer(words, counts);
  }

  /** The likeliest categories, the best first, at most so many. */
  public List<Proposal> propose(String text, int most) {
    var wording = Wording.of(text, words);
    var learnt = counts.weigh(wording.weights().keySet());
    var belief = learnt.belief(wording);
    var top = Arrays.stream(belief).max().orElse(0);
    var total = Arrays.stream(belief).map(one -> Math.exp(one - top)).sum();
    return IntStream.range(0, belief.length)
        .boxed()
        .sorted(Comparator.comparingDouble(leaf -> -belief[leaf]))
        .limit(most)
        .map(leaf ->
            new Proposal(
                learnt.leaves().get(leaf),
                Math.exp(belief[leaf] - top) / total,
                because(learnt, wording, leaf)))
        .toList();
  }

  private static List<String> because(CategoryWords learnt, Wording wording, int leaf) {
    var strength = new LinkedHashMap<String, Double>();
    wording
        .weights()
        .forEach((part, weight) -> {
          var speaks = weight * learnt.speaksFor(part, leaf);
          if (speaks > 0) {
            strength.put(part, speaks);
          }
        });
    return Wording.strongest(strength, WORDS_SHOWN);
  }
}
