package org.doorstep.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.command.Site;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Rows as they stand in a table, to be put in again under other ids. */
final class Rows {

  private final String table;
  private final String ofVisit;
  private final List<String> columns;
  private final List<String> types;

  /** By column, each as PostgreSQL writes it; null where there is none. */
  private final String[][] values;

  private Rows(
      String table, String ofVisit, List<String> columns, List<String> types, String[][] values) {
    this.table = table;
    this.ofVisit = ofVisit;
    this.columns = columns;
    this.types = types;
    this.values = values;
  }

  /**
   * The rows of visits.
   *
   * @param ofVisit the column with the visit's id
   */
  static Rows of(Site site, String schema, String name, String ofVisit, List<UUID> visits)
      throws SQLException {
    try (var superuser = site.superuser()) {
      var table = schema + "." + name;
      var columns = new ArrayList<String>();
      var types = new ArrayList<String>();
      try (var query =
          superuser.prepareStatement(
              "select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid"
                  + " = ?::regclass and attnum > 0 and not attisdropped order by attnum")) {
        query.setString(1, table);
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            columns.add(rows.getString(1));
            types.add(rows.getString(2));
          }
        }
      }
      return new Rows(
          table, ofVisit, columns, types, values(superuser, table, ofVisit, columns, visits));
    }
  }

  private static String[][] values(
      Connection superuser, String table, String ofVisit, List<String> columns, List<UUID> visits)
      throws SQLException {
    var values = new String[columns.size()][visits.size()];
    try (var query =
        superuser.prepareStatement(
            "select %s from %s where county = %d and %s = any (?) order by array_position(?, %s)"
                .formatted(
                    String.join("::text, ", columns) + "::text",
                    table,
                    DataSet.LARGEST,
                    ofVisit,
                    ofVisit))) {
      query.setArray(1, superuser.createArrayOf("uuid", visits.toArray()));
      query.setArray(2, superuser.createArrayOf("uuid", visits.toArray()));
      try (var rows = query.executeQuery()) {
        for (var row = 0; row < visits.size(); row++) {
          if (!rows.next()) {
            throw new IllegalStateException("Not every visit has its row in " + table);
          }
          for (var column = 0; column < columns.size(); column++) {
            values[column][row] = rows.getString(column + 1);
          }
        }
      }
    }
    return values;
  }

  /** New ids for as many visits. */
  List<String> fresh() {
    var fresh = new ArrayList<String>();
    for (var row = 0; row < values[0].length; row++) {
      fresh.add(UUID.randomUUID().toString());
    }
    return fresh;
  }

  /** The values of a column, for other visits. */
  private String[] column(int at, List<String> visits) {
    if (columns.get(at).equals(ofVisit)) {
      return visits.toArray(String[]::new);
    }
    return columns.get(at).equals("id") ? fresh().toArray(String[]::new) : values[at];
  }

  int insert(Connection connection, List<String> visits) throws SQLException {
    var arrays = new ArrayList<String>();
    var cast = new ArrayList<String>();
    for (var at = 0; at < columns.size(); at++) {
      arrays.add("?::text[]");
      cast.add("x.%s::%s".formatted(columns.get(at), types.get(at)));
    }
    var sql =
        "insert into %s (%s) select %s from unnest(%s) as x(%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", cast),
                String.join(", ", arrays),
                String.join(", ", columns));
    try (var insert = connection.prepareStatement(sql)) {
      for (var at = 0; at < columns.size(); at++) {
        insert.setArray(at + 1, connection.createArrayOf("text", column(at, visits)));
      }
      return insert.executeUpdate();
    }
  }

  long copy(Connection superuser, List<String> visits) throws SQLException, IOException {
    var all = new ArrayList<String[]>();
    for (var at = 0; at < columns.size(); at++) {
      all.add(column(at, visits));
    }
    var text = new StringBuilder();
    for (var row = 0; row < visits.size(); row++) {
      for (var at = 0; at < all.size(); at++) {
        var value = all.get(at)[row];
        text.append(at == 0 ? "" : "\t").append(value == null ? "\\N" : escaped(value));
      }
      text.append('\n');
    }
    return new CopyManager(superuser.unwrap(BaseConnection.class))
        .copyIn(
            "copy %s (%s) from stdin".formatted(table, String.join(", ", columns)),
            new StringReader(text.toString()));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return "Rows[" + table + "]";
  }
}
