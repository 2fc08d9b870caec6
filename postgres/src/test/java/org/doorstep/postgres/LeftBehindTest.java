package org.doorstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Programs and servers that die, and two that want the same folder. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeftBehindTest {

  @Test
  void a_second_start_in_the_same_program_is_told_who_holds_the_folder() throws Exception {
    var home = Homes.made();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      for (var tries = 0; tries < 2; tries++) {
        assertThatExceptionOfType(EmbeddedPostgresException.class)
            .isThrownBy(() -> EmbeddedPostgres.start(Homes.keptIn(home)))
            .withMessageContaining(
                "in use by process " + ProcessHandle.current().pid() + " (since ")
            .returns(Reason.FOLDER_IN_USE, EmbeddedPostgresException::reason);
      }
      assertThatThrownBy(() -> OtherProgram.start(home, "stolen"))
          .as("having said no to ourselves, nobody else gets in either")
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(Sql.ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_folder_of_a_living_program_is_refused_and_of_a_crashed_one_taken_over() throws Exception {
    var home = Homes.made();
    var other = OtherProgram.start(home, "first");
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(Homes.keptIn(home)))
        .withMessageContaining("in use by process " + other.process().pid() + " (since ");

    other.crash();
    assertThat(ProcessHandle.of(other.server())).as("the server outlives its program").isPresent();

    var stages = new ArrayList<Stage>();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home).withProgress(stages::add))) {
      assertThat(stages).containsExactly(Stage.TIDYING, Stage.STARTING);
      assertThat(postgres.pid()).isNotEqualTo(other.server());
      assertThat(Sql.ask(postgres, "select string_agg(door, ',') from visit")).isEqualTo("first");
    }
  }

  @Test
  void program_and_server_both_killed_lose_nothing() throws Exception {
    var home = Homes.made();
    var other = OtherProgram.start(home, "kept");
    ProcessHandle.of(other.server()).orElseThrow().destroyForcibly();
    other.crash();

    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      assertThat(Sql.ask(postgres, "select door from visit")).isEqualTo("kept");
    }
  }

  @Test
  void a_folder_may_be_named_as_people_name_folders() throws Exception {
    var home = Homes.fresh();
    var crashed = OtherProgram.startInOddFolder(home, "one");
    crashed.crash();

    var next = OtherProgram.startInOddFolder(home, "two");
    next.end();

    assertThat(next.said()).isEqualTo("one,two");
    assertThat(ProcessHandle.of(next.server())).as("the server stopped").isEmpty();
  }

  @Test
  void a_killed_server_is_noticed_and_brought_back_on_its_port() throws Exception {
    var home = Homes.made();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      Sql.run(postgres, "create table visit (door text); insert into visit values ('kept')");
      assertThat(postgres.ensureRunning()).isFalse();
      var port = postgres.port();
      var busy = Sql.connect(postgres);
      var asleep =
          Thread.startVirtualThread(() -> {
            try (busy;
                var statement = busy.createStatement()) {
              statement.execute("select pg_sleep(30)");
            } catch (SQLException cutOff) {
              // As it must be.
            }
          });
      var killed = ProcessHandle.of(postgres.pid()).orElseThrow();
      killed.destroyForcibly();
      killed.onExit().get(5, TimeUnit.SECONDS);

      assertThat(postgres.isRunning()).isFalse();
      assertThat(postgres.ensureRunning()).isTrue();
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(Sql.ask(postgres, "select door from visit")).isEqualTo("kept");
      assertThat(asleep.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void a_pid_that_now_belongs_to_somebody_else_does_not_stop_a_start() throws Exception {
    var home = Homes.made();
    EmbeddedPostgres.start(Homes.keptIn(home)).close();
    var mine = ProcessHandle.current().pid();
    Files.writeString(
        home.resolve("pg/postmaster.pid"), mine + "\n" + home.resolve("pg") + "\n0\n1\n\n\n\n\n");

    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      assertThat(Sql.ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_cluster_half_made_is_made_anew() throws Exception {
    var home = Homes.fresh();
    Folders.make(home.resolve("pg.new"), Folders.READABLE);
    Files.writeString(home.resolve("pg.new/PG_VERSION"), "18");

    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      assertThat(Sql.ask(postgres, "select 1")).isEqualTo("1");
    }
    assertThat(home.resolve("pg.new")).doesNotExist();
  }

  @Test
  void a_folder_in_the_way_is_named_with_what_to_do() throws Exception {
    var home = Homes.fresh();
    var above = home.getParent();
    assertThat(above).isNotNull();
    Files.setPosixFilePermissions(above, Folders.PRIVATE);
    if (ServerAccount.weAreRoot()) {
      assertThatExceptionOfType(EmbeddedPostgresException.class)
          .isThrownBy(() -> EmbeddedPostgres.start(Homes.keptIn(home)))
          .withMessageContaining("The folder " + above + " (rwx------) cannot be entered by")
          .withMessageContaining("chmod o+x")
          .returns(Reason.FOLDER_CLOSED, EmbeddedPostgresException::reason);
    } else {
      EmbeddedPostgres.start(Homes.keptIn(home)).close();
    }
  }
}
