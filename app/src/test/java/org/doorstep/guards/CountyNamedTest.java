package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class CountyNamedTest {

  private final TestCounties counties;
  private final DSLContext db;
  private final TransactionTemplate transaction;

  CountyNamedTest(TestCounties counties, DSLContext db, PlatformTransactionManager manager) {
    this.counties = counties;
    this.db = db;
    this.transaction = new TransactionTemplate(manager);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select matters.matter.id, matters.matter.county from matters.matter where"
            + " matters.matter.county = ?",
        "select x from tasks.task join staff.unit on (staff.unit.county = tasks.task.county and"
            + " staff.unit.id = tasks.task.id) where tasks.task.county = ?",
        "select x from tasks.task where (tasks.task.county, tasks.task.id) in ((?, ?))",
        "insert into tasks.task (county, id) values (?, ?) on conflict do nothing",
        "update tasks.task set x = ? where (tasks.task.county = ? and tasks.task.id = ?)",
        "delete from tasks.task where tasks.task.county = ?",
        "select x from tasks.task where (tasks.task.county = ? and exists (select 1 from staff.unit"
            + " where staff.unit.county = tasks.task.county))",
        "select e.id from staff.unit as e where e.county = ? order by e.code, e.id",
        "select f.id from recipients.found(?) as f(id)",
        "select set_config('doorstep.county', ?, true)",
        "select pg_advisory_xact_lock(?)",
        "select places.county.name from places.county order by places.county.name"
      })
  void lets_through_a_statement_that_names_its_county(String sql) {
    assertThat(CountyNamed.namesCounty(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select tasks.task.county, tasks.task.id from tasks.task where tasks.task.id = ?",
        "select x from tasks.task join staff.unit on staff.unit.id = tasks.task.id where"
            + " tasks.task.county = ?",
        "insert into tasks.task (id, x) values (?, ?)",
        "update tasks.task set x = ? where tasks.task.id = ?",
        "delete from tasks.task",
        "select x from tasks.task where (tasks.task.county = ? and exists (select 1 from staff.unit"
            + " where staff.unit.id = tasks.task.id))"
      })
  void refuses_a_statement_that_does_not_name_the_county_of_every_table(String sql) {
    assertThat(CountyNamed.namesCounty(sql)).isFalse();
  }

  @Test
  void is_asked_before_any_statement_of_the_program() {
    var county = counties.found();

    assertThatThrownBy(() -> county.luo.scope().run(() -> ask("select count(*) from places.place")))
        .hasMessageContaining("does not name its county");
  }

  @Test
  void a_statement_outside_a_transaction_is_refused() {
    assertThat(Scope.find()).isEmpty();
    assertThatThrownBy(() -> db.fetch("select 1")).hasMessageContaining("outside a transaction");
  }

  @Test
  void a_transaction_without_a_scope_is_refused() {
    assertThatThrownBy(() -> ask("select 1")).hasMessageContaining("No scope is bound");
  }

  private void ask(String sql) {
    transaction.executeWithoutResult(_ -> db.fetch(sql));
  }
}
