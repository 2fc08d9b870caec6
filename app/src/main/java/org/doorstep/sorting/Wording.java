package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doorstep.shared.ChineseWords;
import org.springframework.util.ConcurrentLruCache;

/**
 * What a text is made of: its words, and the pairs of neighbouring characters.
 *
 * <p>The pairs are there because two people's words for one thing are seldom cut alike: 没水 and 没有水
 * share no word. They count less, as most of them say a word over again.
 *
 * @param weights each word and pair with what it counts for
 */
record Wording(Map<String, Double> weights) {

  private static final Double WORD = 1.0;
  private static final Double CHARACTER = 0.5;
  private static final Double PAIR = 0.5;
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");

  /**
   * So many are kept, some kilobytes each: the same earlier matters, 200 of each of a county's
   * townships, are compared with each one that is sorted. Their parts are the same few thousand
   * words and pairs, each held once.
   */
  private static final int KEPT = 5_000;

  private record Cut(String text, ChineseWords words) {

    @Override
    public String toString() {
      return "Cut";
    }
  }

  private static final ConcurrentLruCache<Cut, Wording> CUT =
      new ConcurrentLruCache<>(KEPT, asked -> cut(asked.text(), asked.words()));

  static Wording of(String text, ChineseWords words) {
    return CUT.get(new Cut(text, words));
  }

  /** The same, of a text that is not asked for again. */
  static Wording cut(String text, ChineseWords words) {
    var weights = new LinkedHashMap<String, Double>();
    for (var word : words.cut(text)) {
      weights.put(word.intern(), word.length() == 1 ? CHARACTER : WORD);
    }
    CHINESE
        .matcher(text)
        .results()
        .flatMap(run -> ChineseWords.pairs(run.group()).stream())
        .forEach(pair -> weights.putIfAbsent(pair.intern(), PAIR));
    return new Wording(Collections.unmodifiableMap(weights));
  }

  /** The strongest parts to show people: longer ones first to say it, none inside another. */
  static List<String> strongest(Map<String, Double> strength, int most) {
    var shown = new ArrayList<String>();
    strength.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .filter(part -> shown.stream().noneMatch(word -> word.contains(part)))
        .limit(most)
        .forEach(shown::add);
    return List.copyOf(shown);
  }

  @Override
  public String toString() {
    return "Wording of " + weights.size() + " parts";
  }
}
