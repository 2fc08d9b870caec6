package org.doorstep.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's process on one data folder: started, watched, stopped, and found again when it was
 * left behind.
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * Seconds; past them the server is cut off, which loses nothing: it recovers at its next start.
   */
  private static final String PATIENCE_TO_STOP = "30";

  private static final long ROLL_LOG_AT = 8_000_000;

  private final Binaries binaries;
  private final ServerAccount account;
  private final Path data;
  private final Path log;
  private final String mark;
  private @Nullable Process process;

  Postmaster(Binaries binaries, ServerAccount account, Path data) throws IOException {
    this.binaries = binaries;
    this.account = account;
    this.data = data;
    this.log = data.resolveSibling("postgres.log");
    this.mark = ServerProcesses.mark(data);
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Starts the server and returns when it takes connections. */
  void start(int port) throws IOException {
    rollLog();
    var heard = Files.exists(log) ? Files.size(log) : 0;
    var line = new ArrayList<String>();
    // A session of its own, or Ctrl-C in a terminal would stop the server before the program.
    Command.find("setsid").ifPresent(line::add);
    line.addAll(
        account.running(
            List.of(
                binaries.program("postgres"),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "cluster_name=" + mark)));
    var started =
        new Command(line)
            .builder()
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    Files.setPosixFilePermissions(log, Folders.SECRET);
    var until = Instant.now().plus(PATIENCE);
    while (!isReady(started.pid())) {
      if (!started.isAlive()) {
        throw new EmbeddedPostgresException(
            Reason.FAILED,
            "PostgreSQL did not start: %s (all it said is in %s)".formatted(complaint(heard), log));
      }
      if (Instant.now().isAfter(until)) {
        stop(true);
        throw new EmbeddedPostgresException(
            Reason.FAILED,
            "PostgreSQL was not ready within %d minutes; what it said is in %s"
                .formatted(PATIENCE.toMinutes(), log));
      }
      pause();
    }
  }

  private boolean isReady(long pid) throws IOException {
    var lines = pidFile();
    return lines.size() >= 8
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(7).strip().equals("ready");
  }

  private List<String> pidFile() throws IOException {
    try {
      return new String(
              Files.readAllBytes(data.resolve("postmaster.pid")), StandardCharsets.ISO_8859_1)
          .lines()
          .toList();
    } catch (NoSuchFileException notThere) {
      return List.of();
    }
  }

  /** Stops our server: open work is rolled back, and what is committed is written to its place. */
  void stop(boolean gently) throws IOException {
    if (isRunning()) {
      askToStop(gently);
    }
    clearAway();
  }

  /**
   * Puts to rest what a program that died has left on this folder, so that a new server can start.
   * The caller holds the folder's lock: no living program uses that server.
   *
   * @return whether there was anything
   */
  boolean stopLeftover(boolean gently) throws IOException {
    var lines = pidFile();
    var ours = ServerProcesses.marked(mark);
    if (!lines.isEmpty()) {
      var pid = Long.parseLong(lines.getFirst().strip());
      if (ours.contains(pid)) {
        LOG.info("Stopping the server {} that an earlier program left running on {}", pid, data);
        askToStop(gently);
      } else if (ServerProcesses.isServer(pid)
          && ServerProcesses.commandLine(pid).contains(data.toString())) {
        throw new EmbeddedPostgresException(
            Reason.FOLDER_IN_USE,
            "A PostgreSQL (process %d) that this program did not start runs on %s: stop it first."
                .formatted(pid, data));
      }
    }
    clearAway();
    return !lines.isEmpty() || !ours.isEmpty();
  }

  private void askToStop(boolean gently) throws IOException {
    for (var mode : gently ? List.of("fast", "immediate") : List.of("immediate")) {
      var line =
          List.of(
              binaries.program("pg_ctl"),
              "stop",
              "-s",
              "-D",
              data.toString(),
              "-m",
              mode,
              "-t",
              PATIENCE_TO_STOP);
      var answer = new Command(account.running(line)).run();
      if (answer.well() || pidFile().isEmpty()) {
        return;
      }
      LOG.warn("The server on {} did not stop in mode {}: {}", data, mode, answer.output());
    }
  }

  /**
   * When the server itself is gone its workers follow; one that does not is ended, or no new server
   * could start.
   */
  private void clearAway() throws IOException {
    var patience = Instant.now().plusSeconds(5);
    var left = ServerProcesses.marked(mark);
    while (!left.isEmpty()) {
      if (Instant.now().isAfter(patience)) {
        LOG.warn("Ending processes {} that outlived the server on {}", left, data);
        left.stream()
            .map(ProcessHandle::of)
            .flatMap(Optional::stream)
            .forEach(ProcessHandle::destroyForcibly);
      }
      pause();
      left = ServerProcesses.marked(mark);
    }
    // Nobody is left, so a pid in here is a stranger's or a zombie's, and would stop the next
    // start.
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    process = null;
  }

  private void rollLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > ROLL_LOG_AT) {
      Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last thing of weight the server said since a place in its log. */
  private String complaint(long since) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(since, file.length() - 20_000));
      var rest = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(rest);
      var lines =
          new String(rest, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return lines.stream()
          .filter(line -> line.contains("FATAL: ") || line.contains("PANIC: "))
          .reduce((_, last) -> last)
          .or(() -> lines.stream().reduce((_, last) -> last))
          .orElse("it said nothing");
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(15);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for PostgreSQL", interrupted);
    }
  }
}
