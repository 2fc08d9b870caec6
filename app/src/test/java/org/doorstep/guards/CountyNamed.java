package org.doorstep.guards;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.db.DefaultCatalog;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.Schema;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Refuses, in tests, a statement that reads or writes a table of ours without naming the county for
 * each table it uses: on several machines it would ask all of them.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountyNamed implements ExecuteListener {

  /** Tables that do not belong to a county. */
  private static final Set<String> SHARED_BY_ALL =
      Set.of(
          "places.county", // the register of counties itself
          "jobs.scheduled_tasks"); // the timers' own, one list for all nodes

  private static final String OUR_SCHEMAS =
      DefaultCatalog.DEFAULT_CATALOG.getSchemas().stream()
          .map(Schema::getName)
          .collect(Collectors.joining("|"));
  private static final Pattern USE =
      Pattern.compile(
          "(?:\\b(?:from|join|update|into|using|only)|,)\\s+((?:"
              + OUR_SCHEMAS
              + ")\\.[a-z_]+)(?![a-z_.(])");
  private static final List<Pattern> NAMINGS =
      List.of(
          Pattern.compile("\\bcounty\\s*(?:=|<>|in\\b|is not distinct)"),
          Pattern.compile("\\(\\s*(?:[a-z_]+\\.)*county\\s*,"));
  private static final Pattern COLUMN_LIST =
      Pattern.compile("\\bselect\\b(?:(?!\\bselect\\b).)*?\\bfrom\\b", Pattern.DOTALL);

  @Bean
  ExecuteListenerProvider countyNamed() {
    return new DefaultExecuteListenerProvider(this);
  }

  @Override
  public void executeStart(ExecuteContext context) {
    for (var sql : context.batchSQL()) {
      if (sql != null && !namesCounty(sql)) {
        throw new IllegalStateException("A statement that does not name its county: " + sql);
      }
    }
  }

  /** Whether a statement names the county once for each table it uses. */
  static boolean namesCounty(String sql) {
    var plain = sql.toLowerCase(Locale.ROOT).replace("\"", "");
    var uses =
        USE.matcher(COLUMN_LIST.matcher(plain).replaceAll(" select from "))
            .results()
            .filter(use -> !SHARED_BY_ALL.contains(use.group(1)))
            .count();
    var namings =
        NAMINGS.stream().mapToLong(pattern -> pattern.matcher(plain).results().count()).sum();
    return namings >= uses;
  }
}
