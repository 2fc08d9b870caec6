package org.doorstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Registers brought in by the packed program on the command line, as a county is set up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportIT {

  static final String COUNTY = "900001";
  static final String LATEST =
      "select concat_ws(' ', state, problem) from imports.run order by started_at desc limit 1";
  static Terminal terminal;
  static Path folder;

  @BeforeAll
  static void start_and_found_a_county() throws Exception {
    Terminal.learn();
    folder = Files.createDirectories(Homes.made().resolve("名册"));
    terminal = new Terminal(Homes.made());
    terminal.start();
    sql(
        "insert into places.county (county, code, name, founded) values (1, '900001', '从江县',"
            + " now())",
        """
        insert into places.place (county, code, name, parent, level)
        values (1, '900001', '从江县', null, 3), (1, '900001100', '丙妹镇', '900001', 4),
          (1, '900001100201', '大洞村', '900001100', 5)
        """);
  }

  @AfterAll
  static void clear() throws Exception {
    terminal.clear();
    Homes.remove();
  }

  @Test
  @Order(1)
  void while_the_program_runs_units_and_officials_are_told_by_their_heads() throws Exception {
    var units =
        csv(
            "单位.csv",
            "单位编号,单位名称,类型,上级单位编号,地区代码",
            "CO,县工作办公室,县办,,900001",
            "G1,大洞村工作组,村工作组,CO,900001100201");
    var officials =
        csv(
            "officials.csv",
            "Staff code,Name,Unit code,Role,Title,Login,Initial password",
            "A1,吉管理,CO,administrator,管理员,ji,walk-to-every-door");

    assertThat(imported(units).said()).contains("Register: Units", "2 new", "Taken in");
    assertThat(imported(officials).said()).contains("Register: Officials", "1 new");
    assertThat(ask("select count(*) from access.account")).isEqualTo("1");
    assertThat(
            ask(
                "select facts ->> 'reason' from audit.entry where action = 'import.take' and role ="
                    + " 'SYSTEM' limit 1"))
        .isEqualTo("command line");
  }

  @Test
  @Order(2)
  void while_no_program_runs_a_workbook_is_taken_and_once_more_changes_nothing() throws Exception {
    terminal.typeWell("stop");
    var file =
        workbook(List.of("H1", "吴小明", "900001100201"), List.of("H1", "吴小花", "女儿", "2015-06-01"));

    var first = imported(file);
    var again = terminal.typeWell("import", file.toString(), "--county", COUNTY, "--json");

    assertThat(first.said()).contains("Households: 1 new", "Residents: 1 new");
    assertThat(again.facts())
        .containsEntry("done", true)
        .containsEntry("state", "same")
        .containsEntry("kind", "households");
    assertThat(file).as("the file is the reader's own").exists();
    terminal.start();
    assertThat(ask("select count(*) from recipients.resident")).isEqualTo("1");
    assertThat(ask("select max(version) from recipients.recipient")).isEqualTo("0");
  }

  @Test
  @Order(3)
  void bad_rows_are_named_with_what_to_do_and_nothing_is_taken_unless_asked() throws Exception {
    var file = workbook(List.of("H2", "", "900001100201"), List.of("H1", "吴二", "邻居", "2010-01-01"));
    var good =
        csv("good.csv", "企业编号,企业名称,村代码,电话", "E1,大洞茶厂,900001100201,", "E2,坏厂,900001100201,12345");
    var back = folder.resolve("back.xlsx");

    var refused =
        terminal.type("import", file.toString(), "--county", COUNTY, "--bad-rows", back.toString());
    var preview = terminal.type("import", good.toString(), "--county", COUNTY, "--preview");
    assertThat(ask("select count(*) from recipients.recipient")).isEqualTo("1");
    var taken = terminal.typeWell("import", good.toString(), "--county", COUNTY, "--good-rows");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.said())
        .contains(
            "Households, row 2, Head of household: Nothing is entered.",
            "Residents, row 2, Relation to head: Not one of the words");
    assertThat(refused.complained()).contains("2 rows are bad");
    try (var book = new ReadableWorkbook(back.toFile())) {
      assertThat(book.getFirstSheet().read().get(1).getCellText(0)).isEqualTo("H2");
    }
    assertThat(preview.exit()).isEqualTo(1);
    assertThat(preview.said()).contains("Enterprises, row 3, Telephone: Not a telephone number");
    assertThat(taken.said()).contains("Enterprises: 1 new, 0 changed, 0 the same, 1 bad");
    assertThat(ask("select string_agg(code, ',' order by code) from recipients.recipient"))
        .isEqualTo("E1,H1");
  }

  @Test
  @Order(4)
  void what_is_no_register_of_a_county_here_is_said_in_one_sentence() throws Exception {
    var letter = csv("letter.csv", "尊敬的领导,你好", "a,b");

    assertThat(terminal.type("import", letter.toString(), "--county", COUNTY))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(1))
        .satisfies(answer -> assertThat(answer.complained()).contains("those of no register"));
    assertThat(terminal.type("import", letter.toString(), "--county", COUNTY, "--kind", "cows"))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.complained()).contains("households, units"));
    assertThat(terminal.type("import", letter.toString()).exit()).isEqualTo(2);
    assertThat(terminal.type("import", "--help").said()).contains("--good-rows");
  }

  @Test
  @Order(5)
  void killed_half_way_it_leaves_nothing_and_the_same_file_goes_through_afterwards()
      throws Exception {
    var lines = new ArrayList<String>();
    lines.add("企业编号,企业名称,村代码");
    IntStream.range(0, 15_000).forEach(row -> lines.add("K" + row + ",大洞茶厂,900001100201"));
    var file = csv("many.csv", lines.toArray(String[]::new));
    var before = ask("select count(*) from recipients.recipient");

    var killed = terminal.begin("import", file.toString(), "--county", COUNTY);
    Terminal.await(
        "it is half-way",
        Duration.ofSeconds(60),
        () -> !ask("select count(*) from recipients.staged_recipient").equals("0"));
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();
    assertThat(ask(LATEST)).isIn("reading", "taking");
    assertThat(ask("select count(*) from recipients.recipient")).isEqualTo(before);

    // A minute later, by what it said last; and the clock of the sweep has run out.
    sql(
        "update imports.run set seen_at = seen_at - interval '2 minutes' where state in ('reading',"
            + " 'taking')",
        "update scheduler.task set execution_time = now() where task_name = 'imports.sweep'");
    Terminal.await(
        "the running program has ended it",
        Duration.ofSeconds(60),
        () -> ask(LATEST).equals("stopped imports.stopped.lost"));
    assertThat(ask("select count(*) from recipients.staged_recipient")).isEqualTo("0");
    assertThat(ask("select count(*) from recipients.recipient")).isEqualTo(before);

    assertThat(imported(file).said()).contains("Enterprises: 15,000 new", "Taken in");
    assertThat(ask("select count(*) from recipients.staged_recipient")).isEqualTo("0");
  }

  private static Terminal.Answer imported(Path file) throws Exception {
    return terminal.typeWell("import", file.toString(), "--county", COUNTY);
  }

  private static Path csv(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static Path workbook(List<String> household, List<String> resident) throws IOException {
    var file = folder.resolve("住户 " + Objects.hash(household, resident) + ".xlsx");
    var sheets = new ArrayList<Map.Entry<List<String>, List<String>>>();
    sheets.add(Map.entry(List.of("户编号", "户主姓名", "村代码"), household));
    sheets.add(Map.entry(List.of("户编号", "姓名", "与户主关系", "出生日期"), resident));
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      for (var sheet : sheets) {
        var page = book.newWorksheet(sheet.getKey().get(1));
        for (var at = 0; at < sheet.getKey().size(); at++) {
          page.value(0, at, sheet.getKey().get(at));
          page.value(1, at, sheet.getValue().get(at));
        }
        page.finish();
      }
    }
    return file;
  }

  private static void sql(String... statements) throws Exception {
    try (var connection =
            Status.superuser(terminal.home, Running.find(terminal.home).orElseThrow());
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  private static String ask(String sql) throws Exception {
    try (var connection =
            Status.superuser(terminal.home, Running.find(terminal.home).orElseThrow());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
