package org.doorstep.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of one transaction, held until just before it commits and then written together: a
 * step with ten entries asks the database once. If that fails, the transaction fails; if it is
 * rolled back, nothing is written.
 */
final class HeldEntries implements TransactionSynchronization {

  /** So that a long transaction does not keep all of its entries in memory. */
  private static final int MOST = 1_000;

  /** An entry as it was told: by whom and when is settled then, not when it is written. */
  record Entry(
      int county,
      UUID id,
      Instant at,
      @Nullable UUID actor,
      String role,
      String action,
      @Nullable UUID subject,
      String facts,
      @Nullable String refused) {}

  private final Consumer<List<Entry>> writer;
  private final List<Entry> held = new ArrayList<>();
  private boolean written;

  private HeldEntries(Consumer<List<Entry>> writer) {
    this.writer = writer;
  }

  /** Those of the transaction at hand. */
  static HeldEntries ofThisTransaction(Consumer<List<Entry>> writer) {
    for (var known : TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof HeldEntries already) {
        return already;
      }
    }
    var first = new HeldEntries(writer);
    TransactionSynchronizationManager.registerSynchronization(first);
    return first;
  }

  void add(Entry entry) {
    if (written) {
      throw new IllegalStateException("The entries of this transaction are written already");
    }
    held.add(entry);
    if (held.size() == MOST) {
      write();
    }
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    if (!held.isEmpty()) {
      write();
    }
    written = true;
  }

  private void write() {
    writer.accept(held);
    held.clear();
  }
}
