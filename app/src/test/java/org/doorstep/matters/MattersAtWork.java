package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.Entries;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A county whose people raise matters and take steps with them, each in his own scope. */
@ProgramTest
abstract class MattersAtWork {

  final Matters matters;
  final Trays trays;
  final TestTime.SetClock clock;
  final TestCounty county;
  private final DSLContext db;
  private final TransactionOperations transactions;

  MattersAtWork(
      TestCounties counties,
      Matters matters,
      Trays trays,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    this.matters = matters;
    this.trays = trays;
    this.clock = clock;
    this.db = db;
    this.transactions = new TransactionTemplate(transactions);
    this.county = counties.found();
    clock.set(TestTime.MONDAY_MORNING);
  }

  Raised raise(Person by, String text) {
    return as(by, () -> matters.raise(Entries.problem(county.dadong, text)));
  }

  Matter dispatched(MatterNumber number, UUID unit) {
    return as(county.shi, () -> matters.take(number, dispatch(unit, null)));
  }

  static MatterStep dispatch(UUID unit, @Nullable LocalDate due) {
    return new MatterStep.Dispatch(unit, due, "请核实办理", List.of());
  }

  List<MatterNumber> tray(Person person, TrayPart part) {
    var filter = filter(person.unit().id(), part, null);
    return as(person, () -> screen(filter, Optional.empty())).lines().stream()
        .map(Matter.Line::number)
        .toList();
  }

  Trays.Screen screen(Trays.Filter filter, Optional<Trays.Mark> after) {
    return trays.show(filter, after, List.of()).screen();
  }

  static Trays.Filter filter(UUID seat, TrayPart part, MatterState.@Nullable Name state) {
    return new Trays.Filter(seat, part, state, Trays.Late.ANY, LocalDate.parse("2026-11-23"));
  }

  List<String> audited(UUID matter) {
    return rows(
        "select action from audit.entry where county = ? and subject = ? and action like 'matter.%'"
            + " order by at, ctid",
        matter);
  }

  List<String> clocks(UUID matter) {
    return rows(
        "select purpose || ' ' || state from deadlines.clock where county = ? and subject = ?",
        matter);
  }

  /** Clocks that run, and who owes them. */
  List<String> owed(UUID matter) {
    return rows(
        "select purpose || ' ' || unit from deadlines.clock where county = ? and subject = ?"
            + " and state = 'running' order by purpose",
        matter);
  }

  /** The dates of the clocks that run. */
  List<String> runsUntil(UUID matter) {
    return rows(
        "select due_on::text from deadlines.clock where county = ? and subject = ?"
            + " and state = 'running' order by purpose",
        matter);
  }

  private List<String> rows(String query, UUID matter) {
    return county
        .system()
        .call(() ->
            Objects.requireNonNull(
                transactions.execute(
                    _ -> db.resultQuery(query, county.key, matter).fetch(0, String.class))));
  }

  static void refused(Reason reason, Person by, Runnable work) {
    assertThatExceptionOfType(Refused.class)
        .as(by.login())
        .isThrownBy(() -> by.scope().run(work))
        .returns(reason, Refused::reason);
  }

  static <T> T as(Person by, java.util.function.Supplier<T> work) {
    return by.scope().call(work::get);
  }

  static void as(Person by, Runnable work) {
    by.scope().run(work);
  }
}
