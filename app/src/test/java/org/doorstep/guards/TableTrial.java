package org.doorstep.guards;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorstep.guards.DenialRows.Row;
import org.doorstep.guards.TableMatrix.Reach;
import org.doorstep.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Tries what the program's own database role may do: every row, every role, every command. Foreign
 * keys do not count here: only row security and privileges are tried.
 */
final class TableTrial implements AutoCloseable {

  private static final String TRIED =
      """
      create function pg_temp.tried(statement text, removed text) returns boolean language plpgsql as $$
      declare touched bigint;
      begin
        if removed is not null then
          perform set_config('role', 'none', true);
          execute removed;
          perform set_config('role', 'doorstep_app', true);
        end if;
        execute statement;
        get diagnostics touched = row_count;
        raise exception using errcode = 'DS000', message = touched::text;
      exception
        when sqlstate 'DS000' then return sqlerrm <> '0';
        when insufficient_privilege then return false;
        when object_not_in_prerequisite_state then return false; -- a view that only reads
      end $$
      """;

  private final Connection connection;
  private final DenialRows rows;
  private final Map<String, String> updatable = new TreeMap<>();

  private TableTrial(Connection connection, DenialRows rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /** Puts all rows of all askers into the database, within a transaction that never commits. */
  static TableTrial begin(DenialRows rows) throws SQLException {
    var trial = new TableTrial(GuardedDatabase.superuser(), rows);
    trial.connection.setAutoCommit(false);
    try (var statement = trial.connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var role : Role.values()) {
        var asker = new Asker(role);
        for (var table : rows.tables()) {
          for (var row : rows.of(table)) {
            statement.addBatch(row.world(asker).fill(row.insert()));
          }
        }
      }
      statement.executeBatch();
      statement.execute(TRIED);
    }
    trial.listColumns();
    return trial;
  }

  /** Finds the column of each table that an update is tried with. */
  void listColumns() throws SQLException {
    for (var line :
        GuardedDatabase.list(
            connection,
            """
            select n.nspname || '.' || c.relname, a.attname from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in (%s)
            order by 1, not has_column_privilege('doorstep_app', c.oid, a.attnum, 'UPDATE'), a.attnum
            """
                .formatted(GuardedDatabase.OURS))) {
      var parts = line.split(" ", -1);
      updatable.putIfAbsent(parts[0], parts[1]);
    }
  }

  /** What a role reaches in a table. */
  Reach reach(String table, Role role) throws SQLException {
    var asker = new Asker(role);
    var rowsHere = rowsOf(table);
    var commands = rowsHere.stream().flatMap(row -> commands(table, row, asker)).toList();
    var may = tried(asker, commands);
    return new Reach(
        said(rowsHere, "select", commands, may),
        said(rowsHere, "insert", commands, may),
        said(rowsHere, "update", commands, may),
        said(rowsHere, "delete", commands, may));
  }

  /** Whether a role can carry a row of its county over into another one. */
  boolean carriesAway(String table, Role role) throws SQLException {
    var asker = new Asker(role);
    var sql =
        "update %s t set county = 989999 where t.county = %d".formatted(table, asker.county());
    return tried(asker, List.of(new Command("", "update", sql, null))).getFirst();
  }

  /**
   * Whether a role may do something, of which nothing stays.
   *
   * @param removed what is taken away before it is tried
   */
  boolean lets(Role role, String sql, String removed) throws SQLException {
    return tried(new Asker(role), List.of(new Command("", "", sql, removed))).getFirst();
  }

  /** Takes a policy away for as long as something is looked at. */
  <T> T without(String policy, String table, Looking<T> looking) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      statement.execute("drop policy %s on %s".formatted(policy, table));
      return looking.look();
    } finally {
      connection.rollback(savepoint);
    }
  }

  /** Something that asks the database. */
  interface Looking<T> {
    T look() throws SQLException;
  }

  /** One thing tried with one row; before an insert, the row of the same key is removed. */
  private record Command(String row, String verb, String sql, @Nullable String removed) {}

  /** A view's rows come from its tables: they can only be read. */
  private List<Row> rowsOf(String table) {
    var own = rows.of(table);
    return own.isEmpty() ? World.USUAL.stream().map(name -> new Row(name, name, "")).toList() : own;
  }

  private Stream<Command> commands(String table, Row row, Asker asker) {
    var world = row.world(asker);
    var where = " where " + world.condition();
    var column = updatable.get(table);
    var delete = "delete from " + table + " t" + where;
    var commands = Stream.<Command>builder();
    commands.add(new Command(row.name(), "select", "select from " + table + " t" + where, null));
    commands.add(
        new Command(
            row.name(),
            "update",
            "update %s t set %s = t.%s%s".formatted(table, column, column, where),
            null));
    commands.add(new Command(row.name(), "delete", delete, null));
    if (!row.insert().isEmpty()) {
      commands.add(new Command(row.name(), "insert", world.fill(row.insert()), delete));
    }
    return commands.build();
  }

  /** Whether each of some commands touches a row, asked in one go; nothing of it stays. */
  private List<Boolean> tried(Asker asker, List<Command> commands) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement();
        var call =
            connection.prepareStatement(
                "select pg_temp.tried(c.sql, c.removed) from unnest(?, ?) with ordinality as"
                    + " c(sql, removed, number) order by c.number")) {
      statement.execute(asker.opening());
      call.setArray(1, texts(commands.stream().map(Command::sql).toArray()));
      call.setArray(2, texts(commands.stream().map(Command::removed).toArray()));
      var may = new ArrayList<Boolean>();
      try (var answers = call.executeQuery()) {
        while (answers.next()) {
          may.add(answers.getBoolean(1));
        }
      }
      return may;
    } finally {
      connection.rollback(savepoint);
    }
  }

  private java.sql.Array texts(@Nullable Object[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }

  private static String said(
      List<Row> rows, String verb, List<Command> commands, List<Boolean> may) {
    var reached = new ArrayList<String>();
    for (var i = 0; i < commands.size(); i++) {
      if (may.get(i) && commands.get(i).verb().equals(verb)) {
        reached.add(commands.get(i).row());
      }
    }
    var home = rows.stream().filter(row -> !row.like().equals("abroad")).map(Row::name).toList();
    if (reached.isEmpty()) {
      return "none";
    }
    return reached.equals(home) && home.size() > 1 ? "all" : String.join(" ", reached);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
