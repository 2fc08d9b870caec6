package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorstep.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The denial matrix of tables: {@code denial/tables.csv} says which rows each role reaches, {@code
 * denial/rows.sql} which rows there are; the database answers.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableDenialTest {

  /** Which counties there are is known to all, also to those who sign in. */
  private static final Set<String> KNOWN_ABROAD = Set.of("places.county");

  /** Tables that belong to the installation; {@link CatalogueTest} says why. */
  private static final Set<String> OF_NO_COUNTY = Set.of("scheduler.task", "sealing.check_value");

  private final TableMatrix committed = TableMatrix.read();
  private final DenialRows rows = DenialRows.read();
  private List<String> tables = List.of();
  private List<String> views = List.of();
  private final TableTrial trial;

  TableDenialTest() throws SQLException {
    trial = TableTrial.begin(rows);
  }

  @BeforeAll
  void list_tables_and_views() throws SQLException {
    tables = ofKinds("'r', 'p'").stream().filter(table -> !OF_NO_COUNTY.contains(table)).toList();
    views = ofKinds("'v', 'm'");
  }

  @AfterAll
  void end() throws SQLException {
    trial.close();
  }

  @Test
  void every_table_has_rows_to_try_and_no_table_is_named_that_is_gone() {
    haveRowsToTry();
  }

  private void haveRowsToTry() {
    var missing =
        tables.stream()
            .filter(table -> rows.of(table).isEmpty())
            .map(TableDenialTest::asRow)
            .toList();

    assertThat(missing).as("To be added to denial/rows.sql").isEmpty();
    assertThat(tables).containsAll(rows.tables());
  }

  @Test
  void every_role_reaches_the_rows_it_should_and_no_others() throws SQLException {
    areWrittenDown(tablesAndViews());
    assertThat(tablesAndViews()).as("Named in tables.csv").containsAll(committed.tables());
  }

  @Test
  void given_a_new_table_without_its_rows_and_lines_then_the_build_fails() throws SQLException {
    try (var superuser = GuardedDatabase.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(
          "create table matters.made_up (county int, id uuid, primary key (county, id));"
              + " grant select on matters.made_up to doorstep_app");
      try {
        list_tables_and_views();
        trial.listColumns();
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(this::haveRowsToTry)
            .withMessageContaining("insert into matters.made_up (county, id)");
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() -> areWrittenDown(List.of("matters.made_up")))
            .withMessageContaining("matters.made_up,OFFICIAL,");
      } finally {
        statement.execute("drop table matters.made_up");
        list_tables_and_views();
      }
    }
    haveRowsToTry();
  }

  private void areWrittenDown(List<String> some) throws SQLException {
    var wrong = new ArrayList<String>();
    for (var table : some) {
      for (var role : Role.values()) {
        var reach = trial.reach(table, role);
        if (!reach.equals(committed.find(table, role))) {
          wrong.add(reach.line(table, role));
        }
      }
    }

    assertThat(wrong)
        .as(
            "What the database allows where denial/tables.csv says otherwise or nothing."
                + " If it is right, paste these lines:\n%s\n",
            String.join("\n", wrong))
        .isEmpty();
  }

  /** With the test above: what is committed is what the database allows. */
  @Test
  void nobody_reaches_the_rows_of_another_county() {
    assertThat(committed.linesNaming("abroad"))
        .filteredOn(line -> !KNOWN_ABROAD.contains(line.substring(0, line.indexOf(','))))
        .isEmpty();
  }

  @Test
  void nobody_carries_a_row_over_into_another_county() throws SQLException {
    for (var table : tables) {
      for (var role : Role.values()) {
        assertThat(trial.carriesAway(table, role)).as("%s of %s", role, table).isFalse();
      }
    }
  }

  @Test
  void given_any_single_policy_is_gone_then_the_matrix_is_no_longer_true() throws SQLException {
    var unnoticed = new ArrayList<String>();
    for (var line :
        GuardedDatabase.list(
            "select policyname, schemaname || '.' || tablename from pg_policies order by 2, 1")) {
      var policy = line.split(" ", -1)[0];
      var table = line.split(" ", -1)[1];
      if (!OF_NO_COUNTY.contains(table) && !trial.without(policy, table, () -> differs(table))) {
        unnoticed.add(line);
      }
    }

    assertThat(unnoticed)
        .as("Policies whose removal nobody notices: each is redundant, or rows.sql lacks a row")
        .isEmpty();
  }

  @Test
  void only_the_system_reads_and_writes_what_proves_the_keys() throws SQLException {
    var gone = "delete from sealing.check_value";
    var written = "insert into sealing.check_value (sealed, hashed) values ('', '')";
    for (var role : Role.values()) {
      var isTheSystem = role == Role.SYSTEM;
      assertThat(trial.lets(role, written, gone)).as("%s writes", role).isEqualTo(isTheSystem);
      assertThat(trial.lets(role, "select from sealing.check_value", gone + "; " + written))
          .as("%s reads", role)
          .isEqualTo(isTheSystem);
    }
  }

  private boolean differs(String table) throws SQLException {
    for (var role : Role.values()) {
      if (!trial.reach(table, role).equals(committed.find(table, role))) {
        return true;
      }
    }
    return false;
  }

  private List<String> tablesAndViews() {
    var all = new ArrayList<>(tables);
    all.addAll(views);
    return all;
  }

  private static List<String> ofKinds(String kinds) throws SQLException {
    return GuardedDatabase.list(
        """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in (%s) and n.nspname in (%s) order by 1
        """
            .formatted(kinds, GuardedDatabase.OURS));
  }

  /** An insert to start from: all columns that must be given, filled in by their names. */
  private static String asRow(String table) {
    try {
      var columns =
          GuardedDatabase.list(
              """
              select attname || ':' || format_type(atttypid, null) from pg_attribute
              where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef
              order by attnum
              """
                  .formatted(table));
      return "-- %s\ninsert into %s (%s)\nvalues (%s);"
          .formatted(
              table,
              table,
              String.join(", ", columns.stream().map(each -> part(each, 0)).toList()),
              String.join(", ", columns.stream().map(TableDenialTest::value).toList()));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String part(String column, int which) {
    return column.split(":", 2)[which];
  }

  private static String value(String column) {
    var name = part(column, 0);
    if (Set.of("county", "id", "official", "unit", "seat", "place").contains(name)) {
      return "{" + name + "}";
    }
    var type = part(column, 1);
    return switch (type) {
      case "uuid" -> "{id}";
      case "text" -> "{mark}";
      case "date" -> "'2026-12-01'";
      case "timestamp with time zone" -> "now()";
      case "boolean" -> "false";
      default -> type.contains("int") ? "{n}" : "'{}'";
    };
  }
}
