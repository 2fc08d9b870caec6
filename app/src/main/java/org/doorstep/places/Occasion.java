package org.doorstep.places;

import java.util.Locale;

/** Why a day is off, or worked instead of another: a festival with its name in both languages. */
public record Occasion(String id, String chinese, String english) {

  public Occasion {
    if (id.isBlank() || chinese.isBlank() || english.isBlank()) {
      throw new IllegalArgumentException("An occasion needs an id and a name in both languages");
    }
  }

  /** The name people read; Chinese wherever no English page is asked for. */
  public String nameIn(Locale locale) {
    return locale.getLanguage().equals("en") ? english : chinese;
  }
}
