package org.doorstep.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the program's statements cost in its database, as PostgreSQL counts it. */
final class Statements {

  /**
   * A statement.
   *
   * @param blocks blocks touched by all its calls, found in memory or not
   */
  record Cost(String text, long calls, long blocks, long rows) {}

  private static final String COSTS =
      """
      select query, calls, shared_blks_hit + shared_blks_read as blocks, rows
      from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname = 'doorstep_app'
      order by blocks desc
      """;

  private Statements() {}

  /** Begins to count anew. */
  static void reset(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
      statement.execute("select pg_stat_statements_reset()");
    }
  }

  /** What was executed since, the dearest first. */
  static List<Cost> since(Connection superuser) throws SQLException {
    try (var query = superuser.prepareStatement(COSTS);
        var rows = query.executeQuery()) {
      var costs = new ArrayList<Cost>();
      while (rows.next()) {
        costs.add(
            new Cost(
                rows.getString("query"),
                rows.getLong("calls"),
                rows.getLong("blocks"),
                rows.getLong("rows")));
      }
      return costs;
    }
  }

  /** Blocks touched since by all statements of the program. */
  static long blocks(Connection superuser) throws SQLException {
    return since(superuser).stream().mapToLong(Cost::blocks).sum();
  }
}
