package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.doorstep.testing.TestTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class HeldEntriesTest {

  private final Audit audit;
  private final Trail trail;
  private final Units units;
  private final TransactionTemplate transaction;
  private final SetClock clock;
  private final TestCounty county;

  HeldEntriesTest(
      Audit audit,
      Trail trail,
      Units units,
      PlatformTransactionManager transactions,
      SetClock clock,
      TestCounties counties) {
    this.audit = audit;
    this.trail = trail;
    this.units = units;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.county = counties.found();
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void all_entries_of_a_transaction_are_written_together_each_as_of_its_moment() {
    var subject = UUID.randomUUID();

    var sent =
        SentStatements.of(() ->
            inTransaction(() -> {
              audit.record("test.first", subject, Map.of("quoted", "\"{,}\\ null"));
              clock.forward(Duration.ofSeconds(1));
              audit.record("test.second", null);
            }));

    assertThat(sent).hasSize(2).first().isEqualTo(SentStatements.SCOPE);
    assertThat(TestTrail.entries(trail, county, "test.first"))
        .singleElement()
        .returns(TestTime.MONDAY_MORNING, Trail.Entry::at)
        .returns(county.wu.id(), Trail.Entry::actor)
        .returns("OFFICIAL", Trail.Entry::role)
        .returns(subject, Trail.Entry::subject)
        .returns("{\"quoted\": \"\\\"{,}\\\\ null\"}", Trail.Entry::facts)
        .returns(null, Trail.Entry::refused);
    assertThat(TestTrail.entries(trail, county, "test.second"))
        .singleElement()
        .returns(TestTime.MONDAY_MORNING.plusSeconds(1), Trail.Entry::at)
        .returns(null, Trail.Entry::subject);
  }

  @Test
  void given_a_transaction_is_rolled_back_then_none_of_its_entries_is_written() {
    county
        .wu
        .scope()
        .run(() ->
            transaction.executeWithoutResult(status -> {
              audit.record("test.taken-back", null);
              status.setRollbackOnly();
            }));

    assertThat(TestTrail.entries(trail, county, "test.taken-back")).isEmpty();
  }

  @Test
  void given_an_entry_cannot_be_written_then_what_it_tells_of_is_not_written_either() {
    var added =
        new Unit(
            UUID.randomUUID(),
            "D9",
            "林业局",
            Unit.Kind.DEPARTMENT,
            null,
            county.countyOffice.place());

    assertThatExceptionOfType(DataAccessException.class)
        .as("an entry in the name of somebody else than opened the transaction")
        .isThrownBy(() ->
            county
                .system()
                .run(() ->
                    transaction.executeWithoutResult(_ -> {
                      units.add(added);
                      county.luo.scope().run(() -> audit.record("test.disguised", null));
                    })));

    assertThat(county.system().call(() -> units.find(added.id()))).isEmpty();
    assertThat(TestTrail.entries(trail, county, "test.disguised")).isEmpty();
  }

  @Test
  void of_very_many_none_is_missing() {
    var told = new LinkedHashMap<UUID, Map<String, Object>>();
    for (var i = 0; i < 1_050; i++) {
      told.put(UUID.randomUUID(), Map.of("many", i));
    }

    inTransaction(() -> audit.recordAll("test.many", told));

    var many =
        new Trail.Sought(
            Optional.empty(),
            "test.many",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(county.system().call(() -> trail.list(many, Optional.empty(), 2_000)))
        .extracting(Trail.Entry::subject)
        .containsExactlyInAnyOrderElementsOf(told.keySet());
  }

  private void inTransaction(Runnable work) {
    county.wu.scope().run(() -> transaction.executeWithoutResult(_ -> work.run()));
  }
}
