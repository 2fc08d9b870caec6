package org.doorstep.shared;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The constants of each family of words by how they are stored: every row that is read asks. */
final class CodedWords extends ClassValue<Map<String, Coded>> {

  static final CodedWords ALL = new CodedWords();

  private CodedWords() {}

  @Override
  protected Map<String, Coded> computeValue(Class<?> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(Coded.class::cast)
        .collect(Collectors.toMap(Coded::stored, Function.identity()));
  }
}
