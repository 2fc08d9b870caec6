package org.doorstep.browser;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * The folder where what was fetched once waits for the next test run.
 *
 * <p>A part of it is either whole or not there: it is filled under another name and renamed, so
 * that a run that was killed, or two at the same time, leave nothing half done.
 */
record Shelf(Path folder) {

  private static final String UNFINISHED = ".unfinished-";

  /** Fills an empty folder. */
  interface Filling {
    void fill(Path empty) throws IOException;
  }

  /** The user's cache folder, as the desktop's rules name it; it is the same for root. */
  static Shelf of(Map<String, String> environment) {
    var cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    var home = Path.of(System.getProperty("user.home"));
    var caches =
        Path.of(cache).isAbsolute() // anything else is to be ignored
            ? Path.of(cache)
            : home.isAbsolute()
                ? home.resolve(".cache")
                : Path.of(System.getProperty("java.io.tmpdir"));
    return new Shelf(caches.resolve("doorstep"));
  }

  /** What is kept under a name; filled now if it was not there. */
  Path get(String name, Filling filling) throws IOException {
    var kept = folder.resolve(name);
    if (Files.isDirectory(kept)) {
      return kept;
    }
    Files.createDirectories(folder);
    sweep();
    var fresh = Files.createTempDirectory(folder, UNFINISHED);
    try {
      filling.fill(fresh);
      Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failed) {
      if (!Files.isDirectory(kept)) { // else another run was quicker, and its folder is as good
        throw failed;
      }
    } finally {
      delete(fresh);
    }
    return kept;
  }

  /** Removes what runs left behind that were killed; a day is longer than any still at work. */
  private void sweep() throws IOException {
    var yesterday = Instant.now().minus(Duration.ofDays(1));
    try (var parts = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (var part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(yesterday)) {
          delete(part);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var all = Files.walk(tree)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
