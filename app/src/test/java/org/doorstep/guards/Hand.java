package org.doorstep.guards;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.guards.CountyRows.Table;

/**
 * A hand in the database that deletes or corrects one row, with plain statements and nothing set.
 *
 * @param table of the row
 * @param among which rows {@code t} of it
 * @param statements with {@code :row} for the condition that finds it
 */
record Hand(String what, Table table, String among, List<String> statements) {

  /** Tables of which no row is a record: copies, what the program counts for itself, the ground. */
  private static final Pattern NO_RECORDS =
      Pattern.compile(
          "access.(session|unknown_login)|aftercare.rating_tally|audit.refusal_count"
              + "|matters.(number_block|tray)|places.county|portal.measure"
              + "|recipients.(reach|search|staged_.*)");

  /** A row on which more hangs is left alone: without it, it would not be one record. */
  private static final int HANGS = 20;

  /** Texts that people read again: columns by table. */
  private static final String TEXTS =
      """
      aftercare.extension reason
      aftercare.publication title text answer
      aftercare.rating words
      documents.attachment name
      engagements.diary text
      engagements.engagement heard
      engagements.reading comment
      ledgers.saved_view name
      matters.category name
      matters.matter title text
      matters.step text
      pairings.batch reason
      places.place name
      recipients.recipient name
      recipients.resident name
      staff.official name
      staff.unit name
      tasks.task text
      """;

  /** A foreign key: rows of one table hang on those of another. */
  private record Key(String from, String columns, String to, String named) {}

  private static final String KEYS =
      """
      select k.conrelid::regclass::text, k.confrelid::regclass::text,
        (select string_agg(a.attname, ', ' order by c.at) from unnest(k.conkey) with ordinality c(num, at)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.num),
        (select string_agg(a.attname, ', ' order by c.at) from unnest(k.confkey) with ordinality c(num, at)
         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.num)
      from pg_constraint k where k.contype = 'f' and k.confdeltype <> 'c' order by 1, 2, 3
      """;

  /** Makes each of the texts unlike any other, by letters at its end. */
  static List<String> marking(int county) {
    return texts((table, column) ->
        """
        update %1$s t set %2$s = t.%2$s || '〔' || translate(left(md5(t::text), 8), '0123456789', 'ghijklmnop') || '〕'
        where county = %3$d and t.%2$s <> ''
        """
            .formatted(table, column, county));
  }

  /** Each of the texts says something else. */
  static List<Hand> texts(Connection superuser) throws SQLException {
    var tables = CountyRows.tables(superuser);
    return texts((table, column) ->
        correcting(tables, table, column + " = " + column + " || '改'", column + " <> ''"));
  }

  private static <T> List<T> texts(BiFunction<String, String, T> of) {
    return TEXTS
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .flatMap(parts -> parts.stream().skip(1).map(column -> of.apply(parts.getFirst(), column)))
        .toList();
  }

  /** A row of each kind is another, or is none any more. */
  static List<Hand> records(Connection superuser) throws SQLException {
    var tables = CountyRows.tables(superuser);
    var keys = keys(superuser);
    var deleting =
        tables.stream()
            .filter(table -> !NO_RECORDS.matcher(table.name()).matches())
            .map(table -> deleting(table, keys));
    var correcting =
        GuardedDatabase.resource("/records/corrections.txt")
            .lines()
            .skip(1)
            .map(line -> line.split(" \\| ", -1))
            .map(parts -> correcting(tables, parts[0], parts[1], parts[2]));
    return Stream.concat(deleting, correcting).toList();
  }

  private static Hand correcting(List<Table> tables, String name, String set, String among) {
    var table = tables.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return new Hand(
        name + " with " + set,
        table,
        among,
        List.of("update %s t set %s where :row".formatted(name, set)));
  }

  private static Hand deleting(Table table, List<Key> keys) {
    var statements = new ArrayList<String>();
    delete(table.name(), ":row", keys, new HashSet<>(), statements);
    var hanging =
        keys.stream()
            .filter(key -> key.to.equals(table.name()))
            .map(key ->
                "(select count(*) from %s c where (%s) = (%s)) %s"
                    .formatted(
                        key.from,
                        of("c", key.columns),
                        of("t", key.named),
                        key.from.equals(key.to) ? "* " + HANGS * HANGS : ""))
            .collect(Collectors.joining(" + "));
    var among = hanging.isEmpty() ? "true" : hanging + " <= " + HANGS;
    return new Hand("no " + table.name(), table, among, statements);
  }

  /** What hangs on the rows goes first. */
  private static void delete(
      String table, String which, List<Key> keys, Set<String> above, List<String> statements) {
    above.add(table);
    for (var key : keys) {
      if (key.to.equals(table) && !above.contains(key.from)) {
        var hanging =
            "(%s) in (select %s from %s t where %s)"
                .formatted(of("t", key.columns), of("t", key.named), table, which);
        delete(key.from, hanging, keys, above, statements);
      }
    }
    above.remove(table);
    statements.add("delete from %s t where %s".formatted(table, which));
  }

  private static String of(String alias, String columns) {
    return Stream.of(columns.split(", ", -1))
        .map(column -> alias + "." + column)
        .collect(Collectors.joining(", "));
  }

  private static List<Key> keys(Connection superuser) throws SQLException {
    var keys = new ArrayList<Key>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(KEYS)) {
      while (rows.next()) {
        keys.add(
            new Key(rows.getString(1), rows.getString(3), rows.getString(2), rows.getString(4)));
      }
    }
    return keys;
  }

  /**
   * Some rows of a county it can be laid on, in an order of chance; each as the condition that
   * finds it.
   *
   * @param sparing ids of those whose account and post are needed to look
   */
  List<String> pick(Connection superuser, int county, long seed, int many, List<String> sparing)
      throws SQLException {
    var condition =
        Stream.of(table.key().split(", ", -1))
            .map(column -> "format('t.%1$s = %%L', t.%1$s)".formatted(column))
            .collect(Collectors.joining(" || ' and ' || "));
    var spared =
        table.name().matches("(staff|access)\\..*") && what.startsWith("no ")
            ? "t::text !~ '%s'".formatted(String.join("|", sparing))
            : "true";
    var sql =
        "select %s from %s t where county = %d and %s and %s order by md5(t::text || %d) limit %d"
            .formatted(condition, table.name(), county, among, spared, seed, many);
    var found = new ArrayList<String>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Lays it on one row, in the transaction of the connection. */
  void lay(Connection superuser, String row) throws SQLException {
    try (var statement = superuser.createStatement()) {
      // What was given as a rating is kept; whoever has to correct one says so.
      statement.execute("alter table aftercare.rating disable trigger rating_is_kept");
      var rows = 0;
      for (var sql : statements) {
        rows = statement.executeUpdate(sql.replace(":row", row));
      }
      statement.execute("alter table aftercare.rating enable trigger rating_is_kept");
      if (rows != 1) {
        throw new IllegalStateException(what + ": not one row but " + rows);
      }
    }
  }

  @Override
  public String toString() {
    return what;
  }
}
