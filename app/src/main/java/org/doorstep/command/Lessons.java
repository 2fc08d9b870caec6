package org.doorstep.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Lets Java learn the program after its first start, so that later ones take half as long: a second
 * program on the same database starts, draws its first pages and ends, as quietly as it can.
 */
final class Lessons {

  /**
   * What the program's part is: "pupil" only runs to be learnt from, "never" is not learnt from.
   */
  static final String LEARNING = "DOORSTEP_LEARNING";

  private static final Logger LOG = LoggerFactory.getLogger(Lessons.class);
  private static final int PATIENCE_IN_MINUTES = 10;

  private static final String KEYS = "DOORSTEP_KEYS";

  private final Layout layout;
  private final Path keys;
  private final Map<String, String> database;
  private @Nullable Process pupil;
  private boolean stopped;

  private Lessons(Layout layout, Path keys, Map<String, String> database) {
    this.layout = layout;
    this.keys = keys;
    this.database = database;
  }

  /**
   * Begins in the background, unless Java has learnt already.
   *
   * @param keys those the database was sealed with; with others no program starts on it
   */
  static Lessons begin(Layout layout, Path keys, Map<String, String> database) {
    var lessons = new Lessons(layout, keys, database);
    if (Files.notExists(layout.learnt()) && !"never".equals(System.getenv(LEARNING))) {
      Thread.ofVirtual().name("lessons").start(lessons::take);
    }
    return lessons;
  }

  /** Whether this very program only runs to be learnt from. */
  static boolean isPupil() {
    return "pupil".equals(System.getenv(LEARNING));
  }

  private void take() {
    var half = layout.folder().resolve("learning-" + ProcessHandle.current().pid());
    try {
      FileSystemUtils.deleteRecursively(half);
      Files.createDirectories(half);
      var process = start(half);
      if (process == null) {
        return;
      }
      var inTime = process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES);
      var learnt = half.resolve("doorstep.aot");
      if (inTime && process.exitValue() == 0 && Files.exists(learnt)) {
        Files.move(learnt, layout.learnt(), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Java has learnt the program; the next start is quicker");
        layout.tidy();
      } else {
        LOG.info("Java did not learn the program; the next start takes as long as this one");
      }
    } catch (IOException failure) {
      LOG.info("Java could not learn the program: {}", failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      stop();
      try {
        FileSystemUtils.deleteRecursively(half);
      } catch (IOException left) {
        LOG.debug("Left {} behind: {}", half, left.getMessage());
      }
    }
  }

  private synchronized @Nullable Process start(Path half) throws IOException {
    if (stopped) {
      return null;
    }
    var line = new ArrayList<>(Launch.tool("nice", "-n", "19"));
    line.addAll(
        layout.line(
            List.of("-XX:AOTCacheOutput=" + half.resolve("doorstep.aot"), "-Xlog:aot*=off"),
            List.of("start", "--port", "0", "--address", "127.0.0.1", "--data", half.toString())));
    var builder =
        new ProcessBuilder(line)
            .directory(half.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .redirectInput(Redirect.from(new java.io.File("/dev/null")));
    builder.environment().putAll(database);
    builder.environment().put(KEYS, keys.toString());
    builder.environment().put(LEARNING, "pupil");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    pupil = builder.start();
    return pupil;
  }

  /** Ends the lessons, finished or not. */
  synchronized void stop() {
    stopped = true;
    if (pupil != null) {
      pupil.descendants().forEach(ProcessHandle::destroyForcibly);
      pupil.destroyForcibly();
    }
  }
}
