package org.doorstep.shared;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts what people write into the words they would search for.
 *
 * <p>PostgreSQL knows no Chinese words, so the program cuts and the database only keeps: pass
 * {@link #forIndex} to {@code array_to_tsvector} and {@link #asQuery} to a {@code tsquery}. Both
 * sides must know the same names, or a text is not found by the name it holds.
 *
 * <p>Nothing is kept between calls, so one instance serves all threads.
 */
public final class ChineseWords {

  /** Words that are in every text and tell none from another. */
  private static final Set<String> STOP =
      Set.of(
          ("的 了 是 我 你 他 她 它 们 我们 你们 他们 在 有 也 都 和 与 及 就 还 又 把 被 给 对 从 到 去 来 上 下 里 个 这 那 这个 那个 这边 那边"
               + " 吗 呢 吧 啊 呀 哦 着 过 得 地 很 太 会 要 能 可以 请 希望 反映 问 说 等 等等 而 但 但是 因为 所以 如果 一 一个 什么 怎么 为什么"
               + " 谢谢 您好 你好 领导 请问 the a an of to and or in on is are was for with it")
              .split(" ", -1));

  /** Nobody gives a place or a unit a longer name; longer ones are cut like any text. */
  private static final int LONGEST_NAME = 24;

  private final Set<String> names;
  private final int longestName;

  private ChineseWords(Set<String> names) {
    this.names = Set.copyOf(names);
    this.longestName = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Cuts by the general dictionary alone. */
  public static ChineseWords plain() {
    return new ChineseWords(Set.of());
  }

  /** Cuts by the general dictionary, and leaves whole the names of a county's places and units. */
  public static ChineseWords knowing(Collection<String> names) {
    var kept = new HashSet<String>();
    for (var name : names) {
      var written = normal(name).strip();
      if (written.length() > 1
          && written.length() <= LONGEST_NAME
          && written.codePoints().allMatch(ChineseWords::dictionaryKnows)) {
        kept.add(written);
      }
    }
    return new ChineseWords(kept);
  }

  /** Whether a word is one of the names this instance was given. */
  public boolean isName(String word) {
    return names.contains(word);
  }

  /** The words of a text, in its order, without those that say nothing. */
  public List<String> cut(String text) {
    var words = new ArrayList<String>();
    var normal = normal(text);
    var at = 0;
    while (at < normal.length()) {
      var first = normal.codePointAt(at);
      var end = at + Character.charCount(first);
      if (dictionaryKnows(first)) {
        end = endOf(normal, at, ChineseWords::dictionaryKnows);
        cutRun(normal.substring(at, end), words);
      } else if (UnicodeScript.of(first) == UnicodeScript.HAN) {
        words.add(
            normal.substring(at, end)); // a rare character of a name: the dictionary would halve it
      } else if (isLetter(first)) {
        end = endOf(normal, at, ChineseWords::isLetter);
        words.add(normal.substring(at, end));
      }
      at = end;
    }
    words.removeIf(STOP::contains);
    return List.copyOf(words);
  }

  /**
   * What a text is found by: its words, and the pairs of characters in words of three or more, so
   * that 卫生 finds 卫生室 too.
   */
  public SortedSet<String> forIndex(String text) {
    var found = new TreeSet<String>();
    for (var word : cut(text)) {
      found.add(word);
      if (word.length() > 2 && word.codePoints().allMatch(ChineseWords::dictionaryKnows)) {
        found.addAll(pairs(word));
      }
    }
    return found;
  }

  /** The {@code tsquery} for texts with every word of what was typed; empty if it says nothing. */
  public Optional<String> asQuery(String typed) {
    var words = new TreeSet<>(cut(typed));
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.stream().map("'%s'"::formatted).collect(Collectors.joining(" & ")));
  }

  /** Every two neighbouring characters of a word: 卫生室 gives 卫生 and 生室. */
  public static List<String> pairs(String word) {
    var pairs = new ArrayList<String>();
    for (var at = 0; at + 2 <= word.length(); at++) {
      pairs.add(word.substring(at, at + 2));
    }
    return pairs;
  }

  /** Cuts a run of Chinese: first the names that were given, longest first, then the rest. */
  private void cutRun(String run, List<String> words) {
    var unnamed = 0;
    var at = 0;
    while (at < run.length()) {
      var name = nameAt(run, at);
      if (name.isEmpty()) {
        at++;
        continue;
      }
      cutByDictionary(run.substring(unnamed, at), words);
      words.add(name);
      at += name.length();
      unnamed = at;
    }
    cutByDictionary(run.substring(unnamed), words);
  }

  private String nameAt(String run, int at) {
    for (var length = Math.min(longestName, run.length() - at); length > 1; length--) {
      var candidate = run.substring(at, at + length);
      if (names.contains(candidate)) {
        return candidate;
      }
    }
    return "";
  }

  private static void cutByDictionary(String run, List<String> words) {
    if (run.length() < 2) { // nothing to cut, and 号 or 组 between numbers is in every address
      if (!run.isEmpty()) {
        words.add(run);
      }
      return;
    }
    try (var tokens = new HMMChineseTokenizer()) {
      tokens.setReader(new StringReader(run));
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text in memory is always readable
    }
  }

  private static int endOf(String text, int from, IntPredicate belongs) {
    var at = from;
    while (at < text.length() && belongs.test(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean dictionaryKnows(int character) {
    return Character.isBmpCodePoint(character)
        && UnicodeScript.of(character) == UnicodeScript.HAN
        && Character.isLetter(character);
  }

  /** A letter, a digit, or a vowel sign written on one, as Tibetan has them. */
  private static boolean isLetter(int character) {
    return UnicodeScript.of(character) != UnicodeScript.HAN
        && (Character.isLetterOrDigit(character)
            || Character.getType(character) == Character.NON_SPACING_MARK
            || Character.getType(character) == Character.COMBINING_SPACING_MARK);
  }

  /** One way of writing what looks the same: full-width letters become plain, capitals small. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
