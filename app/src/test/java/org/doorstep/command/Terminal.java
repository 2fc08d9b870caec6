package org.doorstep.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.doorstep.shared.Json;
import tools.jackson.core.type.TypeReference;

/** Somebody at a terminal, who types commands to the packed program on a data folder. */
final class Terminal {

  /** What a command printed, and how it ended. */
  record Answer(int exit, String said, String complained) {

    java.util.Map<String, Object> facts() {
      return Json.read(said, new TypeReference<>() {});
    }

    int port() {
      return (Integer) Objects.requireNonNull(facts().get("port"));
    }

    long pid() {
      return ((Number) Objects.requireNonNull(facts().get("pid"))).longValue();
    }
  }

  private static final HttpClient BROWSER =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  final Home home;

  Terminal(Path folder) {
    this.home = Home.at(folder);
  }

  /** Types a command on this data folder. */
  Answer type(String... words) throws Exception {
    var line =
        new ArrayList<>(
            List.of(Layout.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    line.add(Path.of("target/doorstep.jar").toAbsolutePath().toString());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", home.folder().toString()));
    var out = Files.createTempFile("doorstep", ".out");
    var complaints = Files.createTempFile("doorstep", ".err");
    var builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(complaints.toFile());
    builder.environment().put("DOORSTEP_LANG", "en");
    builder.environment().put("DOORSTEP_LEARNING", "never");
    builder.environment().put("DOORSTEP_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    builder
        .environment()
        .put(Layout.CACHE, Path.of("target/cache-for-tests").toAbsolutePath().toString());
    var exit = builder.start().waitFor();
    var answer =
        new Answer(exit, Files.readString(out, UTF_8), Files.readString(complaints, UTF_8));
    Files.delete(out);
    Files.delete(complaints);
    return answer;
  }

  /** Types a command and expects it to go well. */
  Answer typeWell(String... words) throws Exception {
    var answer = type(words);
    assertThat(answer.exit()).as(String.join(" ", words) + ": " + answer).isZero();
    return answer;
  }

  Answer start() throws Exception {
    return typeWell("start", "--json", "--port", "0", "--address", "127.0.0.1");
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
