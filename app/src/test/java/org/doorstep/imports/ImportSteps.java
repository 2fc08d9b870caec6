package org.doorstep.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.shared.Refused;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator of a county does with a file, and what can be read of it afterwards. */
final class ImportSteps {

  private final Imports imports;
  private final Runs runs;
  private final DSLContext db;
  private final TransactionTemplate transactions;
  private final TestCounty county;

  ImportSteps(
      Imports imports,
      Runs runs,
      DSLContext db,
      PlatformTransactionManager transactions,
      TestCounty county) {
    this.imports = imports;
    this.runs = runs;
    this.db = db;
    this.transactions = new TransactionTemplate(transactions);
    this.county = county;
  }

  /** Sends files and waits until they are checked. */
  Run read(ImportKind kind, Path... files) {
    return await(asAdministrator(() -> imports.begin(kind, "test", List.of(files), true)));
  }

  /** Confirms, and waits until the file is taken. */
  Run take(Run run) {
    asAdministrator(() -> {
      imports.confirm(run.id(), false);
      return "";
    });
    return await(run.id());
  }

  Run await(UUID id) {
    while (asAdministrator(() -> imports.atWork(id))) {
      try {
        Thread.sleep(Duration.ofMillis(20));
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
    return asAdministrator(() -> runs.get(id));
  }

  /** Every cell that is wrong: {@code units 4 name missing}. */
  List<String> problems(Run run) {
    return bad(run).stream()
        .flatMap(bad ->
            bad.wrongs().stream()
                .map(wrong ->
                    bad.line().sheet().stored()
                        + " "
                        + bad.line().row()
                        + " "
                        + wrong.column()
                        + " "
                        + wrong.key().replace("imports.wrong.", "")))
        .toList();
  }

  List<BadLine> bad(Run run) {
    return asAdministrator(() -> runs.bad(run.id(), Optional.empty(), 100));
  }

  int count(String table) {
    return inCounty(() ->
        db.fetchSingle("select count(*)::int from " + table + " where county = ?", county.key)
            .get(0, Integer.class));
  }

  /** The first column of a question about this county, which is its only parameter. */
  List<String> ask(String sql) {
    return inCounty(() -> db.fetch(sql, county.key).getValues(0, String.class));
  }

  List<String> audited() {
    return ask("select action from audit.entry where county = ?");
  }

  <T> T inCounty(Supplier<T> reading) {
    return county.system().call(() -> transactions.execute(_ -> reading.get()));
  }

  <T> T asAdministrator(Supplier<T> work) {
    return county.ji.scope().call(work::get);
  }

  /** Why somebody is refused; empty when the work is done. */
  static String refusal(TestCounty.Person who, Runnable work) {
    try {
      who.scope().run(work);
      return "";
    } catch (Refused refused) {
      return refused.reason().name();
    }
  }
}
