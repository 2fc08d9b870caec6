package org.doorstep.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.shared.Json;

/** Starts the program in the background, and passes on what it says until it is ready. */
final class Launch {

  /** Set in the program that was started in the background. */
  static final String IN_BACKGROUND = "DOORSTEP_BACKGROUND";

  private static final int MOST_COMPLAINTS = 5;

  private final Order order;
  private final Home home;
  private final Say say;

  private Launch(Order order, Say say) {
    this.order = order;
    this.home = order.home();
    this.say = say;
  }

  /** Starts the program; returns when it is ready. */
  static void background(Order order, Say say, String[] arguments) throws IOException {
    Program.refuseIfRunning(order.home());
    Program.requireFree(order.address(), order.port());
    new Launch(order, say).start(arguments);
  }

  private void start(String[] arguments) throws IOException {
    home.make();
    Files.deleteIfExists(home.startLog());
    Files.createFile(
        home.startLog(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var layout = prepare(home, order.has(Option.JSON) ? say.aside() : say, Layout.cache());
    // A session of its own, or Ctrl-C and the end of the terminal would reach it.
    var line = new ArrayList<>(tool("setsid"));
    var ownArguments = new ArrayList<>(List.of(arguments));
    ownArguments.addAll(List.of(Option.DATA.word(), home.folder().toString()));
    line.addAll(layout.lineInBackground(ownArguments));
    var child = process(home, line).start();
    var cancel = new Thread(child::destroy, "cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    // What reads the program's word that it is ready takes half a second to load: now there is
    // time.
    Json.read("[]", Running[].class);
    var running = follow(child);
    Runtime.getRuntime().removeShutdownHook(cancel);
    if (running.isEmpty()) {
      throw new Failed();
    }
    tell(running.get(), order, say);
  }

  /**
   * Makes what a first start waits for, at the same time: the layout, and the unpacked database.
   */
  static Layout prepare(Home home, Say say, Path cache) throws IOException {
    var unpacking = DatabaseServer.unpackAhead(home, say);
    var layout = Layout.prepare(cache);
    unpacking.join();
    return layout;
  }

  /** The process of a program in the background: what it says until it is ready is in a file. */
  static ProcessBuilder process(Home home, List<String> line) {
    var builder =
        new ProcessBuilder(line)
            .directory(home.folder().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(home.startLog().toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().put(IN_BACKGROUND, "yes");
    return builder;
  }

  /** The program has failed and has said why. */
  static final class Failed extends RuntimeException {}

  private Optional<Running> follow(Process child) throws IOException {
    var complaints = new ArrayList<String>();
    try (var log = new RandomAccessFile(home.startLog().toFile(), "r")) {
      while (true) {
        var alive = child.isAlive();
        var running = Running.find(home).filter(who -> who.pid() == child.pid());
        passOn(log, complaints);
        if (running.isPresent()) {
          return running;
        }
        if (!alive) {
          complaints.stream()
              .skip(Math.max(0, complaints.size() - MOST_COMPLAINTS))
              .forEach(say::complain);
          return Optional.empty();
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    }
  }

  /**
   * Passes on the lines that tell what the program does, as they come, and keeps the others, but
   * for indented ones such as those of a stack trace: they say why, should it die.
   */
  private void passOn(RandomAccessFile log, List<String> complaints) throws IOException {
    while (log.getFilePointer() < log.length()) {
      var before = log.getFilePointer();
      var bytes = log.readLine();
      if (log.getFilePointer() == log.length() && !endsWithNewline(log)) {
        log.seek(before);
        return;
      }
      var line = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (line.startsWith(Say.STEP)) {
        step(line);
      } else if (!line.isBlank()
          && !line.startsWith(Layout.DIRECTIVES_READ)
          && !Character.isWhitespace(line.charAt(0))) {
        complaints.add(line);
      }
    }
  }

  private static boolean endsWithNewline(RandomAccessFile log) throws IOException {
    var here = log.getFilePointer();
    log.seek(here - 1);
    return log.read() == '\n';
  }

  /** A program that reads the answer wants nothing else on its standard output. */
  private void step(String line) {
    if (order.has(Option.JSON)) {
      say.complain(line);
    } else {
      say.line(line);
    }
  }

  /** Says where the program is to be found, and whom to sign in as. */
  static void tell(Running running, Order order, Say say) {
    if (order.has(Option.JSON)) {
      say.line(Json.write(facts(running, order.home())));
      return;
    }
    say.line("");
    say.say("ready", running.url());
    if (!running.accounts().isEmpty()) {
      say.line("");
      say.say("accounts");
      say.line("");
      var rows = new ArrayList<List<String>>();
      rows.add(
          Stream.of("account.login", "account.password", "account.role", "account.name")
              .map(say::text)
              .toList());
      running
          .accounts()
          .forEach(who -> rows.add(List.of(who.login(), who.password(), who.role(), who.name())));
      say.table(rows);
    }
    say.line("");
    say.say("kept-in", order.home().folder());
    var usual = order.home().equals(Home.usual());
    if (!order.has(Option.FOREGROUND)) {
      var at = usual ? "" : " --data " + quoted(order.home().folder().toString());
      say.say("to-stop", "./doorstep stop" + at);
    }
  }

  /** What a program would like to know of a running one. */
  static Map<String, Object> facts(Running running, Home home) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("running", true);
    facts.put("url", running.url());
    facts.put("port", running.port());
    facts.put("pid", running.pid());
    facts.put("since", running.since().toString());
    facts.put("data", home.folder().toString());
    facts.put("database", running.database());
    facts.put("accounts", running.accounts());
    return facts;
  }

  /** A command line of the system's, if its program is there. */
  static List<String> tool(String... line) {
    var folders = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin").split(":");
    return Stream.of(folders)
            .filter(folder -> !folder.isBlank())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, line[0])))
        ? List.of(line)
        : List.of();
  }

  /** A word as a shell reads it back. */
  static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
