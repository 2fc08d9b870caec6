package org.doorstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Backups of a running cluster, and every way back from them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoreTest {

  @Test
  void a_backup_taken_while_people_write_restores_on_its_own() throws Exception {
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(Homes.made()))) {
      Sql.run(postgres, "create table visit (id int primary key, heard text)");
      Sql.run(
          postgres,
          "insert into visit select n, repeat('x', 200) from generate_series(1, 20000) n");
      var writing = new Writing(postgres);
      var thread = Thread.ofVirtual().start(writing);
      var before = writing.count();
      var backup = backupOf(postgres);
      writing.stop();
      thread.join();

      var home = Homes.fresh();
      Restore.asItWas(new ByteArrayInputStream(backup), home);
      var stages = new ArrayList<Stage>();
      try (var restored = EmbeddedPostgres.start(Homes.keptIn(home).withProgress(stages::add))) {
        assertThat(stages).containsExactly(Stage.RECOVERING, Stage.STARTING);
        var rows = Integer.parseInt(Sql.ask(restored, "select count(*) from visit"));
        assertThat(rows).isBetween(20_000 + before, 20_000 + writing.count());
        assertThat(Sql.ask(restored, "select max(id) from visit"))
            .isEqualTo(Integer.toString(rows));
        assertThat(restored.superuserPassword()).isNotEqualTo(postgres.superuserPassword());
      }
      try (var restored = EmbeddedPostgres.start(Homes.keptIn(home))) {
        assertThat(restored.isRunning()).isTrue();
      }
    }
  }

  @Test
  void a_backup_and_the_kept_log_bring_back_any_later_moment() throws Exception {
    var wal = Homes.fresh().resolve("log of 100% o'clock");
    byte[] backup;
    Instant moment;
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(Homes.made()).withWalFolder(wal))) {
      Sql.run(postgres, "create table visit (door text); insert into visit values ('in backup')");
      backup = backupOf(postgres);
      Sql.run(postgres, "insert into visit values ('after backup')");
      moment = Sql.now(postgres);
      Sql.run(postgres, "insert into visit values ('too late')");
      var last = Sql.ask(postgres, "select pg_walfile_name(pg_switch_wal())");
      Sql.run(postgres, "checkpoint");
      awaitKept(postgres, last);
    }

    var toMoment = Homes.fresh();
    Restore.toMoment(new ByteArrayInputStream(backup), toMoment, wal, moment);
    try (var restored = EmbeddedPostgres.start(Homes.keptIn(toMoment).withWalFolder(wal))) {
      assertThat(doors(restored)).isEqualTo("after backup,in backup");
      Sql.run(restored, "insert into visit values ('new life')");
    }
    try (var restored = EmbeddedPostgres.start(Homes.keptIn(toMoment).withWalFolder(wal))) {
      assertThat(doors(restored)).isEqualTo("after backup,in backup,new life");
    }
    assertThat(toMoment.resolve("pg").resolve(Restore.CONFIGURATION)).doesNotExist();

    var asItWas = Homes.fresh();
    Restore.asItWas(new ByteArrayInputStream(backup), asItWas);
    try (var restored = EmbeddedPostgres.start(Homes.keptIn(asItWas))) {
      assertThat(doors(restored)).isEqualTo("in backup");
    }
  }

  @Test
  void the_latest_moment_is_the_last_the_kept_log_knows() throws Exception {
    var wal = Homes.fresh();
    byte[] backup;
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(Homes.made()).withWalFolder(wal))) {
      Sql.run(postgres, "create table visit (door text)");
      backup = backupOf(postgres);
      Sql.run(postgres, "insert into visit values ('last')");
      awaitKept(postgres, Sql.ask(postgres, "select pg_walfile_name(pg_switch_wal())"));
    }
    var home = Homes.fresh();
    Restore.toLatest(new ByteArrayInputStream(backup), home, wal);
    try (var restored = EmbeddedPostgres.start(Homes.keptIn(home).withWalFolder(wal))) {
      assertThat(doors(restored)).isEqualTo("last");
    }
  }

  @Test
  void a_restore_writes_over_nothing_and_a_cut_backup_leaves_nothing_to_start() throws Exception {
    var home = Homes.made();
    byte[] backup;
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      backup = backupOf(postgres);
    }
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> Restore.asItWas(new ByteArrayInputStream(backup), home))
        .withMessageContaining("already holds data");

    var cut = Arrays.copyOf(backup, backup.length / 2);
    var other = Homes.fresh();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Restore.asItWas(new ByteArrayInputStream(cut), other));
    assertThat(other.resolve("pg")).doesNotExist();
  }

  private static byte[] backupOf(EmbeddedPostgres postgres) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var connection = Sql.connect(postgres)) {
      BaseBackup.write(connection, out);
    }
    return out.toByteArray();
  }

  private static String doors(EmbeddedPostgres postgres) throws Exception {
    return Sql.ask(postgres, "select string_agg(door, ',' order by door) from visit");
  }

  private static void awaitKept(EmbeddedPostgres postgres, String piece) throws Exception {
    for (var tries = 0; tries < 200; tries++) {
      if (Sql.ask(
              postgres,
              "select coalesce(last_archived_wal, '') >= '" + piece + "' from pg_stat_archiver")
          .equals("t")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The log was not kept: " + piece);
  }

  /** Somebody who goes on recording visits. */
  private static final class Writing implements Runnable {
    private final EmbeddedPostgres postgres;
    private final AtomicInteger rows = new AtomicInteger();
    private volatile boolean stopped;

    Writing(EmbeddedPostgres postgres) {
      this.postgres = postgres;
    }

    @Override
    public void run() {
      try (var connection = Sql.connect(postgres);
          var insert = connection.prepareStatement("insert into visit values (?, ?)")) {
        while (!stopped) {
          insert.setInt(1, 20_000 + rows.get() + 1);
          insert.setString(2, "heard");
          insert.executeUpdate();
          rows.incrementAndGet();
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    int count() {
      return rows.get();
    }

    void stop() {
      stopped = true;
    }
  }
}
