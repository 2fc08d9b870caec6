package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.doorstep.imports.Run.State;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.shared.ScopedClock;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** What imports leave that nobody ended. */
@ProgramTest
class ImportSweepTest {

  private final Imports imports;
  private final Runs runs;
  private final Clock clock;
  private final TestCounty county;
  private final ImportSteps steps;

  ImportSweepTest(
      TestCounties counties,
      Imports imports,
      Runs runs,
      Clock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.imports = imports;
    this.runs = runs;
    this.clock = clock;
    this.county = counties.found();
    this.steps = new ImportSteps(imports, runs, db, transactions, county);
  }

  @Test
  void what_a_dead_program_left_is_ended_truly_and_what_a_living_one_works_on_is_left_alone() {
    var left = steps.asAdministrator(() -> runs.begin(ImportKind.ENTERPRISES, "left.csv"));
    var taking = read().id();
    steps.asAdministrator(() -> {
      runs.claim(taking);
      return "";
    });

    sweptAfter(Duration.ofSeconds(50));
    assertThat(List.of(get(left).state(), get(taking).state()))
        .containsExactly(State.READING, State.TAKING);
    assertThat(steps.count("recipients.staged_recipient")).isOne();

    sweptAfter(Duration.ofSeconds(70));
    assertThat(List.of(get(left), get(taking)))
        .allMatch(run -> run.state() == State.STOPPED)
        .allMatch(run -> "imports.stopped.lost".equals(run.problem()));
    assertThat(steps.count("recipients.staged_recipient")).isZero();
    assertThat(steps.count("recipients.recipient")).isZero();
    assertThat(steps.audited()).contains("import.stop");
    assertThat(steps.take(read()).state()).as("the same file goes through").isEqualTo(State.TAKEN);
  }

  @Test
  void what_nobody_confirmed_within_a_day_lapses() {
    var unconfirmed = read().id();

    sweptAfter(Duration.ofHours(23));
    assertThat(get(unconfirmed).state()).isEqualTo(State.READ);

    sweptAfter(Duration.ofHours(25));
    assertThat(get(unconfirmed).problem()).isEqualTo("imports.stopped.old");
    assertThat(steps.count("recipients.staged_recipient")).isZero();
  }

  @Test
  void copies_of_what_people_sent_do_not_outlive_the_process_that_read_them() throws Exception {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    var parent = ProcessHandle.current().parent().orElseThrow();
    var left = copyOf(dead.pid());
    var read = copyOf(parent.pid());

    new Copies();

    assertThat(left).doesNotExist();
    assertThat(read).exists();
    Files.delete(read);
  }

  private static Path copyOf(long process) throws Exception {
    return Files.createTempFile("doorstep-import-" + process + "-", ".upload");
  }

  private Run read() {
    var row = List.of("E1", "大洞茶厂", county.dadong);
    return steps.read(
        ImportKind.ENTERPRISES,
        TestFiles.workbook(new Content("名册", TestFiles.ENTERPRISES, List.of(row))));
  }

  /** As the timer does it, so long after the files were sent. */
  private void sweptAfter(Duration passed) {
    county.system().run(() -> ScopedClock.at(clock.instant().plus(passed), imports::sweep));
  }

  private Run get(UUID id) {
    return steps.asAdministrator(() -> runs.get(id));
  }
}
