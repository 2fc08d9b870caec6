package org.doorstep.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary homes of servers nobody keeps. */
final class Throwaways {

  private static final Logger LOG = LoggerFactory.getLogger(Throwaways.class);
  private static final String NAME = "doorstep-throwaway-";

  private Throwaways() {}

  static Path next() {
    try {
      var home = Files.createTempDirectory(NAME);
      Files.setPosixFilePermissions(home, Folders.PASSAGE);
      return home;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Removes what builds that were killed have left: servers still running, and their folders. */
  static void sweep(Path home, Binaries binaries, ServerAccount account) throws IOException {
    var above = home.getParent();
    if (above == null || !home.getFileName().toString().startsWith(NAME)) {
      return;
    }
    try (var siblings = Files.newDirectoryStream(above, NAME + "*")) {
      for (var sibling : siblings) {
        if (!sibling.equals(home)) {
          sweepOne(sibling, binaries, account);
        }
      }
    }
  }

  private static void sweepOne(Path home, Binaries binaries, ServerAccount account) {
    try {
      var file = home.resolve(FolderLock.FILE);
      var longAgo = Instant.now().minus(Duration.ofMinutes(1));
      if (Files.notExists(file)
          || !Files.getOwner(home).equals(Files.getOwner(Path.of("/proc/self")))
          || Files.getLastModifiedTime(file).toInstant().isAfter(longAgo)) {
        return;
      }
      try (var _ = FolderLock.take(home)) {
        if (Files.isDirectory(home.resolve("pg"))) {
          new Postmaster(binaries, account, home.resolve("pg")).stopLeftover(false);
        }
        Folders.delete(home);
      }
    } catch (EmbeddedPostgresException | IOException notOurs) {
      LOG.debug("Left {} alone: {}", home, notOurs.getMessage());
    }
  }
}
