package org.doorstep.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The words under which a name is found: its Chinese, its initials and its pinyin, each from every
 * character on.
 *
 * <p>A name is found if one of its words begins with what was typed, so a search for any part of it
 * is a search by prefix, which an index can answer: 江 and {@code jx} find 从江县.
 */
public record SearchText(SequencedSet<String> words) {

  public SearchText {
    words = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(words));
  }

  public static SearchText of(String name) {
    var words = new LinkedHashSet<String>();
    add(Pinyin.read(name), words);
    return new SearchText(words);
  }

  /** A person is found by the reading of the surname, and by the usual reading of its character. */
  public static SearchText ofPerson(String name) {
    var words = new LinkedHashSet<String>();
    add(Pinyin.readPerson(name), words);
    add(Pinyin.read(name), words);
    return new SearchText(words);
  }

  /** What somebody typed, in the form the words have; empty if there is nothing to look for. */
  public static String typed(String typed) {
    return Pinyin.plain(typed);
  }

  public boolean matches(String typed) {
    var wanted = typed(typed);
    return !wanted.isEmpty() && words.stream().anyMatch(word -> word.startsWith(wanted));
  }

  /** Says nothing about whose name it is. */
  @Override
  public String toString() {
    return "SearchText[%d words]".formatted(words.size());
  }

  private static void add(List<Pinyin.Sign> signs, SequencedSet<String> words) {
    var written = "";
    var initials = "";
    var pinyin = "";
    var each = new ArrayList<List<String>>(signs.size());
    for (var sign : signs.reversed()) {
      written = sign.written() + written;
      initials = sign.initial() + initials;
      pinyin = sign.read() + pinyin;
      each.add(List.of(written, initials, pinyin));
    }
    each.reversed().forEach(words::addAll);
  }
}
