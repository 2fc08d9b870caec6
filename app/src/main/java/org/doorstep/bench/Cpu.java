package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorstep.command.Site;

/**
 * CPU time used so far by a program and by its PostgreSQL, as the system counts it.
 *
 * @param program the process of the program, all its threads
 * @param database the server, its workers, and those of its workers that have ended
 */
record Cpu(Duration program, Duration database) {

  private static final Path PROC = Path.of("/proc");

  /** Where the numbers stand in {@code /proc/PID/stat}, counted from the one after the name. */
  private static final int PARENT = 1;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_ENDED = 13;
  private static final int SYSTEM_OF_ENDED = 14;

  /** What the system counts in; Linux has shown hundredths of a second to programs for ever. */
  private static final Duration TICK = Duration.ofMillis(10);

  static Cpu of(Site site) throws IOException {
    return new Cpu(ofProcess(site.pid()), ofServer(site.postmaster()));
  }

  /** Of this very process and a server, for work that is done without the program. */
  static Cpu ofOwnWorkOn(Site site) throws IOException {
    return new Cpu(ofProcess(ProcessHandle.current().pid()), ofServer(site.postmaster()));
  }

  private static Duration ofProcess(long pid) throws IOException {
    var stat = stat(pid).orElseThrow(() -> new IOException("There is no process " + pid));
    return TICK.multipliedBy(number(stat, USER) + number(stat, SYSTEM));
  }

  private static Duration ofServer(long postmaster) throws IOException {
    var own = stat(postmaster).orElseThrow(() -> new IOException("The server has ended"));
    var ticks =
        number(own, USER)
            + number(own, SYSTEM)
            + number(own, USER_OF_ENDED)
            + number(own, SYSTEM_OF_ENDED);
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : processes) {
        var stat = stat(Long.parseLong(process.getFileName().toString()));
        if (stat.isPresent() && number(stat.get(), PARENT) == postmaster) {
          ticks += number(stat.get(), USER) + number(stat.get(), SYSTEM);
        }
      }
    }
    return TICK.multipliedBy(ticks);
  }

  /** Empty when the process has ended. */
  private static Optional<List<String>> stat(long pid) throws IOException {
    try {
      var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      return Optional.of(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    } catch (IOException endedMeanwhile) {
      if (Files.exists(PROC.resolve(Long.toString(pid)))) {
        throw endedMeanwhile;
      }
      return Optional.empty();
    }
  }

  private static long number(List<String> stat, int at) {
    return Long.parseLong(stat.get(at));
  }

  /** The most memory a program has had in use so far, in MiB. */
  static long peakMiB(Site site) throws IOException {
    try (var lines = Files.lines(PROC.resolve(Long.toString(site.pid())).resolve("status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }

  Cpu since(Cpu before) {
    return new Cpu(program.minus(before.program), database.minus(before.database));
  }

  Duration both() {
    return program.plus(database);
  }

  /** Milliseconds of both for each of so many operations. */
  double millisEach(long operations) {
    return both().toNanos() / 1e6 / operations;
  }
}
