package org.doorstep.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pages under {@code docs/generated}: tests write them anew, {@code git diff} shows what
 * changed.
 */
final class Generated {

  private static final Path DOCS = Path.of("..", "docs");

  private Generated() {}

  static void write(String name, String page) {
    try {
      Files.writeString(Files.createDirectories(DOCS.resolve("generated")).resolve(name), page);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static String doc(String name) {
    return Bundles.content(DOCS.resolve(name));
  }
}
