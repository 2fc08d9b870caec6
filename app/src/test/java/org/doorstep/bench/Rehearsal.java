package org.doorstep.bench;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** While it is on, whatever is done is done to its end, and nothing of it is kept. */
@TestConfiguration(proxyBeanMethods = false)
class Rehearsal implements TransactionExecutionListener {

  private volatile boolean on;

  Rehearsal(ConfigurableTransactionManager manager) {
    manager.addListener(this);
  }

  void begin() {
    on = true;
  }

  void end() {
    on = false;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (on && failure == null) {
      transaction.setRollbackOnly();
    }
  }
}
