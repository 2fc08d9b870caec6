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
import org.doorstep.bench.OneVillage;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.doorstep.testing.PlainBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/** A backup of the running program, and both ways back from it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupIT {

  static final String CONTENT =
      "select md5(coalesce(string_agg(id || said, ',' order by id), '')) from heard where id <= ";

  static final String COUNTY = "990001";
  static final String VILLAGE = COUNTY + "100201";
  static final String DOOR = "/doors/01980000-0000-7000-8000-00000000d001";
  static final String PASSWORD = "walk-to-every-door";
  static final String HEARD = "雨季以后水管常断";
  static final String WRITTEN = "路灯坏了三盏，夜里看不见路";
  static final String PHONE = "13700137003";
  static final byte[] LETTER = "%PDF-1.7\n按了手印的信".getBytes(StandardCharsets.UTF_8);

  static final String LETTER_SENT = new String(LETTER, StandardCharsets.UTF_8);

  static Terminal original;
  static Path file;
  static String moment;
  static String number;
  static int before;
  static int after;

  @BeforeAll
  static void back_up_while_people_write() throws Exception {
    original = new Terminal(Homes.made());
    var port = original.start().port();
    Files.createDirectories(original.home.keys());
    Files.writeString(original.home.keys().resolve("county.key"), "must-stay-outside");
    file = original.home.folder().resolve("a backup.tar.gz");
    try (var connection = connect(original)) {
      found(connection);
      number = visitAndRaise(port);
      run(connection, "create table heard (id int primary key, said text not null)");
      attach(connection, "按了手印的信");
      var coming = Files.createDirectories(original.home.attachments().resolve("1/coming"));
      Files.writeString(coming.resolve("half.sent"), "not acknowledged");
      var writing = new Writing(connection);
      var thread = Thread.ofVirtual().start(writing);
      Terminal.await("somebody writes", ofSeconds(20), () -> writing.rows.get() > 100);
      before = writing.rows.get();
      var written = original.typeWell("backup", file.toString(), "--json");
      assertThat(written.facts())
          .containsEntry("file", file.toString())
          .containsEntry("keys", original.home.keys().toString())
          .containsKeys("bytes", "from");
      assertThat(written.complained()).contains("keys");
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
    var answer = restored.typeWell("restore", file.toString(), "--json");
    assertThat(answer.facts())
        .containsEntry("data", restored.home.folder().toString())
        .containsEntry("keysThere", false);
    assertThat(answer.complained()).contains("keys");
    assertThat(restored.home.keys()).doesNotExist();

    // As somebody does who kept a copy of the keys elsewhere.
    FileSystemUtils.copyRecursively(original.home.keys(), restored.home.keys());
    isReadBy(restored.start().port());
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
      assertThat(attached(there, restored.home)).containsExactly(LETTER_SENT, "按了手印的信");
    } finally {
      restored.clear();
    }
    assertThat(restored.home.attachments().resolve("1/coming")).doesNotExist();
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
      assertThat(attached(there, restored.home)).containsExactly(LETTER_SENT, "后来补交的照片", "按了手印的信");
    }
  }

  @Test
  void a_restore_writes_over_nothing() throws Exception {
    var answer = original.type("restore", file.toString());

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.complained()).containsAnyOf("already holds data", "is in use");
  }

  /** One village with one door, somebody who goes there, and the office of its township. */
  private static void found(Connection connection) throws SQLException {
    OneVillage.found(connection);
    run(
        connection,
        """
        insert into staff.official (county, id, code, name, search) values
          (1, md5('wu')::uuid, 'S1', '吴干部', ''), (1, md5('yang')::uuid, 'S2', '杨主任', '');
        insert into staff.post (county, id, official, unit, role, title, from_day) values
          (1, md5('p1')::uuid, md5('wu')::uuid, md5('g')::uuid, 'OFFICIAL', '驻村干部', '2026-01-01'),
          (1, md5('p2')::uuid, md5('yang')::uuid, md5('t')::uuid, 'TOWNSHIP_OFFICE', '主任', '2026-01-01');
        insert into access.account (county, official, login, password, must_change) values
          (1, md5('wu')::uuid, 'wu', '%1$s', false), (1, md5('yang')::uuid, 'yang', '%1$s', false);
        insert into recipients.recipient (county, id, kind, code, name, place, content) values
          (1, '%2$s', 'household', 'H1', '石有才', '%3$s', '');
        """
            .formatted(
                new BCryptPasswordEncoder(4).encode(PASSWORD),
                DOOR.substring("/doors/".length()),
                VILLAGE));
  }

  /** A visit is written down, and somebody writes with a letter and a telephone, kept sealed. */
  private static String visitAndRaise(int port) {
    assertThat(signedIn(port, "wu").fill(DOOR + "/visit", "heard", HEARD).status()).isEqualTo(302);
    var resident = new PlainBrowser(port);
    var path = "/c/" + COUNTY + "/raise";
    var fields =
        new ArrayList<>(
            List.of("what", WRITTEN, "kind", "problem", "village", VILLAGE, "name", "石有才"));
    fields.addAll(List.of("township", COUNTY + "100", "phone", PHONE));
    for (var hidden :
        resident.get(path).page().select("main form [type=hidden]:not([name=_csrf])")) {
      fields.addAll(List.of(hidden.attr("name"), hidden.val()));
    }
    var raised = resident.upload(path, "files", "信.pdf", LETTER, fields.toArray(String[]::new));
    return resident.follow(raised).plates().getFirst();
  }

  /** Whoever could sign in can, and reads what was said, sent and sealed. */
  private static void isReadBy(int port) {
    assertThat(signedIn(port, "wu").get(DOOR).words()).contains(HEARD);
    var township = signedIn(port, "yang");
    var matter = township.get("/matters/" + number);
    assertThat(matter.words()).contains(WRITTEN).doesNotContain(PHONE);
    var letter = matter.page().select("main a[href^=/attachments/]").attr("href");
    assertThat(township.get(letter).text())
        .isEqualTo(new String(LETTER, StandardCharsets.ISO_8859_1));
    assertThat(township.post("/matters/" + number + "/telephone").words()).contains(PHONE);
  }

  private static PlainBrowser signedIn(int port, String login) {
    var browser = new PlainBrowser(port);
    var answer = browser.post("/sign-in", "county", COUNTY, "login", login, "password", PASSWORD);
    assertThat(answer.status()).as(answer.words()).isEqualTo(302);
    return browser;
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
