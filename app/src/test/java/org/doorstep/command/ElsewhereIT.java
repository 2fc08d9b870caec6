package org.doorstep.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doorstep.Postgres15;
import org.doorstep.bench.OneVillage;
import org.doorstep.imports.TestFiles;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The packed program on a PostgreSQL that somebody else runs: a county's first day, a restart, and
 * what the log says of it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class ElsewhereIT {

  static final String COUNTY = "990001";
  static final String VILLAGE = COUNTY + "100201";
  static final String ADMINISTRATOR = "吉管理";
  static final String OFFICIAL = "吴干部";
  static final String HEAD = "石有才";
  static final String CHILD = "石小花";
  static final String HEARD = "雨季以后水管常断";
  static final String PROBLEM = "三组自来水管断了两处，老人要挑水吃";
  static final String PROMISE = "带农技员来看蜂箱";
  static final String WRITTEN = "路灯坏了三盏，夜里看不见路";
  static final String HOUSE_PHONE = "13800138001";
  static final String OFFICIAL_PHONE = "13900139002";
  static final String PAGE_PHONE = "13700137003";
  static final String HEAD_NUMBER = TestFiles.idNumber(1968, 3, 9, 101);
  static final String CHILD_NUMBER = TestFiles.idNumber(2015, 6, 1, 102);
  static final String FIRST_PASSWORD = "walk-to-every-door";
  static final String OWN_PASSWORD = "listen-at-every-door";

  /** What no log may say: who people are, how to reach them, what they said, how they sign in. */
  static final List<String> PERSONAL =
      List.of(
          ADMINISTRATOR,
          OFFICIAL,
          HEAD,
          CHILD,
          HEARD,
          PROBLEM,
          PROMISE,
          WRITTEN,
          HOUSE_PHONE,
          OFFICIAL_PHONE,
          PAGE_PHONE,
          HEAD_NUMBER,
          CHILD_NUMBER,
          FIRST_PASSWORD,
          OWN_PASSWORD);

  private static final Pattern DOOR = Pattern.compile("href=\"/doors/([0-9a-f-]{36})\"");

  static Postgres15 server;
  static Terminal terminal;
  static int port;
  static PlainBrowser wu;

  @BeforeAll
  static void start_on_a_database_that_runs() throws Exception {
    server = Postgres15.start();
    terminal =
        new Terminal(
            Homes.made(),
            Map.of(
                DatabaseServer.URL, server.jdbcUrl(),
                DatabaseServer.OWNER_PASSWORD, Postgres15.OWNER_PASSWORD,
                DatabaseServer.APP_PASSWORD, Postgres15.APP_PASSWORD));
    port = terminal.start().port();
    wu = new PlainBrowser(port);
    found();
  }

  @AfterAll
  static void clear() throws Exception {
    terminal.clear();
    server.close();
    Homes.remove();
  }

  @Test
  @Order(1)
  void it_serves_pages_from_a_database_it_did_not_start_and_keeps_none_of_its_own()
      throws Exception {
    assertThat(Terminal.get(port, "/actuator/health")).isEqualTo(200);
    assertThat(new PlainBrowser(port).get("/c/" + COUNTY + "/raise").words()).contains("丙妹镇");
    assertThat(terminal.home.cluster()).doesNotExist();
    assertThat(terminal.typeWell("status").said()).contains("PostgreSQL 15", "从江县");
  }

  @Test
  @Order(2)
  void registers_are_brought_in_a_visit_is_recorded_and_a_resident_follows_what_became_of_it()
      throws Exception {
    var ji = new PlainBrowser(port);
    signsIn(ji, "ji");
    run("alter table recipients.recipient add constraint refused check (false) not valid");
    assertThat(taken(ji, "households", households()).words()).doesNotContain("新增 2");
    run("alter table recipients.recipient drop constraint refused");
    taken(ji, "households", households());
    taken(ji, "officials", officials());
    ji.upload("/admin/import/officials", "file", OFFICIAL + ".csv", "no table".getBytes(UTF_8));

    assertThat(new PlainBrowser(port).post("/sign-in", signIn(OFFICIAL, "wrong")).status())
        .isLessThan(500);
    signsIn(wu, "wu");
    well(
        wu.fill(
            "/password", "present", FIRST_PASSWORD, "wanted", OWN_PASSWORD, "again", OWN_PASSWORD));
    var found = DOOR.matcher(wu.post("/doors/find", "typed", HEAD).text());
    assertThat(found.find()).isTrue();
    var path = "/doors/" + found.group(1) + "/visit";
    run("alter table engagements.engagement add constraint refused check (false) not valid");
    assertThat(visit(path).status()).isBetween(400, 499);
    run("alter table engagements.engagement drop constraint refused");
    run("revoke insert on engagements.engagement from doorstep_app");
    assertThat(visit(path).status()).isGreaterThanOrEqualTo(500);
    run("grant insert on engagements.engagement to doorstep_app");
    var slip = visit(path);
    well(slip);
    var plates = wu.follow(slip).plates();
    assertThat(plates).hasSize(2);

    var resident = new PlainBrowser(port);
    var follow = "/c/" + COUNTY + "/follow";
    var shown = resident.fill(follow, "number", plates.get(0), "follow", plates.get(1));
    assertThat(resident.follow(shown).words()).contains(PROBLEM);
    var raised =
        resident.fill(
            "/c/" + COUNTY + "/raise",
            "what",
            WRITTEN,
            "kind",
            "problem",
            "village",
            VILLAGE,
            "township",
            COUNTY + "100",
            "name",
            HEAD,
            "phone",
            PAGE_PHONE);
    well(raised);
    assertThat(resident.follow(raised).plates()).hasSize(2);
  }

  @Test
  @Order(3)
  void whoever_is_signed_in_stays_so_when_the_program_is_started_anew() throws Exception {
    assertThat(wu.get("/doors").status()).isEqualTo(200);

    terminal.typeWell("stop");
    assertThat(Terminal.get(port, "/sign-in")).as("it has stopped").isZero();
    terminal.start(port);

    var doors = wu.get("/doors");
    assertThat(doors.status()).isEqualTo(200);
    assertThat(doors.page().text()).contains(OFFICIAL);
    assertThat(new PlainBrowser(port).get("/doors").to()).as("nobody else").contains("/sign-in");
  }

  @Test
  @Order(4)
  void nothing_of_it_stands_in_the_log_not_even_where_the_database_refused_it() throws Exception {
    var log = Files.readString(terminal.home.log()) + Files.readString(terminal.home.startLog());

    assertThat(log)
        .contains("Ready on port", "ERROR", "A rule of the database held", "permission denied");
    assertThat(PERSONAL).allSatisfy(personal -> assertThat(log).doesNotContain(personal));
  }

  private static Answer visit(String path) {
    return wu.fill(
        path,
        "heard",
        HEARD,
        "problem",
        PROBLEM,
        "promise",
        PROMISE,
        "promise-by",
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(8).toString());
  }

  private static byte[] households() throws Exception {
    return Files.readAllBytes(
        TestFiles.workbook(
            new Content(
                "户",
                TestFiles.HOUSEHOLDS,
                List.of(List.of("H1", HEAD, VILLAGE, "三组", HOUSE_PHONE, ""))),
            new Content(
                "人",
                TestFiles.RESIDENTS,
                List.of(
                    List.of("H1", HEAD, "户主", HEAD_NUMBER, "男", "1968-03-09", HOUSE_PHONE, ""),
                    List.of("H1", CHILD, "女儿", CHILD_NUMBER, "女", "2015-06-01", "", "")))));
  }

  private static byte[] officials() throws Exception {
    return Files.readAllBytes(
        TestFiles.workbook(
            new Content(
                "干部",
                TestFiles.OFFICIALS,
                List.of(
                    List.of(
                        "S1",
                        OFFICIAL,
                        "G1",
                        "驻村干部",
                        "驻村干部",
                        "2026-01-01",
                        OFFICIAL_PHONE,
                        "wu",
                        FIRST_PASSWORD)))));
  }

  /** Sends a register and takes it; the page of the run as it is in the end. */
  private static Answer taken(PlainBrowser ji, String kind, byte[] file) throws Exception {
    var sent = ji.upload("/admin/import/" + kind, "file", OFFICIAL + HEAD + ".xlsx", file);
    settled(ji, sent.to());
    well(ji.post(sent.to() + "/take"));
    return settled(ji, sent.to());
  }

  private static Answer settled(PlainBrowser browser, String path) throws Exception {
    Terminal.await(
        "the file is read",
        Duration.ofSeconds(30),
        () -> browser.get(path).page().select("progress").isEmpty());
    return browser.get(path);
  }

  private static void signsIn(PlainBrowser browser, String login) {
    assertThat(browser.post("/sign-in", signIn(login, FIRST_PASSWORD)).status()).isEqualTo(302);
  }

  private static String[] signIn(String login, String password) {
    return new String[] {"county", COUNTY, "login", login, "password", password};
  }

  private static void well(Answer answer) {
    assertThat(answer.status()).as(answer.words()).isLessThan(400);
  }

  private static void run(String sql) throws Exception {
    try (var connection = server.superuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One village, its offices, and the administrator who brings in the rest. */
  private static void found() throws Exception {
    try (var superuser = server.superuser()) {
      OneVillage.found(superuser);
    }
    run(
        """
        insert into staff.official (county, id, code, name, search) values (1, md5('ji')::uuid, 'A1', '%s', '');
        insert into staff.post (county, id, official, unit, role, title, from_day)
        values (1, md5('post')::uuid, md5('ji')::uuid, md5('c')::uuid, 'ADMINISTRATOR', '管理员', '2026-01-01');
        insert into access.account (county, official, login, password, must_change)
        values (1, md5('ji')::uuid, 'ji', '%s', false);
        """
            .formatted(ADMINISTRATOR, new BCryptPasswordEncoder(4).encode(FIRST_PASSWORD)));
  }
}
