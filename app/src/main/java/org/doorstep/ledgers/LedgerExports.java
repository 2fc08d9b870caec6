package org.doorstep.ledgers;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.doorstep.audit.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a whole ledger away, screen after screen, and records that it was taken. */
@Component
class LedgerExports {

  private static final int AT_A_TIME = 1_000;

  private final MatterLedger ledger;
  private final Audit audit;
  private final TransactionTemplate transaction;

  LedgerExports(MatterLedger ledger, Audit audit, TransactionTemplate transaction) {
    this.ledger = ledger;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Every line of the filter into a sheet. */
  void write(MatterFilter filter, MatterCells cells, Sheet sheet) throws IOException {
    // Recorded before the first row leaves: an export that breaks off was still taken.
    transaction.executeWithoutResult(
        _ -> audit.record("ledger.export", null, Map.of("filters", filter.narrowed().keySet())));
    var columns = filter.shown();
    Optional<Mark> after = Optional.empty();
    do {
      var screen = ledger.find(filter, after, AT_A_TIME);
      for (var line : screen.lines()) {
        sheet.row(columns.stream().map(column -> cells.say(line, column)).toList());
      }
      after = screen.next();
    } while (after.isPresent());
  }
}
