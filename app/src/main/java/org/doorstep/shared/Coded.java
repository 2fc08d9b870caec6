package org.doorstep.shared;

import java.util.Locale;
import java.util.Optional;

/** One of a few words of a module: as it is stored and sent, and as people read it. */
public interface Coded {

  /** The constant's own name. */
  String name();

  /** As the database keeps it and a form sends it: {@code no-money}. */
  default String stored() {
    return kebab(name());
  }

  /** As people read it: {@code matters.reason-class.no-money}. */
  default Word word() {
    var module = getClass().getPackageName();
    var family = kebab(getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2"));
    return new Word(module.substring(module.lastIndexOf('.') + 1) + "." + family + "." + stored());
  }

  /** The constant that is stored so; empty if none is. */
  static <E extends Enum<E> & Coded> Optional<E> find(Class<E> words, String stored) {
    return Optional.ofNullable(CodedWords.ALL.get(words).get(stored)).map(words::cast);
  }

  /** The constant that is stored so. */
  static <E extends Enum<E> & Coded> E read(Class<E> words, String stored) {
    return find(words, stored)
        .orElseThrow(() -> new IllegalArgumentException(words.getSimpleName() + ": " + stored));
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
