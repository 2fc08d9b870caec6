package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.doorstep.DatabaseForTests;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@ProgramTest
@Import(SealsTest.Writer.class)
class SealsTest {

  private final TestCounties counties;
  private final Audit audit;
  private final Seals seals;
  private final Writer writer;

  SealsTest(TestCounties counties, Audit audit, Seals seals, Writer writer) {
    this.counties = counties;
    this.audit = audit;
    this.seals = seals;
    this.writer = writer;
  }

  /** Records within a transaction, as every door does. */
  @Component
  static class Writer {

    private final Audit audit;

    Writer(Audit audit) {
      this.audit = audit;
    }

    @Transactional
    void write(int entries) {
      for (var i = 0; i < entries; i++) {
        audit.record("test.written", UUID.randomUUID());
      }
    }
  }

  @Test
  void given_sealed_entries_when_nothing_is_touched_then_every_seal_holds() {
    var county = counties.found();
    county.luo.scope().run(() -> writer.write(3));

    assertThat(county.system().<Integer, RuntimeException>call(seals::seal)).isPositive();
    county.luo.scope().run(() -> writer.write(2));
    assertThat(county.system().<Integer, RuntimeException>call(seals::seal)).isEqualTo(2);

    assertThat(county.system().call(seals::firstBroken)).isEmpty();
    assertThat(county.system().<Integer, RuntimeException>call(seals::seal)).isZero();
  }

  @Test
  void given_sealed_entries_when_one_is_changed_or_taken_out_by_hand_then_its_seal_is_named()
      throws Exception {
    var county = counties.found();
    county.luo.scope().run(() -> writer.write(3));
    county.system().call(seals::seal);
    county.luo.scope().run(() -> writer.write(3));
    county.system().call(seals::seal);

    byHand(
        "update audit.entry set action = 'test.forged' where county = "
            + county.key
            + " and id = (select id from audit.entry where county = "
            + county.key
            + " and seal = 2 limit 1)");
    assertThat(county.system().call(seals::firstBroken)).contains(2L);

    byHand(
        "delete from audit.entry where county = "
            + county.key
            + " and seal = 1 and id = (select id from audit.entry where county = "
            + county.key
            + " and seal = 1 limit 1)");
    assertThat(county.system().call(seals::firstBroken)).contains(1L);
  }

  @Test
  void a_refusal_is_recorded_though_its_transaction_is_rolled_back() {
    var county = counties.found();

    county.wu.scope().run(() -> audit.recordRefusal("test.refused", Refused.Reason.NOT_YOURS));

    assertThat(Scope.find()).isEmpty();
    assertThat(county.system().<Integer, RuntimeException>call(seals::seal)).isPositive();
  }

  @Test
  void recording_outside_the_transaction_of_the_write_is_a_fault_of_the_program() {
    var county = counties.found();

    assertThatThrownBy(() -> county.luo.scope().run(() -> audit.record("test.alone", null)))
        .hasMessageContaining("outside a transaction");
  }

  private static void byHand(String sql) throws Exception {
    try (var connection = DatabaseForTests.superuser();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }
}
