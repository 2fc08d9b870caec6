package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.command.DemoCounty;
import org.doorstep.ledgers.Situation;
import org.doorstep.ledgers.Situation.Asking;
import org.doorstep.places.Places;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ProgramTest
class DemoCountyTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final DemoCounty demo;
  private final Situation situation;
  private final Places places;

  DemoCountyTest(DemoCounty demo, Situation situation, Places places) {
    this.demo = demo;
    this.situation = situation;
    this.places = places;
  }

  @Test
  @Tag("C1")
  void what_congjiang_published_comes_out_of_the_rows_and_loading_again_changes_nothing() {
    demo.load(Locale.CHINESE, line -> {});
    var once = figures();
    demo.load(Locale.CHINESE, line -> {});

    assertThat(once)
        .containsEntry(Asking.OFFICIALS, 626L)
        .containsEntry(Asking.GROUPS, 125L)
        .containsEntry(Asking.SYMPOSIUMS, 243L)
        .containsEntry(Asking.BOXES, 125L);
    assertThat(once.get(Asking.HOUSEHOLDS)).isGreaterThan(8_000);
    assertThat(once.get(Asking.CARDS)).isGreaterThan(5_000);
    assertThat(figures()).isEqualTo(once);
    assertThat(demo.accounts(Locale.CHINESE)).hasSize(6).allMatch(one -> !one.role().isEmpty());
  }

  private Map<Asking, Long> figures() {
    var county = Scope.nobody().call(() -> places.find("522633")).orElseThrow();
    var today = LocalDate.ofInstant(TestTime.MONDAY_MORNING, ZONE);
    Instant from = today.minusDays(100).atStartOfDay(ZONE).toInstant();
    Instant to = today.plusDays(1).atStartOfDay(ZONE).toInstant();
    return new Scope(
            county.key(),
            ZONE,
            Role.COUNTY_OFFICE,
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            List.of(),
            "522633",
            "")
        .call(() -> situation.count(from, to));
  }
}
