package org.doorstep.testing;

import java.util.ArrayList;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Knows, in tests, which statements a piece of work sends to the database from its own thread. */
@TestConfiguration(proxyBeanMethods = false)
public class SentStatements implements ExecuteListener, TransactionExecutionListener {

  /** What each transaction sends first, past jOOQ: for whom it asks. */
  public static final String SCOPE = "select set_config('doorstep.…')";

  private static final ScopedValue<List<String>> SENT = ScopedValue.newInstance();

  public SentStatements(ConfigurableTransactionManager transactions) {
    transactions.addListener(this);
  }

  @Bean
  ExecuteListenerProvider sentStatements() {
    return new DefaultExecuteListenerProvider(this);
  }

  /** What a piece of work sends, in order; each transaction begins with {@link #SCOPE}. */
  public static List<String> of(Runnable work) {
    var sent = new ArrayList<String>();
    ScopedValue.where(SENT, sent).run(work);
    return List.copyOf(sent);
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (SENT.isBound()) {
      for (var sql : context.batchSQL()) {
        SENT.get().add(sql);
      }
    }
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failed) {
    if (SENT.isBound() && transaction.isNewTransaction()) {
      SENT.get().add(SCOPE);
    }
  }
}
