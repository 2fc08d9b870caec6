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
