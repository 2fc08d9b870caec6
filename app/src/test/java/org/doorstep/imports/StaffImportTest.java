package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.doorstep.imports.TestFiles.OFFICIALS;
import static org.doorstep.imports.TestFiles.UNITS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.doorstep.imports.Run.State;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;

/** Units and officials from a table. */
@ProgramTest
@Timeout(120)
class StaffImportTest {

  private final TestCounties counties;
  private final Imports imports;
  private final Runs runs;
  private final Workbooks workbooks;
  private final Units units;
  private final Officials officials;
  private final DSLContext db;
  private final PlatformTransactionManager transactions;
  private final Clock clock;
  private TestCounty county;
  private ImportSteps steps;

  StaffImportTest(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Workbooks workbooks,
      Units units,
      Officials officials,
      DSLContext db,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.counties = counties;
    this.imports = imports;
    this.runs = runs;
    this.workbooks = workbooks;
    this.units = units;
    this.officials = officials;
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
    this.county = counties.found();
    this.steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  @BeforeEach
  void found() {
    county = counties.found();
    steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void every_register_has_a_template_with_its_heads_and_notes_in_both_languages(ImportKind kind)
      throws Exception {
    var file = Files.createTempFile("template", ".xlsx");
    try (var out = Files.newOutputStream(file)) {
      workbooks.template(kind, out);
    }

    try (var book = new ReadableWorkbook(file.toFile())) {
      var sheets = book.getSheets().toList();
      assertThat(sheets).hasSize(kind.sheets().size() + 1);
      for (var at = 0; at < kind.sheets().size(); at++) {
        var heads = sheets.get(at).read().getFirst();
        assertThat(heads.getCellCount()).isEqualTo(kind.sheets().get(at).columns().size());
        assertThat(heads.getCellText(0)).matches("\\p{IsHan}+ [A-Z].* \\*");
      }
      assertThat(sheets.getLast().read().toString()).doesNotContain("imports.");
    }
    assertThat(steps.read(kind, file).all()).as("an empty template").isEqualTo(Counts.NONE);
  }

  @Test
  void units_may_stand_before_or_after_the_one_above_them_and_are_taken_once() {
    var file =
        List.of(
            unit("V9", "新村工作组", "村工作组", "T9", county.zhanli),
            unit("T9", "新乡办公室", "乡镇办", "CO", county.gaozeng));

    var run = steps.read(ImportKind.UNITS, units(file));
    assertThat(run.all()).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(unitCount()).as("before anybody confirms").isEqualTo(8);
    assertThat(steps.take(run).state()).isEqualTo(State.TAKEN);

    assertThat(unitCount()).isEqualTo(10);
    assertThat(
            steps.ask(
                "select p.code from staff.unit u join staff.unit p on p.county = u.county and p.id"
                    + " = u.parent where u.county = ? and u.code = 'V9'"))
        .containsExactly("T9");
    assertThat(steps.audited())
        .contains("import.read", "import.confirm", "import.take", "unit.add");
    assertThat(steps.read(ImportKind.UNITS, units(file)).all()).isEqualTo(new Counts(0, 0, 2, 0));
  }

  @Test
  void what_a_list_says_of_a_known_unit_is_written_over_the_register() {
    var run =
        steps.read(
            ImportKind.UNITS, units(List.of(unit("G3", "占里村驻村工作组", "村工作组", "T1", county.basha))));

    assertThat(run.all()).isEqualTo(new Counts(0, 1, 0, 0));
    steps.take(run);

    var moved = steps.asAdministrator(() -> units.get(county.zhanliGroup.id()));
    assertThat(moved.name()).isEqualTo("占里村驻村工作组");
    assertThat(moved.parent()).isEqualTo(county.bingmeiOffice.id());
    assertThat(steps.audited()).contains("unit.change");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',  新单位, 部门,   CO, COUNTY, code missing
          N1,  '',     部门,   CO, COUNTY, name missing
          N1,  新单位, '',     CO, COUNTY, kind missing
          N1,  新单位, 部门,   CO, '',     place missing
          N1,  新单位, 派出所, CO, COUNTY, kind unknown-choice
          N1,  新单位, 部门,   XX, COUNTY, parent unit-unknown
          N1,  新单位, 部门,   CO, 110101, place place-unknown
          N1,  新单位, 部门,   N1, COUNTY, parent unit-below-itself
          T1,  新单位, 乡镇办, G1, COUNTY, parent unit-below-itself
          """)
  void a_bad_unit_is_named_by_row_and_column(
      String code, String name, String kind, String parent, String place, String problem) {
    var where = place.equals("COUNTY") ? county.code : place;

    var run =
        steps.read(
            ImportKind.UNITS,
            units(
                List.of(
                    unit("N0", "好单位", "部门", "CO", county.code),
                    unit(code, name, kind, parent, where))));

    assertThat(steps.problems(run)).containsExactly("units 3 " + problem);
    assertThat(run.all()).isEqualTo(new Counts(1, 0, 0, 1));
    saysWhatToDo(run);
  }

  @Test
  void units_that_hang_on_each_other_are_bad_together() {
    var run =
        steps.read(
            ImportKind.UNITS,
            units(
                List.of(
                    unit("A1", "甲", "部门", "A2", county.code),
                    unit("A2", "乙", "部门", "A1", county.code),
                    unit("A3", "长".repeat(121), "部门", "CO", county.code),
                    unit("A4", "丁", "部门", "A3", county.code),
                    unit("A4", "戊", "部门", "CO", county.code))));

    assertThat(steps.problems(run))
        .containsExactly(
            "units 2 parent unit-below-itself",
            "units 3 parent unit-below-itself",
            "units 4 name too-long",
            "units 5 parent unit-above-bad",
            "units 6 code twice");
    saysWhatToDo(run);
  }

  @Test
  void a_unit_that_works_no_more_is_not_brought_back_by_a_list() {
    steps.asAdministrator(() -> {
      units.end(county.roads.id(), today());
      return "";
    });

    var run =
        steps.read(ImportKind.UNITS, units(List.of(unit("D2", "交通运输局", "部门", "CO", county.code))));

    assertThat(steps.problems(run)).containsExactly("units 2 code unit-ended");
    saysWhatToDo(run);
  }

  @Test
  void officials_come_with_their_post_and_an_account_and_are_found_by_name() {
    var file =
        officials(
            List.of(
                official(
                    "N1",
                    "单新人",
                    "G1",
                    "干部",
                    "驻村干部",
                    "2026-03-05",
                    "13800138000",
                    "Shan.X",
                    "walk-every-day"),
                official("N2", "解新人", "D1", "部门", "科员")));

    var run = steps.read(ImportKind.OFFICIALS, file);
    assertThat(run.all()).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(steps.take(run).state()).isEqualTo(State.TAKEN);

    assertThat(
            steps.ask(
                "select o.name || ' ' || p.title || ' ' || p.from_day || ' ' || a.login || ' ' ||"
                    + " a.must_change from staff.official o join staff.post p on p.county ="
                    + " o.county and p.official = o.id join access.account a on a.county ="
                    + " o.county and a.official = o.id where o.county = ? and o.code = 'N1'"))
        .containsExactly("单新人 驻村干部 2026-03-05 shan.x true");
    assertThat(
            steps.ask(
                "select code from staff.official where county = ? and search @@ 'shan:*'::tsquery"))
        .contains("N1");
    assertThat(
            steps.ask(
                "select coalesce(encode(phone, 'escape'), '') from staff.official where county ="
                    + " ? and code = 'N1'"))
        .allSatisfy(phone -> assertThat(phone).doesNotContain("13800138000"));
    assertThat(steps.audited()).contains("official.put", "account.open", "import.take");
  }

  @Test
  void the_same_list_of_officials_twice_changes_nothing() {
    var rows =
        List.of(
            official(
                "N1",
                "单新人",
                "G1",
                "干部",
                "驻村干部",
                "2026-03-05",
                "13800138000",
                "shan",
                "walk-every-day"));
    steps.take(steps.read(ImportKind.OFFICIALS, officials(rows)));

    assertThat(steps.read(ImportKind.OFFICIALS, officials(rows)).all())
        .isEqualTo(new Counts(0, 0, 1, 0));
  }

  @Test
  void somebody_in_another_unit_now_keeps_the_days_of_the_post_before() {
    steps.take(
        steps.read(
            ImportKind.OFFICIALS,
            officials(List.of(official("N1", "单新人", "G1", "干部", "驻村干部", "2026-03-05")))));

    var run =
        steps.read(
            ImportKind.OFFICIALS, officials(List.of(official("N1", "单新人", "G2", "干部", "驻村干部"))));
    assertThat(run.all()).isEqualTo(new Counts(0, 1, 0, 0));
    steps.take(run);

    assertThat(
            steps.ask(
                "select u.code || ' ' || p.from_day || ' ' || coalesce(p.to_day::text, '-') from"
                    + " staff.post p join staff.official o on o.county = p.county and o.id ="
                    + " p.official join staff.unit u on u.county = p.county and u.id = p.unit"
                    + " where p.county = ? and o.code = 'N1' order by p.from_day"))
        .containsExactly("G1 2026-03-05 " + today(), "G2 " + today() + " -");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '', 新人, G1, 干部, 干部, '',         '',    '',      '',             code missing
          N1, '',   G1, 干部, 干部, '',         '',    '',      '',             name missing
          N1, 新人, '', 干部, 干部, '',         '',    '',      '',             unit missing
          N1, 新人, G1, '',   干部, '',         '',    '',      '',             role missing
          N1, 新人, G1, 干部, '',   '',         '',    '',      '',             title missing
          N1, 新人, XX, 干部, 干部, '',         '',    '',      '',             unit unit-unknown
          N1, 新人, G1, 国王, 干部, '',         '',    '',      '',             role unknown-choice
          N1, 新人, G1, 干部, 干部, 去年,       '',    '',      '',             from date
          N1, 新人, G1, 干部, 干部, 2099-01-01, '',    '',      '',             from date-in-future
          N1, 新人, G1, 干部, 干部, 2026-02-30, '',    '',      '',             from date
          N1, 新人, G1, 干部, 干部, '',         12345, '',      '',             phone phone
          N1, 新人, G1, 干部, 干部, '',         '',    新 人,   walk-every-day, login login
          N1, 新人, G1, 干部, 干部, '',         '',    wu,      walk-every-day, login login-taken
          N1, 新人, G1, 干部, 干部, '',         '',    newcomer, short,         password password-short
          wu, 吴干部, G1, 干部, 干部, '',       '',    wu2,     walk-every-day, login login-other
          """)
  void a_bad_official_is_named_by_row_and_column(
      String code,
      String name,
      String unit,
      String role,
      String title,
      String from,
      String phone,
      String login,
      String password,
      String problem) {
    var bad = official(code, name, unit, role, title, from, phone, login, password);

    var run =
        steps.read(
            ImportKind.OFFICIALS, officials(List.of(official("N0", "好人", "G1", "干部", "干部"), bad)));

    assertThat(steps.problems(run)).containsExactly("officials 3 " + problem);
    assertThat(run.all()).isEqualTo(new Counts(1, 0, 0, 1));
    saysWhatToDo(run);
  }

  @Test
  void two_officials_of_one_list_share_neither_code_nor_login() {
    var run =
        steps.read(
            ImportKind.OFFICIALS,
            officials(
                List.of(
                    official("N1", "甲", "G1", "干部", "干部", "", "", "same", "walk-every-day"),
                    official("N1", "乙", "G1", "干部", "干部"),
                    official("N2", "丙", "G1", "干部", "干部", "", "", "same", "walk-every-day"),
                    official("N3", "丁", "G1", "干部", "干部", "", "", "ding", "走进千家万户".repeat(5)))));

    assertThat(steps.problems(run))
        .containsExactly(
            "officials 3 code twice",
            "officials 4 login login-taken",
            "officials 5 password password-long");
    saysWhatToDo(run);
  }

  @Test
  void an_official_who_has_left_is_not_brought_back_by_a_list() {
    steps.asAdministrator(() -> {
      officials.end(county.liang.id(), today(), "retired");
      return "";
    });

    var run =
        steps.read(
            ImportKind.OFFICIALS, officials(List.of(official("liang", "梁干部", "G3", "干部", "驻村干部"))));

    assertThat(steps.problems(run)).containsExactly("officials 2 code official-left");
    saysWhatToDo(run);
  }

  @Test
  void a_list_whose_unit_ended_meanwhile_is_taken_by_no_part() {
    var run =
        steps.read(
            ImportKind.OFFICIALS,
            officials(
                List.of(
                    official("N1", "单新人", "G1", "干部", "干部"),
                    official("N2", "解新人", "D2", "部门", "科员"))));
    var before = steps.count("staff.official");
    steps.asAdministrator(() -> {
      units.end(county.roads.id(), today());
      return "";
    });

    var late = steps.take(run);

    assertThat(late.state()).isEqualTo(State.STOPPED);
    assertThat(late.problem()).isEqualTo("imports.stopped.changed");
    assertThat(steps.count("staff.official")).isEqualTo(before);
    assertThat(steps.audited()).contains("import.stop").doesNotContain("import.take");
  }

  @ParameterizedTest
  @EnumSource(
      value = ImportKind.class,
      names = {"UNITS", "OFFICIALS", "ENTERPRISES", "INSTITUTIONS"})
  void whoever_is_no_administrator_sees_and_begins_no_import(ImportKind kind) {
    var run =
        steps.read(ImportKind.UNITS, units(List.of(unit("N1", "新单位", "部门", "CO", county.code))));

    assertThat(
            List.of(county.wu, county.yang, county.shi, county.meng, county.luo).stream()
                .map(who -> ImportSteps.refusal(who, () -> runs.get(run.id())))
                .distinct())
        .as("row security shows it to nobody else")
        .containsExactly("NOT_FOUND");
    assertThat(
            catchThrowable(
                () -> county.wu.scope().run(() -> imports.begin(kind, "x", List.of(), true))))
        .as("row security refuses the row")
        .isInstanceOf(DataAccessException.class);
  }

  private void saysWhatToDo(Run run) {
    for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      assertThat(steps.bad(run))
          .isNotEmpty()
          .allSatisfy(bad ->
              assertThat(workbooks.whatToDo(bad, language))
                  .isNotBlank()
                  .doesNotContain("imports.", "{"));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), county.ji.scope().zone());
  }

  private int unitCount() {
    return steps.count("staff.unit");
  }

  private static List<String> unit(String... cells) {
    return List.of(cells);
  }

  private static List<String> official(String... cells) {
    return List.of(cells);
  }

  private static Path units(List<List<String>> rows) {
    return TestFiles.workbook(new Content("单位", UNITS, rows));
  }

  private static Path officials(List<List<String>> rows) {
    return TestFiles.workbook(new Content("干部", OFFICIALS, rows));
  }
}
