package org.doorstep.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a short program to its end, with nothing of our environment but the search path. */
record Command(List<String> line) {

  /** How it ended, and all it printed. */
  record Result(int exit, String output) {
    boolean well() {
      return exit == 0;
    }
  }

  Result run() throws IOException {
    return run("");
  }

  Result run(String input) throws IOException {
    var process = builder().redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedWithoutReading) {
      // Its exit and output say why.
    }
    try (var printed = process.getInputStream()) {
      var output = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while running " + line.getFirst(), interrupted);
    }
  }

  /** A clean environment: the user's PGDATA, PGPORT or language must not reach the server. */
  ProcessBuilder builder() {
    var builder = new ProcessBuilder(line).directory(new File("/"));
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  /** Where a program of the system is, if it is there. */
  static Optional<String> find(String program) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/bin", "/usr/sbin"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
