package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.shared.Json;
import tools.jackson.core.JacksonException;

/**
 * A program that runs on a data folder, as it wrote itself down when it was ready.
 *
 * @param birth what tells its process from a later one of the same number
 * @param since when it was ready
 * @param url the address of its first page
 * @param database the version of its PostgreSQL
 * @param jdbc where its database is
 * @param accounts whom to sign in as, when it shows the demo county
 */
record Running(
    long pid,
    String birth,
    Instant since,
    int port,
    String url,
    String database,
    String jdbc,
    List<DemoCounty.Account> accounts) {

  private static final Path PROC = Path.of("/proc");

  /** The field of a process's start, counted from the one after its name. */
  private static final int STARTED = 19;

  Running {
    accounts = List.copyOf(accounts);
  }

  /** Whoever runs on this folder now; a program that died without a word does not. */
  static Optional<Running> find(Home home) {
    try {
      return Optional.of(Json.read(Files.readString(home.running()), Running.class))
          .filter(Running::isAlive);
    } catch (NoSuchFileException nobody) {
      return Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      throw Trouble.with("trouble.folder-closed", home.folder());
    }
  }

  private boolean isAlive() {
    return birth(pid).filter(birth::equals).isPresent();
  }

  /**
   * What tells a living process from a later one of the same number. Where the system counts from
   * its own start that is taken, as a clock that is put right moves every moment told by it.
   */
  static Optional<String> birth(long pid) {
    var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    try {
      var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + " " + fields[STARTED]);
    } catch (IOException noLinux) {
      return process.get().info().startInstant().map(Instant::toString);
    }
  }

  void write(Home home) throws IOException {
    var half = home.folder().resolve("running.json.new");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, Json.write(this));
    Files.move(half, home.running(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return "Running[" + pid + " on port " + port + "]";
  }
}
