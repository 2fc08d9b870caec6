package org.doorstep.command;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A backup of the running program, and both ways back from it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupIT {

  static final String CONTENT =
      "select md5(coalesce(string_agg(id || said, ',' order by id), '')) from heard where id <= ";

  static Terminal original;
  static Path file;
  static String moment;
  static int before;
  static int after;

  @BeforeAll
  static void back_up_while_people_write() throws Exception {
    original = new Terminal(Homes.made());
    original.start();
    Files.createDirectories(original.home.keys());
    Files.writeString(original.home.keys().resolve("county.key"), "must-stay-outside");
    file = original.home.folder().resolve("a backup.tar.gz");
    try (var connection = connect(original)) {
      run(connection, "create table heard (id int primary key, said text not null)");
      attach(connection, "按了手印的信");
      var coming = Files.createDirectories(original.home.attachments().resolve("1/coming"));
      Files.writeString(coming.resolve("half.sent"), "not acknowledged");
      var writing = new Writing(connection);
      var thread = Thread.ofVirtual().start(writing);
      Terminal.await("somebody writes", ofSeconds(20), () -> writing.rows.get() > 100);
      before = writing.rows.get();
      original.typeWell("backup", file.toString());
      after = writing.rows.get();
      writing.stopped = true;
      thread.join();
      run(connection, "insert into heard values (1000000, 'in time')");
      attach(connection, "后来补交的照片");
      moment = ask(connection, "select clock_timestamp()::timestamp(3) || 'Z'");
      run(connection, "insert into heard values (1000001, 'too late')");
    }
    original.typeWell("stop");
  }

  @AfterAll
  static void clear() throws Exception {
    original.clear();
    Homes.remove();
  }

  @Test
  void restored_into_an_empty_folder_every_row_and_attachment_is_as_it_was() throws Exception {
    var restored = new Terminal(Homes.made().resolve("restored"));
    var said = restored.typeWell("restore", file.toString()).said();
    assertThat(said).contains("keys");

    restored.start();
    try (var there = connect(restored);
        var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(original.home.folder()));
        var here = connect(server)) {
      var rows = Integer.parseInt(ask(there, "select max(id) from heard"));
      assertThat(rows).isBetween(before, after);
      assertThat(ask(there, "select count(*) from heard")).isEqualTo(Integer.toString(rows));
      assertThat(ask(there, CONTENT + rows)).isEqualTo(ask(here, CONTENT + rows));
      var tables =
          "select string_agg(table_name, ',' order by table_name) from"
              + " information_schema.tables where table_schema = 'places'";
      assertThat(ask(there, tables)).isEqualTo(ask(here, tables)).contains("county");
      assertThat(attached(there, restored.home)).containsExactly("按了手印的信");
    } finally {
      restored.clear();
    }
    assertThat(restored.home.attachments().resolve("1/coming")).doesNotExist();
    assertThat(restored.home.keys()).doesNotExist();
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("must-stay-outside");
    }
  }

  @Test
  void restored_to_a_moment_what_was_written_later_is_not_there() throws Exception {
    var restored = new Terminal(Homes.made().resolve("restored"));
    restored.typeWell(
        "restore",
        file.toString(),
        "--to-time",
        moment,
        "--log",
        original.home.changes().toString());
    try (var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(restored.home.folder()));
        var there = connect(server)) {
      assertThat(ask(there, "select string_agg(said, ',') from heard where id >= 1000000"))
          .isEqualTo("in time");
      assertThat(attached(there, restored.home)).containsExactly("后来补交的照片", "按了手印的信");
    }
  }

  @Test
  void a_restore_writes_over_nothing() throws Exception {
    var answer = original.type("restore", file.toString());

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.complained()).containsAnyOf("already holds data", "is in use");
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("doorstep"), server.superuser(), server.superuserPassword());
  }

  private static Connection connect(Terminal terminal) throws SQLException {
    return Status.superuser(terminal.home, Running.find(terminal.home).orElseThrow());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Attaches a text as the program does: the bytes under their sha-256 first, then the row. */
  private static void attach(Connection connection, String text) throws Exception {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    var folder = original.home.attachments().resolve("1").resolve(sha256.substring(0, 2));
    Files.createDirectories(folder);
    Files.write(folder.resolve(sha256), bytes);
    run(
        connection,
        """
        insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at)
        values (1, gen_random_uuid(), 'matter', gen_random_uuid(), '-', 'pdf', %d, decode('%s', 'hex'), now())
        """
            .formatted(bytes.length, sha256));
  }

  /** What the rows say is attached, each read from the file its row names, byte by byte. */
  private static List<String> attached(Connection connection, Home home) throws Exception {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select encode(sha256, 'hex'), bytes from documents.attachment")) {
      while (rows.next()) {
        var sha256 = rows.getString(1);
        var bytes =
            Files.readAllBytes(
                home.attachments().resolve("1").resolve(sha256.substring(0, 2)).resolve(sha256));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
            .isEqualTo(sha256);
        assertThat((long) bytes.length).isEqualTo(rows.getLong(2));
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    Collections.sort(texts);
    return texts;
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Somebody who goes on writing. */
  private static final class Writing implements Runnable {

    private final Connection connection;
    private final AtomicInteger rows = new AtomicInteger();
    private volatile boolean stopped;

    Writing(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void run() {
      try (var insert = connection.prepareStatement("insert into heard values (?, ?)")) {
        while (!stopped) {
          insert.setInt(1, rows.get() + 1);
          insert.setString(2, "said at door " + rows.get());
          insert.executeUpdate();
          rows.incrementAndGet();
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
