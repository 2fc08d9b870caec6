package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.imports.TestFiles.ENTERPRISES;
import static org.doorstep.imports.TestFiles.INSTITUTIONS;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.doorstep.imports.Run.State;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Enterprises and institutions from a table. */
@ProgramTest
@Timeout(120)
class RecipientImportTest {

  private final Workbooks workbooks;
  private final TestCounty county;
  private final ImportSteps steps;

  RecipientImportTest(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Workbooks workbooks,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.workbooks = workbooks;
    this.county = counties.found();
    this.steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  @ParameterizedTest
  @EnumSource(
      value = ImportKind.class,
      names = {"ENTERPRISES", "INSTITUTIONS"})
  void a_list_is_shown_taken_whole_and_changes_nothing_the_second_time(ImportKind kind) {
    var rows =
        List.of(
            List.of("E1", "大洞茶厂", county.dadong, "一组", "0855-6412345"),
            List.of("E2", "岜沙小学", county.basha));

    var run = steps.read(kind, file(kind, rows));
    assertThat(run.all()).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(steps.count("recipients.recipient")).as("before anybody confirms").isZero();
    assertThat(steps.take(run).state()).isEqualTo(State.TAKEN);

    assertThat(
            steps.ask(
                "select distinct kind from recipients.recipient where county = ? order by kind"))
        .containsExactly(kind.stored().substring(0, kind.stored().length() - 1));
    assertThat(
            steps.ask(
                "select r.code from recipients.search s join recipients.recipient r on r.county ="
                    + " s.county and r.id = s.recipient where s.county = ? and s.words @@"
                    + " 'dadong:*'::tsquery"))
        .containsExactly("E1");
    assertThat(steps.audited()).contains("import.read", "import.confirm", "import.take");
    assertThat(steps.read(kind, file(kind, rows)).all()).isEqualTo(new Counts(0, 0, 2, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = ImportKind.class,
      names = {"ENTERPRISES", "INSTITUTIONS"})
  void what_has_changed_is_written_over_and_one_of_the_other_kind_left_alone(ImportKind kind) {
    var other = kind == ImportKind.ENTERPRISES ? ImportKind.INSTITUTIONS : ImportKind.ENTERPRISES;
    steps.take(steps.read(other, file(other, List.of(List.of("E1", "另一种", county.basha)))));
    steps.take(steps.read(kind, file(kind, List.of(List.of("E1", "大洞茶厂", county.dadong)))));

    var run = steps.read(kind, file(kind, List.of(List.of("E1", "占里茶厂", county.zhanli))));
    assertThat(run.all()).isEqualTo(new Counts(0, 1, 0, 0));
    steps.take(run);

    assertThat(steps.ask("select name from recipients.recipient where county = ? order by name"))
        .containsExactlyInAnyOrder("另一种", "占里茶厂");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '', 大洞茶厂, VILLAGE,      '', '',    code missing
          E1, '',       VILLAGE,      '', '',    name missing
          E1, 大洞茶厂, '',           '', '',    place missing
          E1, 大洞茶厂, TOWNSHIP,     '', '',    place place-not-a-village
          E1, 大洞茶厂, COUNTY,       '', '',    place place-not-a-village
          E1, 大洞茶厂, 110101001001, '', '',    place place-unknown
          E1, 大洞茶厂, VILLAGE,      '', 12345, phone phone
          E0, 大洞茶厂, VILLAGE,      '', '',    code twice
          LONG, 大洞茶厂, VILLAGE,    '', '',    code too-long
          E1, LONG,     VILLAGE,      '', '',    name too-long
          E1, 大洞茶厂, VILLAGE,    LONG, '',    address too-long
          """)
  void a_bad_row_is_named_by_row_and_column(
      String code, String name, String place, String address, String phone, String problem) {
    for (var kind : List.of(ImportKind.ENTERPRISES, ImportKind.INSTITUTIONS)) {
      var bad = List.of(said(code), said(name), said(place), said(address), said(phone));

      var run = steps.read(kind, file(kind, List.of(List.of("E0", "好厂", county.basha), bad)));

      assertThat(steps.problems(run)).containsExactly(kind.stored() + " 3 " + problem);
      assertThat(run.all()).isEqualTo(new Counts(1, 0, 0, 1));
      for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        assertThat(workbooks.whatToDo(steps.bad(run).getFirst(), language))
            .isNotBlank()
            .doesNotContain("imports.", "{");
      }
    }
  }

  private String said(String cell) {
    return switch (cell) {
      case "VILLAGE" -> county.dadong;
      case "TOWNSHIP" -> county.bingmei;
      case "COUNTY" -> county.code;
      case "LONG" -> "长".repeat(121);
      default -> cell;
    };
  }

  private static Path file(ImportKind kind, List<List<String>> rows) {
    var heads = kind == ImportKind.ENTERPRISES ? ENTERPRISES : INSTITUTIONS;
    return TestFiles.workbook(new Content("名册", heads, rows));
  }
}
