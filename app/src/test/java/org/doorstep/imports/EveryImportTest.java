package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.doorstep.testing.TestCounties;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;

/** What holds for every kind of import: its template, and whose it is. */
class EveryImportTest extends StaffLists {

  EveryImportTest(
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
}
