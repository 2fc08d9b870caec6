package org.doorstep.guards;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.doorstep.DatabaseForTests;

/**
 * A database of the guards' own on the tests' server, migrated as the program's is, and looked at
 * by a superuser: policies can be dropped in it without anybody else noticing.
 */
final class GuardedDatabase {

  private static final String NAME = "guarded";

  /** The schemas that are ours. */
  static final String OURS =
      "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in"
          + " ('information_schema', 'public', 'flyway')";

  private static boolean made;

  private GuardedDatabase() {}

  /** A superuser's connection; the caller closes it. */
  static synchronized Connection superuser() throws SQLException {
    if (!made) {
      DatabaseForTests.doors(NAME);
      made = true;
    }
    return connect(NAME);
  }

  /** The same in another database of the server. */
  static Connection connect(String database) throws SQLException {
    var server = DatabaseForTests.server();
    return DriverManager.getConnection(
        server.jdbcUrl(database), server.superuser(), server.superuserPassword());
  }

  /** The rows of a query, their columns joined by a blank. */
  static List<String> list(String sql) throws SQLException {
    try (var connection = superuser()) {
      return list(connection, sql);
    }
  }

  static List<String> list(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      var columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (var column = 1; column <= columns; column++) {
          row.add(Objects.requireNonNullElse(rows.getString(column), ""));
        }
        found.add(row.stream().collect(Collectors.joining(" ")));
      }
      return found;
    }
  }

  /** A committed resource of the guards. */
  static String resource(String path) {
    try (var file = GuardedDatabase.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
