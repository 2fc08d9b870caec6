package org.doorstep.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doorstep.command.Site;
import org.doorstep.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Has the server of a made set write down every statement of the program with its values, so that
 * the very same can be sent again by something simpler. Never of a set with real people in it.
 */
final class Listening implements AutoCloseable {

  /** A statement as the server heard it; values are texts in PostgreSQL's own form. */
  record Heard(String sql, List<@Nullable String> values) {}

  private static final List<String> SETTINGS =
      List.of(
          "logging_collector = on",
          "log_destination = 'jsonlog'",
          "log_rotation_size = 0",
          "log_error_verbosity = 'default'",
          "log_parameter_max_length = -1",
          "log_statement = 'all'");

  /** The server has others write its log. */
  private static final Duration WRITTEN_AFTER = Duration.ofMillis(300);

  private static final Pattern STATEMENT =
      Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')", Pattern.DOTALL);

  private final Site site;
  private final Connection superuser;

  private Listening(Site site, Connection superuser) {
    this.site = site;
    this.superuser = superuser;
  }

  /** Starts the program anew on a server that can listen. */
  static Listening to(Site site) throws Exception {
    try (var superuser = site.superuser()) {
      for (var setting : SETTINGS) {
        execute(superuser, "alter system set " + setting);
      }
    }
    site.stop();
    site.start();
    return new Listening(site, site.superuser());
  }

  /** What happens while it listens. */
  interface Happening {
    void happen() throws Exception;
  }

  /** What the program said to the server while something happened, transaction by transaction. */
  List<List<Heard>> to(Happening happening) throws Exception {
    var from = length();
    happening.happen();
    Thread.sleep(WRITTEN_AFTER);
    return heard(from);
  }

  private long length() throws SQLException {
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                "select size from pg_stat_file(pg_current_logfile('jsonlog'))")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<List<Heard>> heard(long from) throws SQLException {
    var heard = new LinkedHashMap<Object, List<Heard>>();
    try (var query =
        superuser.prepareStatement(
            "select pg_read_file(pg_current_logfile('jsonlog'), ?, 100000000)")) {
      query.setLong(1, from);
      try (var rows = query.executeQuery()) {
        rows.next();
        for (var line : rows.getString(1).lines().filter(Listening::whole).toList()) {
          var entry = Json.read(line, new TypeReference<Map<String, Object>>() {});
          var statement = STATEMENT.matcher(String.valueOf(entry.get("message")));
          if ("doorstep_app".equals(entry.get("user")) && statement.matches()) {
            heard
                .computeIfAbsent(entry.get("vxid"), _ -> new ArrayList<>())
                .add(new Heard(statement.group(1), values(String.valueOf(entry.get("detail")))));
          }
        }
      }
    }
    return heard.values().stream().filter(Listening::complete).toList();
  }

  /** A timer's transaction may have begun before or end later; alone its rest would be refused. */
  private static boolean complete(List<Heard> transaction) {
    return transaction.getFirst().sql().startsWith("BEGIN")
        && transaction.getLast().sql().equals("COMMIT");
  }

  /** The server may still be writing the first and the last of what is read: our own questions. */
  private static boolean whole(String line) {
    return line.startsWith("{") && line.endsWith("}");
  }

  private static List<@Nullable String> values(String detail) {
    var values = new ArrayList<@Nullable String>();
    var found = VALUE.matcher(detail);
    while (found.find()) {
      var value = found.group(1);
      values.add(value == null ? null : value.replace("''", "'"));
    }
    return values;
  }

  private static void execute(Connection superuser, String sql) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Starts the program anew on a server as it was. */
  @Override
  public void close() throws SQLException, IOException {
    for (var setting : SETTINGS) {
      execute(superuser, "alter system reset " + setting.split(" =", 2)[0]);
    }
    superuser.close();
    site.stop();
    site.start();
  }
}
