package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** What a screen of a tray shows, and how often it asks. */
class TraysTest extends MattersAtWork {

  TraysTest(
      TestCounties counties,
      Matters matters,
      Trays trays,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactions) {
    super(counties, matters, trays, clock, db, transactions);
  }

  @Test
  void a_tray_shows_the_most_urgent_first_and_every_line_once_however_long_it_is() {
    for (var i = 0; i < 60; i++) {
      raise(county.wu, "事项" + i);
    }
    var filter = filter(county.bingmeiOffice.id(), TrayPart.HOLDS, MatterState.Name.RAISED);
    var seen = new java.util.HashSet<UUID>();
    Optional<Trays.Mark> mark = Optional.empty();
    var screens = 0;
    do {
      var after = mark;
      var screen = as(county.shi, () -> screen(filter, after));
      screen.lines().forEach(line -> assertThat(seen.add(line.id())).isTrue());
      mark = screen.next().flatMap(next -> Trays.Mark.parse(next.toString()));
      screens++;
    } while (mark.isPresent());

    assertThat(seen).hasSize(60);
    assertThat(screens).isEqualTo(3);
    as(county.pan, () -> assertThat(screen(filter, Optional.empty()).lines()).isEmpty());
  }

  @Test
  void the_clocks_are_asked_once_for_a_screen_of_what_is_due_soon_and_for_the_tabs_above_it() {
    var raised = raise(county.wu, "停水");
    clock.set(Instant.parse("2026-11-25T01:00:00Z"));
    var day = LocalDate.parse("2026-11-25");
    var tabs =
        Stream.of(Trays.Late.values())
            .map(late ->
                new Trays.Filter(county.bingmeiOffice.id(), TrayPart.HOLDS, null, late, day))
            .toList();
    for (var tab : tabs) {
      var shown = new ArrayList<Trays.Shown>();
      var sent =
          as(
              county.shi,
              () -> SentStatements.of(() -> shown.add(trays.show(tab, Optional.empty(), tabs))));

      assertThat(sent).filteredOn(one -> one.contains("deadlines.clock")).hasSize(1);
      assertThat(tabs.stream().map(shown.getFirst()::count)).containsExactly(1, 1, 0);
      if (tab.late() != Trays.Late.YES) {
        assertThat(shown.getFirst().atRisk()).containsExactly(raised.id());
        assertThat(shown.getFirst().screen().lines()).hasSize(1);
      }
    }
    clock.set(TestTime.MONDAY_MORNING);
  }
}
