package org.doorstep.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.doorstep.testing.PlainBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The script that everybody types first, and the demo it opens. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class LauncherIT {

  /** An industrial park of one village: its demo is loaded in seconds. */
  static final String SMALL = "540171";

  static final String PASSWORD = "door-to-door-2026";

  static Checkout checkout;

  /** Nothing is said of where the data are: they go where the user's own are kept. */
  static Map<String, String> usual;

  static Home home;

  @BeforeAll
  static void check_out() throws Exception {
    checkout = Checkout.made();
    var kept = checkout.folder().resolve("数据 $HOME");
    usual =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "DOORSTEP_LANG", "en",
            "DOORSTEP_CACHE", checkout.folder().resolve("cache").toString(),
            "XDG_DATA_HOME", kept.toString(),
            "XDG_CACHE_HOME", checkout.folder().resolve("cache").toString());
    home = Home.at(kept.resolve("doorstep"));
  }

  @AfterAll
  static void clear() throws Exception {
    checkout.type(usual, "stop");
    Homes.remove();
  }

  @Test
  @Order(1)
  void the_demo_says_how_far_it_is_and_is_healthy_only_when_all_of_it_is_there() throws Exception {
    var port = freePort();
    var seen = new ConcurrentSkipListSet<Integer>();
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var atFirstHealth =
          others.submit(() -> {
            Terminal.await(
                "it is healthy",
                Duration.ofMinutes(2),
                () -> {
                  seen.add(Terminal.get(port, "/actuator/health"));
                  return seen.contains(200);
                });
            return writtenLast(port);
          });

      var said = well(demo("--port", Integer.toString(port))).said();

      assertThat(said)
          .contains("· Setting up units, registering 5 village officials")
          .contains("· Registering 65 households", "· Writing three months of work: 0 of 1")
          .contains("http://localhost:" + port + "/", home.folder().toString(), "./doorstep stop")
          .containsPattern("v001 +" + PASSWORD + " +Leader of a working group");
      assertThat(said.lines().filter(line -> line.contains(PASSWORD))).hasSize(6);
      assertThat(atFirstHealth.get()).as("the last record of the demo").isEqualTo(200);
      assertThat(seen).contains(503, 200);
    }
  }

  @Test
  @Order(2)
  void its_database_and_data_are_those_of_the_user_who_typed_it() throws Exception {
    var program = ProcessHandle.of(Running.find(home).orElseThrow().pid()).orElseThrow();
    var user = program.info().user().orElseThrow();
    var postmaster = Files.readAllLines(home.cluster().resolve("postmaster.pid")).getFirst();

    assertThat(user)
        .isEqualTo(checkout.as().isEmpty() ? System.getProperty("user.name") : "nobody");
    assertThat(ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().info().user())
        .contains(user);
    for (var own : List.of(home.folder(), home.cluster(), home.keys())) {
      assertThat(Files.getOwner(own).getName()).isEqualTo(user);
    }
  }

  @Test
  @Order(3)
  void a_second_start_keeps_all_data_and_speaks_json_to_a_program() throws Exception {
    var before = rows();
    var stopped = well(checkout.type(usual, "stop", "--json"));
    assertThat(stopped.facts()).containsEntry("stopped", true).containsEntry("wasRunning", true);

    var again = well(demo("--port", "0", "--json"));

    assertThat(again.facts()).containsEntry("running", true).containsKeys("url", "port", "data");
    assertThat((List<?>) again.facts().get("accounts")).hasSize(6);
    assertThat(again.complained()).contains("· ").doesNotContain("Registering");
    assertThat(rows()).isEqualTo(before);
    assertThat(writtenLast(again.port())).isEqualTo(200);
  }

  @Test
  void without_java_each_verb_still_says_what_it_is_for() throws Exception {
    for (var verb : EnumSet.complementOf(EnumSet.of(Verb.BEANS, Verb.LINE))) {
      for (var language : List.of("zh", "en")) {
        var answer = well(checkout.type(Map.of("DOORSTEP_LANG", language), verb.word(), "--help"));
        assertThat(answer.said()).contains("./doorstep " + verb.word());
        verb.options.forEach(option -> assertThat(answer.said()).contains(option.word()));
        assertThat(answer.said().matches("(?s).*\\p{IsHan}.*")).isEqualTo(language.equals("zh"));
      }
    }
  }

  @Test
  void where_no_jdk_25_is_found_one_sentence_says_what_to_install() throws Exception {
    var bare = Checkout.made();
    var script = bare.folder().resolve("doorstep");
    // This machine has one: the script is kept from the folders in which people have theirs.
    Files.writeString(
        script,
        Files.readString(script)
            .replaceAll(" /(usr|opt|Library)/[^ ;]*(java|jvm|\\*)", " /nowhere"));
    var environment =
        Map.of("JAVA_HOME", "", "HOME", bare.folder().toString(), "PATH", tools(bare).toString());

    for (var language : List.of("en", "zh")) {
      var all = new HashMap<>(environment);
      all.put("DOORSTEP_LANG", language);
      var answer = bare.type(all, "status");
      assertThat(answer.exit()).isEqualTo(1);
      assertThat(answer.said()).isEmpty();
      assertThat(answer.complained().lines())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("JDK 25", "https://adoptium.net"));
    }
  }

  @Test
  void the_proxy_of_the_environment_is_handed_to_maven() throws Exception {
    var behind = Checkout.made();
    var handed = behind.folder().resolve("handed.xml");
    Files.writeString(
        behind.folder().resolve("mvnw"),
        "while [ \"$1\" != -gs ]; do shift; done; cp -- \"$2\" handed.xml\n");

    well(
        behind.type(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "https_proxy", "http://wu%40county:p%26ss%3A%5C<t@proxy.example:3128/",
                "http_proxy", "http://10.1.2.3",
                "no_proxy", "localhost:8080, .gz.gov.cn,10.0.0.0/8,*.county.cn"),
            "format"));

    var proxies =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(handed.toFile())
            .getElementsByTagName("proxy");
    assertThat(proxies.getLength()).isEqualTo(2);
    var https = (org.w3c.dom.Element) proxies.item(0);
    assertThat(text(https, "protocol")).isEqualTo("https");
    assertThat(text(https, "host")).isEqualTo("proxy.example");
    assertThat(text(https, "port")).isEqualTo("3128");
    assertThat(text(https, "username")).isEqualTo("wu@county");
    assertThat(text(https, "password")).isEqualTo("p&ss:\\<t");
    assertThat(text(https, "nonProxyHosts").split("\\|"))
        .contains("localhost", "gz.gov.cn", "*.gz.gov.cn", "*.county.cn")
        .doesNotContain("10.0.0.0/8");
    var http = (org.w3c.dom.Element) proxies.item(1);
    assertThat(text(http, "protocol") + " " + text(http, "host") + " " + text(http, "port"))
        .isEqualTo("http 10.1.2.3 80");
  }

  private static Terminal.Answer demo(String... more) throws Exception {
    var words = new ArrayList<>(List.of("demo", "--county", SMALL));
    words.addAll(List.of(more));
    return checkout.type(usual, words.toArray(String[]::new));
  }

  private static Terminal.Answer well(Terminal.Answer answer) {
    assertThat(answer.exit()).as(answer.toString()).isZero();
    return answer;
  }

  /** How the page of what the demo writes last answers its leader. */
  private static int writtenLast(int port) {
    var leader = new PlainBrowser(port);
    leader.post("/sign-in", "county", SMALL, "login", "v001", "password", PASSWORD);
    var last = UUID.nameUUIDFromBytes("doorstep demo last 1".getBytes(UTF_8));
    return leader.get("/visits/" + last).status();
  }

  private static List<String> rows() throws Exception {
    try (var connection = Status.superuser(home, Running.find(home).orElseThrow());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select (select count(*) from engagements.engagement), (select count(*) from"
                    + " matters.step), (select count(*) from recipients.resident), (select count(*)"
                    + " from access.account)")) {
      row.next();
      return List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
  }

  /** A folder with the system's tools, but no Java. */
  private static Path tools(Checkout checkout) throws IOException {
    var tools = Files.createDirectory(checkout.folder().resolve("tools"));
    for (var tool : Set.of("sh", "dirname", "uname", "locale", "readlink", "grep", "awk")) {
      for (var folder : List.of("/usr/bin", "/bin")) {
        var there = Path.of(folder, tool);
        if (Files.exists(there) && Files.notExists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), there);
        }
      }
    }
    return tools;
  }

  private static String text(org.w3c.dom.Element proxy, String name) {
    return proxy.getElementsByTagName(name).item(0).getTextContent();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
