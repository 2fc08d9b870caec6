package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.imports.TestFiles.OFFICIALS;
import static org.doorstep.imports.TestFiles.UNITS;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;

/** Lists of units and officials, as a county hands them in. */
@ProgramTest
@Timeout(120)
abstract class StaffLists {

  final Imports imports;
  final Runs runs;
  final Workbooks workbooks;
  final Units units;
  final Officials officials;
  final TestCounty county;
  final ImportSteps steps;
  private final Clock clock;

  StaffLists(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Workbooks workbooks,
      Units units,
      Officials officials,
      DSLContext db,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.imports = imports;
    this.runs = runs;
    this.workbooks = workbooks;
    this.units = units;
    this.officials = officials;
    this.clock = clock;
    this.county = counties.found();
    this.steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  void saysWhatToDo(Run run) {
    for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      assertThat(steps.bad(run))
          .isNotEmpty()
          .allSatisfy(bad ->
              assertThat(workbooks.whatToDo(bad, language))
                  .isNotBlank()
                  .doesNotContain("imports.", "{"));
    }
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), county.ji.scope().zone());
  }

  static List<String> unit(String... cells) {
    return List.of(cells);
  }

  static List<String> official(String... cells) {
    return List.of(cells);
  }

  static Path units(List<List<String>> rows) {
    return TestFiles.workbook(new Content("单位", UNITS, rows));
  }

  static Path officials(List<List<String>> rows) {
    return TestFiles.workbook(new Content("干部", OFFICIALS, rows));
  }
}
