package org.doorstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Temporary homes on which the server's account may walk, and one unpacked server for all of them.
 */
final class Homes {

  private static final Path BINARIES = Path.of("target", "server").toAbsolutePath();

  private static @Nullable Path model;

  private Homes() {}

  static Path fresh() throws IOException {
    var above = Files.createTempDirectory("doorstep-test-");
    Files.setPosixFilePermissions(above, Folders.READABLE);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(above)));
    return above.resolve("home");
  }

  /**
   * A home with an empty cluster in it, copied from one made once: for tests that are not about
   * making it.
   */
  static synchronized Path made() throws IOException {
    if (model == null) {
      model = fresh();
      EmbeddedPostgres.start(keptIn(model)).close();
    }
    var home = fresh();
    Folders.make(home, Folders.PASSAGE);
    Files.copy(
        model.resolve("superuser.password"),
        home.resolve("superuser.password"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (var tree = Files.walk(model.resolve("pg"))) {
      for (var path : tree.toList()) {
        Files.copy(path, home.resolve(model.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return home;
  }

  /** A server that keeps its data, with little memory and no waiting for the disk. */
  static EmbeddedPostgresSettings keptIn(Path home) {
    return EmbeddedPostgresSettings.in(home)
        .withBinariesIn(BINARIES)
        .with("shared_buffers", "32MB")
        .with("fsync", "off");
  }

  static EmbeddedPostgresSettings throwaway() {
    return EmbeddedPostgresSettings.throwaway().withBinariesIn(BINARIES);
  }

  private static void remove(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException stays) {
      System.err.println("Left behind: " + folder + " " + stays.getMessage());
    }
  }
}
