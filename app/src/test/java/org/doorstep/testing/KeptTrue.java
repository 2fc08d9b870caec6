package org.doorstep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds what is stored though it follows from other rows against those rows. */
public final class KeptTrue {

  private static final List<String> STATEMENTS = read();

  private KeptTrue() {}

  private static List<String> read() {
    try (var sql =
        Objects.requireNonNull(KeptTrue.class.getResourceAsStream("/records/kept-true.sql"))) {
      var text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("(?m)^-- == ", -1)).stream().skip(1).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rows of a county in which it is not what follows; at most five of a kind. */
  public static List<String> wrong(Connection superuser, int county) throws SQLException {
    var wrong = new ArrayList<String>();
    for (var each : STATEMENTS) {
      var parts = each.split("\n", 2);
      var sql =
          "select w::text from (%s) w limit 5"
              .formatted(parts[1].strip().replace(":county", Integer.toString(county)));
      try (var statement = superuser.createStatement();
          var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          wrong.add(parts[0] + ": " + rows.getString(1));
        }
      }
    }
    return wrong;
  }
}
