package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.doorstep.imports.Run.State;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.doorstep.testing.TestCounties;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Officials with their posts and accounts from a table. */
class OfficialImportTest extends StaffLists {

  OfficialImportTest(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Workbooks workbooks,
      Units units,
      Officials officials,
      DSLContext db,
      PlatformTransactionManager transactions,
      Clock clock) {
    super(counties, imports, runs, workbooks, units, officials, db, transactions, clock);
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
}
