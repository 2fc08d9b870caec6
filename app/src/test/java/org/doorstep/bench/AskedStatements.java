package org.doorstep.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.shared.Scope;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps, while it is asked to, each statement that reads, with its values and who asked. */
@TestConfiguration(proxyBeanMethods = false)
class AskedStatements implements ExecuteListener {

  /** A statement as it was asked. */
  record Asked(String sql, String inlined, Scope scope) {}

  private final Map<String, Asked> kept = new LinkedHashMap<>();
  private boolean keeping;

  @Bean
  ExecuteListenerProvider statements() {
    return new DefaultExecuteListenerProvider(this);
  }

  /**
   * What the program asks while something runs; each text once for each scope and set of values.
   */
  synchronized void begin() {
    kept.clear();
    keeping = true;
  }

  synchronized Collection<Asked> end() {
    keeping = false;
    return List.copyOf(kept.values());
  }

  @Override
  public synchronized void executeStart(ExecuteContext context) {
    var query = context.query();
    var sql = context.sql();
    if (!keeping || query == null || sql == null || Scope.find().isEmpty()) {
      return;
    }
    var start = sql.stripLeading();
    if (start.startsWith("select") || start.startsWith("with") || start.startsWith("(select")) {
      var inlined = context.dsl().renderInlined(query);
      kept.putIfAbsent(inlined, new Asked(sql, inlined, Scope.current()));
    }
  }
}
