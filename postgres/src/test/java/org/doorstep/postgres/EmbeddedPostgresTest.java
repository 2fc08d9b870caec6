package org.doorstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresTest {

  @Test
  void rows_are_there_after_a_restart_and_a_start_tells_what_it_does() throws Exception {
    var home = Homes.fresh();
    var first = new ArrayList<Stage>();
    String password;
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home).withProgress(first::add))) {
      password = postgres.superuserPassword();
      Sql.run(postgres, "create table visit (door text); insert into visit values ('岩洞村')");
    }
    var second = new ArrayList<Stage>();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home).withProgress(second::add))) {
      assertThat(Sql.ask(postgres, "select door from visit")).isEqualTo("岩洞村");
      assertThat(postgres.superuserPassword()).isEqualTo(password);
    }
    assertThat(first).endsWith(Stage.CREATING, Stage.STARTING);
    assertThat(second).containsExactly(Stage.STARTING);
  }

  @Test
  void what_was_unpacked_ahead_is_not_unpacked_by_the_start() throws Exception {
    var settings = EmbeddedPostgresSettings.in(Homes.fresh());
    var ahead = new ArrayList<Stage>();
    EmbeddedPostgres.unpack(settings.withProgress(ahead::add));
    var atStart = new ArrayList<Stage>();
    try (var postgres = EmbeddedPostgres.start(settings.withProgress(atStart::add))) {
      assertThat(Sql.ask(postgres, "select 1")).isEqualTo("1");
    }

    assertThat(ahead).containsExactly(Stage.UNPACKING);
    assertThat(atStart).containsExactly(Stage.CREATING, Stage.STARTING);
  }

  @Test
  void a_new_cluster_is_checked_sorted_by_code_point_and_knows_chinese_letters() throws Exception {
    try (var postgres = EmbeddedPostgres.start(Homes.throwaway())) {
      assertThat(Sql.ask(postgres, "show server_version")).startsWith(postgres.version());
      assertThat(Sql.ask(postgres, "show data_checksums")).isEqualTo("on");
      assertThat(Sql.ask(postgres, "show server_encoding")).isEqualTo("UTF8");
      assertThat(Sql.ask(postgres, "show jit")).isEqualTo("off");
      assertThat(Sql.ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.ask(postgres, "show unix_socket_directories")).isEmpty();
      assertThat(
              Sql.ask(
                  postgres,
                  "select datlocprovider::text || ' ' || datlocale from pg_database where datname ="
                      + " 'postgres'"))
          .isEqualTo("b C.UTF-8");
      Sql.run(postgres, "create extension pg_trgm");
      assertThat(Sql.ask(postgres, "select cardinality(show_trgm('饮水困难'))")).isEqualTo("5");
    }
  }

  @Test
  void nobody_signs_in_without_the_password_and_nobody_else_reads_it() throws Exception {
    var home = Homes.fresh();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guess"))
          .returns("28P01", SQLException::getSQLState);
      assertThat(Sql.ask(postgres, "select left(rolpassword, 13) from pg_authid where oid = 10"))
          .isEqualTo("SCRAM-SHA-256");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("superuser.password"))))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(postgres.dataDirectory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_throwaway_does_not_wait_for_the_disk_and_leaves_nothing() throws Exception {
    var settings = Homes.throwaway();
    var postgres = EmbeddedPostgres.start(settings);
    assertThat(Sql.ask(postgres, "show fsync")).isEqualTo("off");
    assertThat(Sql.ask(postgres, "show synchronous_commit")).isEqualTo("off");
    postgres.close();
    postgres.close();

    assertThat(settings.home()).doesNotExist();
    assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
  }

  @Test
  void the_callers_settings_win_and_a_wrong_one_is_named() throws Exception {
    var home = Homes.made();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home).with("work_mem", "5MB"))) {
      assertThat(Sql.ask(postgres, "show work_mem")).isEqualTo("5MB");
    }
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(
            () -> EmbeddedPostgres.start(Homes.keptIn(home).with("work_mem", "it's \\ much")))
        .withMessageContaining("PostgreSQL did not start")
        .withMessageContaining("postgres.log");
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      assertThat(postgres.isRunning()).isTrue();
    }
  }

  @Test
  void a_taken_port_is_refused_and_a_wanted_one_is_used() throws Exception {
    var home = Homes.made();
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = taken.getLocalPort();
      assertThatExceptionOfType(EmbeddedPostgresException.class)
          .isThrownBy(
              () -> EmbeddedPostgres.start(Homes.keptIn(home).withPort(taken.getLocalPort())))
          .withMessageContaining("Port " + port)
          .returns(Reason.PORT_TAKEN, EmbeddedPostgresException::reason);
    }
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home).withPort(port))) {
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(Sql.ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void data_of_another_major_version_are_refused_and_left_alone() throws Exception {
    var home = Homes.made();
    EmbeddedPostgres.start(Homes.keptIn(home)).close();
    var version = home.resolve("pg/PG_VERSION");
    var right = Files.readString(version);
    var configured = Files.getLastModifiedTime(home.resolve("pg/doorstep.conf"));
    Files.writeString(version, "15\n");

    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(Homes.keptIn(home)))
        .withMessageContaining("made by PostgreSQL 15 and this program brings PostgreSQL 18")
        .returns(Reason.OTHER_VERSION, EmbeddedPostgresException::reason);

    assertThat(Files.getLastModifiedTime(home.resolve("pg/doorstep.conf"))).isEqualTo(configured);
    Files.writeString(version, right);
    EmbeddedPostgres.start(Homes.keptIn(home)).close();
  }

  @Test
  void what_people_said_never_enters_the_log() throws Exception {
    var home = Homes.made();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      Sql.run(
          postgres, "create table said (words text primary key); insert into said values ('饮水')");
      for (var bad :
          List.of(
              "insert into said values ('饮水')",
              "select '饮水'::int",
              "select 饮水 from said",
              "do $$ begin raise exception '饮水'; end $$")) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Sql.run(postgres, bad));
      }
      try (var connection = Sql.connect(postgres);
          var statement = connection.prepareStatement("select ?::int")) {
        statement.setString(1, "饮水");
        assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeQuery);
      }
      // A worker that is killed makes the server name what it was doing, unless told otherwise.
      try (var connection = Sql.connect(postgres);
          var statement = connection.createStatement()) {
        try (var row = statement.executeQuery("select pg_backend_pid()")) {
          row.next();
          var worker = ProcessHandle.of(row.getLong(1)).orElseThrow();
          Thread.startVirtualThread(() -> {
            try {
              Thread.sleep(200);
            } catch (InterruptedException early) {
              Thread.currentThread().interrupt();
            }
            worker.destroyForcibly();
          });
        }
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("select '饮水', pg_sleep(20)"));
      }
      awaitRecovery(postgres);
    }
    var log = Files.readString(home.resolve("postgres.log"));
    assertThat(log).contains("was terminated by signal 9").doesNotContain("饮水");
  }

  private static void awaitRecovery(EmbeddedPostgres postgres) throws Exception {
    for (var tries = 0; tries < 200; tries++) {
      try {
        Sql.ask(postgres, "select 1");
        return;
      } catch (SQLException notYet) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("The server did not come back after one of its workers was killed");
  }
}
