package org.doorstep.shared;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows whether the transaction at hand has written and whether that was recorded in the audit
 * trail: a transaction that wrote without recording does not commit.
 */
public final class Writes implements ExecuteListener {

  private static final String KEY = Writes.class.getName();

  private static final class Marks {
    private boolean written;
    private boolean recorded;
  }

  static void begin() {
    if (TransactionSynchronizationManager.hasResource(KEY)) {
      throw new IllegalStateException("A transaction is already open on this thread");
    }
    TransactionSynchronizationManager.bindResource(KEY, new Marks());
  }

  static void end() {
    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
  }

  /** Says that the transaction at hand writes; jOOQ's statements say so by themselves. */
  public static void written() {
    marks().written = true;
  }

  /** Says that the audit trail has an entry about the transaction at hand. */
  public static void recorded() {
    marks().recorded = true;
  }

  static void refuseUnrecorded() {
    var marks = marks();
    if (marks.written && !marks.recorded) {
      throw new IllegalStateException("A transaction wrote and left no entry in the audit trail");
    }
  }

  private static Marks marks() {
    var marks = (@Nullable Marks) TransactionSynchronizationManager.getResource(KEY);
    if (marks == null) {
      throw new IllegalStateException("A statement outside a transaction: nobody is known to ask");
    }
    return marks;
  }

  @Override
  public void executeStart(ExecuteContext context) {
    var marks = marks();
    if (context.type() == ExecuteType.WRITE || context.type() == ExecuteType.BATCH) {
      marks.written = true;
    }
  }
}
