package org.doorstep.guards;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of one county in every table, remembered as they are: what became different since, and
 * back to them.
 */
final class CountyRows {

  /** A row as it was, or as it has become: in JSON. */
  record Row(String table, String key, boolean before, String text) {}

  /** What a hand made different. */
  record Changed(List<Row> rows) {

    /** Whether the row is none any more. */
    boolean isGone(Row row) {
      return row.before()
          && rows.stream()
              .noneMatch(other ->
                  !other.before()
                      && other.table().equals(row.table())
                      && other.key().equals(row.key()));
    }
  }

  /** Sign-ins go on as they are. */
  private static final String SIGNED_IN = "access.session";

  private static final String ASKED =
      """
      select c.oid::regclass::text,
        (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select string_agg(a.attname, ', ' order by k.at)
         from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality k(num, at)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
         where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
      where c.relkind = 'r' and c.relnamespace::regnamespace::text in (%s)
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'county' and not a.attisdropped)
        and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
      order by 1
      """
          .formatted(GuardedDatabase.OURS);

  /** A table, the columns that are written, and those of its key. */
  record Table(String name, String columns, String key) {}

  private final Connection superuser;
  private final int county;
  private final List<Table> tables;

  /** Remembers them, for as long as the connection is open. */
  CountyRows(Connection superuser, int county) throws SQLException {
    this.superuser = superuser;
    this.county = county;
    this.tables =
        tables(superuser).stream().filter(table -> !table.name.equals(SIGNED_IN)).toList();
    try (var statement = superuser.createStatement()) {
      for (var at = 0; at < tables.size(); at++) {
        statement.execute(
            "create temp table %s as select * from %s where county = %d"
                .formatted(copy(at), tables.get(at).name, county));
      }
    }
  }

  /** Every table whose rows belong to a county. */
  static List<Table> tables(Connection superuser) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(ASKED)) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return List.copyOf(tables);
  }

  private static String copy(int at) {
    return "as_it_was_" + at;
  }

  /** What is different now. */
  Changed changed() throws SQLException {
    var sql =
        IntStream.range(0, tables.size())
            .boxed()
            .flatMap(at -> {
              var now = "select * from %s where county = %d".formatted(tables.get(at).name, county);
              var then = "table " + copy(at);
              return List.of(less(at, true, then, now), less(at, false, now, then)).stream();
            })
            .collect(Collectors.joining(" union all "));
    var rows = new ArrayList<Row>();
    try (var statement = superuser.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(
            new Row(
                found.getString(1), found.getString(2), found.getBoolean(3), found.getString(4)));
      }
    }
    return new Changed(rows);
  }

  private String less(int at, boolean before, String these, String those) {
    return "select '%s', jsonb_build_array(%s)::text, %s, to_jsonb(x)::text from (%s except all %s) x"
        .formatted(tables.get(at).name, tables.get(at).key, before, these, those);
  }

  /** Every row is again as it was, and no trigger is asked. */
  void putBack() throws SQLException {
    var names =
        changed().rows().stream()
            .map(Row::table)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try (var statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      for (var at = 0; at < tables.size(); at++) {
        var table = tables.get(at);
        if (names.contains(table.name)) {
          statement.execute("delete from %s where county = %d".formatted(table.name, county));
          statement.execute(
              "insert into %1$s (%2$s) overriding system value select %2$s from %3$s"
                  .formatted(table.name, table.columns, copy(at)));
        }
      }
      superuser.commit();
    } finally {
      superuser.setAutoCommit(true);
    }
  }

  /** A column of the rows of a table, as they were, that have one of these in another column. */
  List<String> find(String table, String column, String by, Set<String> values)
      throws SQLException {
    var names = tables.stream().map(Table::name).toList();
    var found = new ArrayList<String>();
    try (var statement =
        superuser.prepareStatement(
            "select %s from %s where %s::text = any (?)"
                .formatted(column, copy(names.indexOf(table)), by))) {
      statement.setArray(1, superuser.createArrayOf("text", values.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
