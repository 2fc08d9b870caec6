package org.doorstep.web;

import java.time.Clock;
import javax.sql.DataSource;
import org.doorstep.shared.PageReads;
import org.doorstep.shared.ScopedClock;
import org.doorstep.shared.ScopedTransactions;
import org.doorstep.shared.Writes;
import org.jooq.ExecuteListenerProvider;
import org.jooq.conf.RenderNameCase;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module is given: time, and transactions that know who is asking. */
@Configuration
class Wiring {

  @Bean
  Clock clock() {
    return new ScopedClock();
  }

  /** The pool, as everybody asks it. */
  @Bean
  static BeanPostProcessor pageReads() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return PageReads.over(bean);
      }
    };
  }

  @Bean
  ScopedTransactions transactionManager(DataSource database) {
    return new ScopedTransactions(database);
  }

  @Bean
  ExecuteListenerProvider writes() {
    return new DefaultExecuteListenerProvider(new Writes());
  }

  @Bean
  DefaultConfigurationCustomizer sql() {
    return configuration ->
        configuration
            .settings()
            .withRenderNameCase(RenderNameCase.LOWER_IF_UNQUOTED)
            .withRenderQuotedNames(org.jooq.conf.RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withExecuteLogging(false);
  }
}
