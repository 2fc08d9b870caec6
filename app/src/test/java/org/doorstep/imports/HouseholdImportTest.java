package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.imports.TestFiles.idNumber;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.DatabaseForTests;
import org.doorstep.imports.Run.State;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;

@ProgramTest
@Timeout(120)
class HouseholdImportTest {

  private final Imports imports;
  private final Runs runs;
  private final Workbooks workbooks;
  private final DSLContext db;
  private final TestCounty county;
  private final ImportSteps steps;

  HouseholdImportTest(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Workbooks workbooks,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.imports = imports;
    this.runs = runs;
    this.workbooks = workbooks;
    this.db = db;
    this.county = counties.found();
    this.steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  @Test
  void a_file_is_shown_before_it_is_taken_and_taken_whole() {
    var run = read(file(rows(), residents()));

    assertThat(run.state()).isEqualTo(State.READ);
    assertThat(run.counts().get(Sheet.HOUSEHOLDS)).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(run.counts().get(Sheet.RESIDENTS)).isEqualTo(new Counts(3, 0, 0, 0));
    assertThat(count("recipient")).as("before anybody confirms").isZero();

    assertThat(take(run).state()).isEqualTo(State.TAKEN);
    assertThat(count("recipient")).isEqualTo(2);
    assertThat(count("resident")).isEqualTo(3);
    assertThat(count("search")).isEqualTo(2);
    assertThat(count("staged_recipient") + count("staged_resident")).isZero();
    assertThat(steps.audited())
        .contains("import.read", "import.checked", "import.confirm", "import.take");
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    take(read(file(rows(), residents())));

    var again = read(file(rows(), residents()));

    assertThat(again.counts().get(Sheet.HOUSEHOLDS)).isEqualTo(new Counts(0, 0, 2, 0));
    assertThat(again.counts().get(Sheet.RESIDENTS)).isEqualTo(new Counts(0, 0, 3, 0));
  }

  @Test
  void what_has_changed_is_written_over_and_the_rest_left_alone() {
    take(read(file(rows(), residents())));
    var moved = rows();
    moved.set(0, List.of("H1", "吴小明", county.zhanli, "三组", "13800138000", "脱贫户"));

    var run = read(file(moved, residents()));
    take(run);

    assertThat(run.counts().get(Sheet.HOUSEHOLDS)).isEqualTo(new Counts(0, 1, 1, 0));
    assertThat(
            steps.inCounty(() ->
                db.fetchValues(
                    "select distinct place from recipients.resident where county = ? and name like"
                        + " '吴%'",
                    county.key)))
        .as("residents move with their household")
        .isEqualTo(List.of(county.zhanli));
  }

  @Test
  void numbers_and_telephones_are_not_readable_in_the_database() {
    take(read(file(rows(), residents())));

    var kept =
        steps.inCounty(() ->
            db.fetch(
                    "select r::text || coalesce(encode(phone, 'escape'), '') ||"
                        + " coalesce(encode(id_number, 'escape'), '') from"
                        + " recipients.resident r where county = ?",
                    county.key)
                .format());

    assertThat(kept).doesNotContain(idNumber(1970, 3, 5, 123)).doesNotContain("13800138000");
  }

  @Test
  void every_bad_row_is_named_with_what_to_do() {
    var rows = rows();
    rows.add(List.of("H3", "", county.dadong));
    rows.add(List.of("H1", "石重复", county.dadong));
    rows.add(List.of("H4", "石乡镇", county.bingmei));
    rows.add(List.of("H5", "石外地", "110101001001", "", "12345", "富户"));
    var residents = residents();
    residents.add(List.of("H2", "潘校验", "子", wrongCheckDigit(idNumber(1990, 1, 1, 15))));
    residents.add(List.of("H2", "潘又来", "子", idNumber(1970, 3, 5, 123)));
    residents.add(List.of("H9", "潘无户", "子", idNumber(1990, 1, 1, 21)));
    residents.add(List.of("H3", "潘坏户", "子", idNumber(1990, 1, 1, 33)));
    residents.add(List.of("H2", "潘将来", "表叔", "", "男", "2031-01-01"));
    residents.add(List.of("H2", "潘日期", "子", "", "公", "不详", "", "外".repeat(200)));

    var run = read(file(rows, residents));

    assertThat(problems(run))
        .containsExactlyInAnyOrder(
            "households 4 name missing",
            "households 5 code twice",
            "households 6 place place-not-a-village",
            "households 7 place place-unknown",
            "households 7 phone phone",
            "households 7 categories unknown-choice",
            "residents 5 idNumber id-check-digit",
            "residents 6 idNumber twice",
            "residents 7 household household-unknown",
            "residents 8 household household-bad",
            "residents 9 relation unknown-choice",
            "residents 9 born date-in-future",
            "residents 10 sex unknown-choice",
            "residents 10 born date",
            "residents 10 away too-long");
    assertThat(steps.asAdministrator(() -> runs.bad(run.id(), Optional.empty(), 100)))
        .allSatisfy(bad ->
            assertThat(workbooks.whatToDo(bad, Locale.CHINESE)).doesNotContain("imports.", "{"));
  }

  @Test
  void somebody_already_with_another_household_is_not_taken_twice() {
    take(read(file(rows(), residents())));

    var run =
        read(
            file(
                List.of(List.of("H7", "石新户", county.basha)),
                List.of(List.of("H7", "吴小明", "户主", idNumber(1970, 3, 5, 123)))));

    assertThat(problems(run)).containsExactly("residents 2 idNumber id-elsewhere");
  }

  @Test
  void with_bad_rows_the_good_ones_are_taken_only_when_somebody_chooses_so() {
    var rows = rows();
    rows.add(List.of("H3", "", county.dadong));
    var run = read(file(rows, residents()));

    assertThat(
            steps.asAdministrator(() -> {
              try {
                imports.confirm(run.id(), false);
                return "taken";
              } catch (org.doorstep.shared.Refused refused) {
                return refused.reason().name();
              }
            }))
        .isEqualTo("BROKEN_RULE");
    steps.asAdministrator(() -> {
      imports.confirm(run.id(), true);
      return "";
    });

    assertThat(steps.await(run.id()).state()).isEqualTo(State.TAKEN);
    assertThat(count("recipient")).isEqualTo(2);
    assertThat(problems(run)).as("still there to be fetched").hasSize(1);
  }

  @Test
  void rows_handed_back_and_corrected_can_be_sent_as_they_are() throws Exception {
    var rows = rows();
    rows.add(List.of("H3", "", county.dadong));
    var run = read(file(rows, residents()));
    var back = Files.createTempFile("doorstep-test", ".xlsx");
    steps.asAdministrator(() -> {
      try (var out = Files.newOutputStream(back)) {
        workbooks.handBack(run.kind(), runs, run, Locale.ENGLISH, out);
      } catch (java.io.IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
      return "";
    });

    var again = read(back);

    assertThat(problems(again)).containsExactly("households 2 name missing");
  }

  @Test
  void killed_half_way_it_leaves_nothing() throws Exception {
    var run = read(file(rows(), residents()));
    try (var other = DriverManager.getConnection(url(), "postgres", password())) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute(
            "insert into recipients.recipient (county, id, kind, code, name, place, content) values (%d, '%s', 'household', 'H2', '另', '%s', '')"
                .formatted(county.key, UUID.randomUUID(), county.dadong));
        steps.asAdministrator(() -> {
          imports.confirm(run.id(), false);
          return "";
        });
        killWhoeverWaits(); // it has written H1 and waits for what becomes of H2
        other.rollback();
      }
    }

    assertThat(steps.await(run.id()).state()).isEqualTo(State.STOPPED);
    assertThat(count("recipient") + count("resident") + count("search")).isZero();
    assertThat(steps.audited()).contains("import.stop").doesNotContain("import.take");
  }

  @Test
  void a_register_changed_meanwhile_is_not_written_over() {
    var first = read(file(rows(), residents()));
    var second = read(file(rows(), residents()));
    take(first);

    var late = take(second);

    assertThat(late.state()).isEqualTo(State.STOPPED);
    assertThat(late.problem()).isEqualTo("imports.stopped.changed");
    assertThat(count("recipient")).isEqualTo(2);
  }

  @Test
  void two_text_files_in_the_charset_of_chinese_spreadsheets_are_read_too() throws Exception {
    var gb18030 = Charset.forName("GB18030");
    var households = Files.createTempFile("households", ".csv");
    var residents = Files.createTempFile("residents", ".csv");
    Files.write(
        households,
        "户编号,户主姓名,村代码,地址\nH1,吴小明,%s,\"大洞村,一组\"\n".formatted(county.dadong).getBytes(gb18030));
    Files.write(
        residents,
        "户编号,姓名,与户主关系,身份证号\nH1,吴小明,户主,%s\n".formatted(idNumber(1970, 3, 5, 123)).getBytes(gb18030));

    var run = read(households, residents);

    assertThat(run.all()).isEqualTo(new Counts(2, 0, 0, 0));
  }

  @Test
  void a_file_that_is_no_table_says_what_to_do() throws Exception {
    var picture = Files.createTempFile("picture", ".xlsx");
    Files.write(picture, new byte[] {'P', 'K', 3, 4, 0, 0});

    assertThat(read(picture).problem()).isEqualTo("imports.stopped.not-a-table");
    assertThat(read(TestFiles.workbook(new Content("x", List.of("a", "b"), List.of()))).problem())
        .isEqualTo("imports.stopped.no-sheet");
  }

  private List<List<String>> rows() {
    return new ArrayList<>(
        List.of(
            List.of("H1", "吴小明", county.dadong, "一组12号", "13800138000", "脱贫户、低保户"),
            List.of("H2", "潘大山", county.basha, "二组", "0855-6412345", "")));
  }

  private static List<List<String>> residents() {
    return new ArrayList<>(
        List.of(
            List.of("H1", "吴小明", "户主", idNumber(1970, 3, 5, 123), "", "", "13800138000", ""),
            List.of("H1", "吴小花", "女儿", "", "女", "2015-06-01", "", ""),
            List.of("H2", "潘大山", "户主", idNumber(1980, 12, 31, 17))));
  }

  private static Path file(List<List<String>> households, List<List<String>> residents) {
    return TestFiles.workbook(
        new Content("住户", TestFiles.HOUSEHOLDS, households),
        new Content("居民", TestFiles.RESIDENTS, residents));
  }

  private static String wrongCheckDigit(String number) {
    return number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
  }

  private Run read(Path... files) {
    return steps.read(ImportKind.HOUSEHOLDS, files);
  }

  private Run take(Run run) {
    return steps.take(run);
  }

  private List<String> problems(Run run) {
    return steps.problems(run);
  }

  private static void killWhoeverWaits() throws Exception {
    try (var superuser = DriverManager.getConnection(url(), "postgres", password());
        var statement = superuser.createStatement()) {
      while (true) {
        try (var killed =
            statement.executeQuery(
                "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type ="
                    + " 'Lock' and query like '%recipients.recipient%'")) {
          if (killed.next()) {
            return;
          }
        }
        Thread.sleep(20);
      }
    }
  }

  private static String url() {
    return DatabaseForTests.server().jdbcUrl("doorstep");
  }

  private static String password() {
    return DatabaseForTests.server().superuserPassword();
  }

  private int count(String table) {
    return steps.count("recipients." + table);
  }
}
