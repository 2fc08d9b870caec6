package org.doorstep.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/** Asks a server in one line. */
final class Sql {

  private Sql() {}

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
  }

  static void run(EmbeddedPostgres postgres, String statement) throws SQLException {
    try (var connection = connect(postgres);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
    try (var connection = connect(postgres);
        var sql = connection.createStatement();
        var row = sql.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  static Instant now(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var sql = connection.createStatement();
        var row = sql.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }
}
