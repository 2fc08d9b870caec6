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

/** Units from a table. */
class UnitImportTest extends StaffLists {

  UnitImportTest(
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

  private int unitCount() {
    return steps.count("staff.unit");
  }
}
