package org.doorstep.imports;

/**
 * A column of a sheet.
 *
 * @param required whether every row needs it
 * @param longest how many characters fit in
 */
record Column(String key, boolean required, int longest) {

  static Column must(String key, int longest) {
    return new Column(key, true, longest);
  }

  static Column may(String key, int longest) {
    return new Column(key, false, longest);
  }
}
