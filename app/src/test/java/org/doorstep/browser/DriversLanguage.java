package org.doorstep.browser;

import java.util.Locale;
import java.util.Locale.Category;

/**
 * Lets the driver of the browser speak in a JVM of any language.
 *
 * <p>It turns the names of its constants into lower case by the rules of the default language, so
 * that in Turkish, which our tests are run in, a {@code LINK} becomes a "lınk" that no browser
 * knows. While a browser is used, only those rules are neutral; how things are formatted and which
 * words are chosen stays as it was.
 */
record DriversLanguage(Locale before) {

  static DriversLanguage speak() {
    var spoken = new DriversLanguage(Locale.getDefault());
    changeTo(Locale.ROOT);
    return spoken;
  }

  void stop() {
    changeTo(before);
  }

  private static void changeTo(Locale language) {
    var format = Locale.getDefault(Category.FORMAT);
    var display = Locale.getDefault(Category.DISPLAY);
    Locale.setDefault(language);
    Locale.setDefault(Category.FORMAT, format);
    Locale.setDefault(Category.DISPLAY, display);
  }
}
