package org.doorstep.command;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The packed program, from its first start to its end, with the accidents between. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class StartIT {

  static Terminal terminal;
  static Terminal.Answer started;

  @BeforeAll
  static void start() throws Exception {
    terminal = new Terminal(Homes.made().resolve("空 格's 100%"));
    started = terminal.start();
  }

  @AfterAll
  static void clear() throws Exception {
    terminal.clear();
    Homes.remove();
  }

  @Test
  @Order(1)
  void it_is_ready_when_the_command_returns() throws Exception {
    assertThat(Terminal.get(started.port(), "/actuator/health")).isEqualTo(200);
    assertThat(Terminal.get(started.port(), "/sign-in")).isEqualTo(200);

    var status = terminal.typeWell("status", "--json").facts();
    assertThat(status)
        .containsEntry("running", true)
        .containsEntry("port", started.port())
        .containsEntry("data", terminal.home.folder().toString())
        .containsEntry("databaseAnswers", true)
        .containsKeys("since", "pid", "database", "counties");
    assertThat(terminal.typeWell("status").said()).contains("PostgreSQL 18").contains("none yet");
  }

  @Test
  @Order(1)
  void the_keys_lie_beside_the_data_and_nowhere_else() throws Exception {
    try (var beside = Files.list(terminal.home.keys());
        var within = Files.walk(terminal.home.folder())) {
      var keys = beside.map(file -> file.getFileName().toString()).toList();
      assertThat(keys).isNotEmpty();
      assertThat(within.map(file -> file.getFileName().toString()))
          .doesNotContainAnyElementsOf(keys);
    }
  }

  @Test
  @Order(2)
  void no_start_looks_for_what_the_program_consists_of_as_the_build_has_written_it_down()
      throws Exception {
    assertThat(Files.readString(terminal.home.log())).contains("Starting AOT-processed Doorstep");
  }

  @Test
  @Order(2)
  void a_second_start_on_the_folder_is_told_who_holds_it() throws Exception {
    var second = terminal.type("start", "--port", "0");

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.complained())
        .contains("is in use by process " + started.pid())
        .contains("http://localhost:" + started.port() + "/");
  }

  @Test
  @Order(3)
  void a_port_that_is_taken_is_said_before_anything_is_done() throws Exception {
    var elsewhere = new Terminal(Homes.made().resolve("not made"));

    var answer =
        elsewhere.type(
            "start", "--address", "127.0.0.1", "--port", Integer.toString(started.port()));

    assertThat(answer.complained()).contains("Port " + started.port() + " is taken");
    assertThat(elsewhere.home.folder()).doesNotExist();
  }

  @Test
  @Order(3)
  void a_start_that_fails_in_the_background_says_why() throws Exception {
    var elsewhere = new Terminal(Homes.made());
    Files.createDirectories(elsewhere.home.cluster());

    var answer = elsewhere.type("start", "--port", "0");

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.complained()).contains("holds no PostgreSQL data").doesNotContain("\tat ");
  }

  @Test
  @Order(4)
  void a_killed_database_is_back_within_seconds_and_health_is_honest_meanwhile() throws Exception {
    var before = terminal.postmaster();

    Terminal.kill(before);
    Terminal.await(
        "health says that the database is gone",
        ofSeconds(5),
        () -> Terminal.get(started.port(), "/actuator/health") == 503);
    Terminal.await(
        "the database is back",
        ofSeconds(15),
        () -> Terminal.get(started.port(), "/actuator/health") == 200);

    assertThat(terminal.postmaster()).isNotEqualTo(before);
    assertThat(Terminal.get(started.port(), "/sign-in")).isEqualTo(200);
  }

  @Test
  @Order(5)
  void a_killed_program_is_not_running_and_starts_again() throws Exception {
    Terminal.kill(started.pid());
    Terminal.await(
        "the program is gone", ofSeconds(10), () -> Running.find(terminal.home).isEmpty());
    assertThat(terminal.type("status").exit()).isEqualTo(Status.NOT_RUNNING);

    started = terminal.start();

    assertThat(Terminal.get(started.port(), "/actuator/health")).isEqualTo(200);
  }

  @Test
  @Order(6)
  void stopping_ends_the_program_and_its_database() throws Exception {
    var postmaster = terminal.postmaster();

    assertThat(terminal.typeWell("stop").said()).contains("Stopped.");

    assertThat(Terminal.get(started.port(), "/actuator/health")).isZero();
    assertThat(terminal.home.cluster().resolve("postmaster.pid")).doesNotExist();
    assertThat(commandLine(postmaster)).as("PostgreSQL has ended").isEmpty();
    assertThat(terminal.type("status", "--json").facts()).containsEntry("running", false);
  }

  /** Empty when the process has ended, also while nobody has taken note of its end. */
  private static String commandLine(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).orElse("");
  }
}
