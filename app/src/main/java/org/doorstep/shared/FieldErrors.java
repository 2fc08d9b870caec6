package org.doorstep.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What to put right in a form, by field, in the order of the form. */
public final class FieldErrors {

  private final Map<String, Word> errors = new LinkedHashMap<>();

  /** Notes what is wrong with a field; the first thing said about a field stays. */
  public void add(String field, Word error) {
    errors.putIfAbsent(field, error);
  }

  /** Notes that a field holds more than so many characters, if it does. */
  public void limit(String field, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      add(field, new Word("layout.too-long", most));
    }
  }

  /** Notes that a field holds no text, by a word for that, or too many characters. */
  public void require(String field, String text, String word, int most) {
    require(field, text, new Word(word), most);
  }

  /** The same, by a word that says more than one thing. */
  public void require(String field, String text, Word word, int most) {
    if (text.isBlank()) {
      add(field, word);
    }
    limit(field, text, most);
  }

  public boolean none() {
    return errors.isEmpty();
  }

  public Optional<Word> on(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  public Map<String, Word> all() {
    return Collections.unmodifiableMap(errors);
  }
}
