package org.doorstep.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that starts the server of a home, and dies or waits as it is told. */
final class OtherProgram {

  /** What it prints once the server takes connections: its port. */
  private static final String READY = "ready ";

  private OtherProgram() {}

  /** A space, Chinese and what a shell takes amiss. */
  private static final String ODD = "从江县 的'数据' $HOME";

  public static void main(String[] args) throws Exception {
    var home = Path.of(args[0]);
    var postgres =
        EmbeddedPostgres.start(Homes.keptIn(args[2].equals("odd") ? home.resolve(ODD) : home));
    Sql.run(postgres, "create table if not exists visit (door text)");
    Sql.run(postgres, "insert into visit values ('" + args[1] + "')");
    var rows = Sql.ask(postgres, "select string_agg(door, ',' order by door) from visit");
    System.out.println(READY + postgres.pid() + " " + rows);
    System.out.flush();
    // Waits until it is told to end, or until it is killed.
    if (System.in.read() == -1) {
      postgres.stop();
    }
  }

  /** The program while it runs, the pid of the server it started, and the rows it found. */
  record Running(Process process, long server, String said) {

    void crash() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    void end() throws IOException, InterruptedException {
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  static Running start(Path home, String row) throws IOException {
    return start(home, row, "plain");
  }

  /** The folder is named by the program itself: ours may run in a language that cannot. */
  static Running startInOddFolder(Path home, String row) throws IOException {
    return start(home, row, "odd");
  }

  private static Running start(Path home, String row, String folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                List.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-Dstdout.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProgram.class.getName(),
                    home.toString(),
                    row,
                    folder))
            .redirectErrorStream(true);
    // Java can only name files in the language it was started in.
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    var said = new StringBuilder();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(READY)) {
        var words = line.split(" ", 3);
        return new Running(process, Long.parseLong(words[1]), words[2]);
      }
    }
    throw new IOException("The other program ended: " + said);
  }
}
