package org.doorstep.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps, while it is asked to, each statement that reads, with its values and who asked. */
@TestConfiguration(proxyBeanMethods = false)
class AskedStatements implements ExecuteListener {

  /** A statement as it was asked. */
  record Asked(String sql, String inlined, Prepared prepared, Scope scope) {}

  /** A statement apart from its values, as the driver has it prepared when it is asked again. */
  record Prepared(String sql, List<String> types, List<String> values) {

    static Prepared of(DSLContext db, Query query) {
      var numbered =
          DSL.using(db.configuration().deriveSettings(each -> each.withRenderNamedParamPrefix("$")))
              .renderNamedParams(query);
      var open = query.getParams().values().stream().filter(each -> !each.isInline()).toList();
      return new Prepared(
          numbered,
          open.stream()
              .map(each -> each.getDataType().getCastTypeName(db.configuration()))
              .toList(),
          open.stream()
              .map(each -> db.renderInlined(DSL.val(each.getValue(), each.getDataType())))
              .toList());
    }
  }

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
      kept.putIfAbsent(
          inlined, new Asked(sql, inlined, Prepared.of(context.dsl(), query), Scope.current()));
    }
  }
}
