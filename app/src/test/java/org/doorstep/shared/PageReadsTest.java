package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.db.staff.Tables.UNIT;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class PageReadsTest {

  private final Units units;
  private final DSLContext db;
  private final DataSource database;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;
  private final TestCounty county;
  private final TestCounty neighbour;

  PageReadsTest(
      Units units,
      DSLContext db,
      DataSource database,
      PlatformTransactionManager transactions,
      TestCounties counties) {
    this.units = units;
    this.db = db;
    this.database = database;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
    this.county = counties.found();
    this.neighbour = counties.found();
  }

  @Test
  void doors_that_read_for_the_same_scope_go_on_in_one_transaction() {
    try (var _ = PageReads.page()) {
      PageReads.share();

      assertThat(List.of(moment(county), moment(county), moment(county)))
          .containsOnly(moment(county));
    }
  }

  @Test
  void without_a_page_each_door_has_a_transaction_of_its_own() {
    assertThat(moment(county)).isNotEqualTo(moment(county));
    try (var _ = PageReads.page()) {
      assertThat(moment(county)).as("before it shares").isNotEqualTo(moment(county));
      PageReads.share();
      var shared = moment(county);
      PageReads.end();
      assertThat(moment(county)).as("after it has ended").isNotEqualTo(shared);
    }
  }

  @Test
  void another_scope_on_the_same_page_sees_its_own_rows_and_no_others() {
    try (var _ = PageReads.page()) {
      PageReads.share();

      assertThat(countiesOfUnits(county.system())).containsOnly(county.key);
      assertThat(countiesOfUnits(neighbour.system())).containsOnly(neighbour.key);
      assertThat(countiesOfUnits(Scope.nobody())).isEmpty();
      assertThat(countiesOfUnits(county.system())).containsOnly(county.key);
    }
  }

  @Test
  void what_a_door_writes_is_there_for_everybody_while_the_page_is_still_made() throws Exception {
    var added = forestry();
    try (var _ = PageReads.page()) {
      PageReads.share();
      moment(county);

      county.system().run(() -> units.add(added));

      assertThat(elsewhere(() -> county.system().call(() -> units.find(added.id())))).isPresent();
      assertThat(county.system().call(() -> units.find(added.id()))).isPresent();
    }
  }

  @Test
  void what_was_refused_is_taken_back_and_the_page_reads_on() {
    var added = forestry();
    try (var _ = PageReads.page()) {
      PageReads.share();
      moment(county);

      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() ->
              county
                  .system()
                  .run(() ->
                      writing.executeWithoutResult(_ -> {
                        units.add(added);
                        db.fetch("select 1 / 0");
                      })));
      assertThat(county.system().call(() -> units.find(added.id()))).isEmpty();
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> read(county.system(), "select 1 / 0"));
      assertThat(moment(county)).isNotEmpty();
    }
  }

  @Test
  void a_door_that_only_reads_still_cannot_write() {
    try (var _ = PageReads.page()) {
      PageReads.share();
      county.system().run(() -> units.add(forestry()));

      assertThatThrownBy(() ->
              county.system().run(() -> reading.executeWithoutResult(_ -> units.add(forestry()))))
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void a_page_has_one_connection_and_gives_it_back_when_it_ends() throws Exception {
    var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
    try (var _ = PageReads.page()) {
      PageReads.share();
      moment(county);
      var within = pool.getActiveConnections();
      moment(neighbour);
      county.system().run(() -> units.add(forestry()));

      assertThat(pool.getActiveConnections()).isEqualTo(within);
      PageReads.end();
      assertThat(pool.getActiveConnections()).isLessThan(within);
    }
  }

  /** When the transaction began in which this is asked. */
  private String moment(TestCounty asking) {
    return read(asking.wu.scope(), "select now()::text");
  }

  private String read(Scope scope, String sql) {
    return scope.call(
        () -> reading.execute(_ -> db.resultQuery(sql).fetchSingle().get(0, String.class)));
  }

  private List<Integer> countiesOfUnits(Scope scope) {
    return scope.call(() ->
        reading.execute(_ ->
            db.select(UNIT.COUNTY)
                .from(UNIT)
                .where(UNIT.COUNTY.eq(county.key).or(UNIT.COUNTY.eq(neighbour.key)))
                .fetch(UNIT.COUNTY)));
  }

  private Unit forestry() {
    return new Unit(
        UUID.randomUUID(),
        "D" + UUID.randomUUID().toString().substring(0, 6),
        "林业局",
        Unit.Kind.DEPARTMENT,
        null,
        county.countyOffice.place());
  }

  private static <T> T elsewhere(Callable<T> work) throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      return thread.submit(work).get();
    }
  }
}
