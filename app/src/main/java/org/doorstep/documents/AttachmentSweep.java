package org.doorstep.documents;

import static org.doorstep.db.documents.Tables.ATTACHMENT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.doorstep.audit.Audit;
import org.doorstep.documents.AttachmentFiles.Coming;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes files from disk. Whoever adds one and this must not meet: they hold a lock of its bytes
 * together until they commit, this alone.
 */
@Component
class AttachmentSweep {

  private static final Duration WAITS_FOR_ITS_ROW = Duration.ofHours(1);

  private final DSLContext db;
  private final AttachmentFiles disk;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  AttachmentSweep(
      DSLContext db,
      AttachmentFiles disk,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactionManager) {
    this.db = db;
    this.disk = disk;
    this.audit = audit;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /** Whoever adds or erases a file keeps it from being removed until the transaction ends. */
  void holdOff(byte[] sha256) {
    lock("pg_advisory_xact_lock_shared", sha256);
  }

  private void lock(String how, byte[] sha256) {
    db.select(
            field(
                how + "({0}, {1})",
                Object.class,
                val(Scope.current().county()),
                val(ByteBuffer.wrap(sha256).getInt())))
        .fetch();
  }

  /**
   * Removes from disk what no row names: what was erased, and what came with a transaction that was
   * rolled back.
   */
  void sweep() {
    var county = Scope.current().county();
    try {
      for (var one : disk.waiting(county, clock.instant().minus(WAITS_FOR_ITS_ROW))) {
        transactions.executeWithoutResult(_ -> sweep(county, one));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void sweep(int county, Coming one) {
    lock("pg_advisory_xact_lock", one.sha256());
    var named =
        db.fetchExists(
            db.selectOne()
                .from(ATTACHMENT)
                .where(ATTACHMENT.COUNTY.eq(county), ATTACHMENT.SHA256.eq(one.sha256())));
    try {
      if (!named) {
        disk.remove(county, one.sha256());
        audit.record("attachment.sweep", null, Map.of("erased", one.isErased()));
      }
      disk.settled(one);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
