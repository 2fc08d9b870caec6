package org.doorstep.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.shared.Json;
import tools.jackson.core.type.TypeReference;

/** Somebody at a terminal, who types commands to the packed program on a data folder. */
final class Terminal {

  /** What a command printed, and how it ended. */
  record Answer(int exit, String said, String complained) {

    Map<String, Object> facts() {
      return Json.read(said, new TypeReference<>() {});
    }

    int port() {
      return (Integer) Objects.requireNonNull(facts().get("port"));
    }

    long pid() {
      return ((Number) Objects.requireNonNull(facts().get("pid"))).longValue();
    }
  }

  private static final Pattern LAYOUT = Pattern.compile("-Ddoorstep\\.layout=([^']+?)'? '?-jar");

  private static final HttpClient BROWSER =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  final Home home;
  private final Map<String, String> environment;

  Terminal(Path folder) {
    this(folder, Map.of());
  }

  /** With more variables than usual. */
  Terminal(Path folder, Map<String, String> environment) {
    this.home = Home.at(folder);
    this.environment = Map.copyOf(environment);
  }

  /** Types a command on this data folder. */
  Answer type(String... words) throws Exception {
    return run(typed(words), environment);
  }

  /** Types a command and does not wait for its end. */
  Process begin(String... words) throws Exception {
    return builder(typed(words), environment)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private List<String> typed(String... words) throws Exception {
    var line = new ArrayList<>(words[0].equals("import") ? laidOut() : packed());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", home.folder().toString()));
    return line;
  }

  private static List<String> packed() {
    return List.of(
        Layout.java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        Path.of("target/doorstep.jar").toAbsolutePath().toString());
  }

  /** As {@code ./doorstep} does it: asks for the line that runs from the layout, and runs that. */
  private static List<String> laidOut() throws Exception {
    return List.of("sh", "-c", line() + " \"$@\"", "doorstep");
  }

  private static String line() throws Exception {
    var line = new ArrayList<>(packed());
    line.add("line");
    return run(line, Map.of()).said().strip();
  }

  /**
   * Lets Java learn the packed program, as it does after its first start. For tests that start it
   * many times: each start then takes half as long.
   */
  static synchronized void learn() throws Exception {
    var layout = LAYOUT.matcher(line());
    assertThat(layout.find()).isTrue();
    var learnt = Path.of(layout.group(1), "doorstep.aot");
    if (Files.notExists(learnt)) {
      var teacher = new Terminal(Homes.made(), Map.of(Lessons.LEARNING, "soon"));
      try {
        teacher.start();
        await("Java has learnt the program", Duration.ofMinutes(5), () -> Files.exists(learnt));
      } finally {
        teacher.clear();
      }
    }
  }

  /** Runs a command line as somebody types it. */
  static Answer run(List<String> line, Map<String, String> environment) throws Exception {
    var out = Files.createTempFile("doorstep", ".out");
    var complaints = Files.createTempFile("doorstep", ".err");
    var builder =
        builder(line, environment).redirectOutput(out.toFile()).redirectError(complaints.toFile());
    var exit = builder.start().waitFor();
    var answer =
        new Answer(exit, Files.readString(out, UTF_8), Files.readString(complaints, UTF_8));
    Files.delete(out);
    Files.delete(complaints);
    return answer;
  }

  private static ProcessBuilder builder(List<String> line, Map<String, String> environment) {
    var builder = new ProcessBuilder(line);
    builder.environment().put("DOORSTEP_LANG", "en");
    builder.environment().put("DOORSTEP_LEARNING", "never");
    builder.environment().put("DOORSTEP_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    builder
        .environment()
        .put(Layout.CACHE, Path.of("target/cache-for-tests").toAbsolutePath().toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Types a command and expects it to go well. */
  Answer typeWell(String... words) throws Exception {
    var answer = type(words);
    assertThat(answer.exit()).as(String.join(" ", words) + ": " + answer).isZero();
    return answer;
  }

  Answer start() throws Exception {
    return start(0);
  }

  Answer start(int port) throws Exception {
    return typeWell("start", "--json", "--port", Integer.toString(port), "--address", "127.0.0.1");
  }

  /** The status of an HTTP answer; 0 when nobody answers. */
  static int get(int port, String path) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(20))
              .build();
      return BROWSER.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException nobody) {
      return 0;
    }
  }

  static void await(String what, Duration patience, Check check) throws Exception {
    var until = Instant.now().plus(patience);
    while (!check.holds()) {
      assertThat(Instant.now()).as(what).isBefore(until);
      Thread.sleep(50);
    }
  }

  /** Something that becomes true. */
  interface Check {
    boolean holds() throws Exception;
  }

  long postmaster() throws IOException {
    try (Stream<String> lines = Files.lines(home.cluster().resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    }
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /** Ends whatever still runs on the folder, for the end of a test. */
  void clear() throws Exception {
    type("stop");
  }
}
