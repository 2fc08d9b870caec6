package org.doorstep.shared;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Chinese names as people type them on a keyboard without Chinese: {@code cjx} or {@code
 * congjiangxian} for 从江县.
 *
 * <p>Letters and digits stay as they are, in lower case; signs and spaces are left out. A person's
 * name has doors of its own, because a surname may be read otherwise: 单 is {@code shan}, 解 is
 * {@code xie}.
 */
public final class Initials {

  private Initials() {}

  public static String of(String text) {
    return initials(Pinyin.read(text));
  }

  public static String ofPerson(String name) {
    return initials(Pinyin.readPerson(name));
  }

  /** The full pinyin without tones and without gaps, {@code v} for ü: {@code lvliang}. */
  public static String pinyin(String text) {
    return pinyin(Pinyin.read(text));
  }

  public static String pinyinOfPerson(String name) {
    return pinyin(Pinyin.readPerson(name));
  }

  static String initials(List<Pinyin.Sign> signs) {
    return signs.stream().map(Pinyin.Sign::initial).collect(Collectors.joining());
  }

  static String pinyin(List<Pinyin.Sign> signs) {
    return signs.stream().map(Pinyin.Sign::read).collect(Collectors.joining());
  }
}
