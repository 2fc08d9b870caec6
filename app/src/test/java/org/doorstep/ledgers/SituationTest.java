package org.doorstep.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.doorstep.DatabaseForTests;
import org.doorstep.ledgers.Situation.Asking;
import org.doorstep.ledgers.Situation.Counted;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
class SituationTest {

  private static final Instant TO = TestTime.MONDAY_MORNING.plus(Duration.ofDays(1));
  private static final Instant FROM = TO.minus(Duration.ofDays(90));

  private final Situation situation;
  private final TestHouseholds households;
  private final TestCounty county;
  private final int port;

  SituationTest(
      Situation situation,
      TestHouseholds households,
      TestCounties counties,
      @LocalServerPort int port) {
    this.situation = situation;
    this.households = households;
    this.county = counties.found();
    this.port = port;
  }

  @Test
  @Tag("C1")
  void rows_come_village_by_village_the_last_first_and_are_as_many_as_the_figure_says()
      throws Exception {
    var doors = new ArrayList<Recipient>();
    for (var i = 0; i < 40; i++) {
      var village = List.of(county.zhanli, county.dadong, county.basha).get(i % 3);
      doors.add(households.household(county, village, "第" + i + "户"));
    }
    var chance = new Random(1);
    for (var i = 0; i < 130; i++) {
      var door = doors.get(chance.nextInt(doors.size()));
      visit(door, FROM.plus(Duration.ofHours(chance.nextInt(90 * 24))));
    }
    visit(doors.getFirst(), FROM.minus(Duration.ofDays(1)));
    visit(doors.getFirst(), TO.plus(Duration.ofDays(1)));

    for (var asking : Asking.values()) {
      var counted = county.luo.scope().call(() -> situation.count(FROM, TO)).get(asking);
      var rows = walked(county.luo, asking);
      assertThat(counted).as(asking.name()).isEqualTo(new Counted(rows.size(), false));
      assertThat(rows).extracting(Situation.Row::id).doesNotHaveDuplicates();
      assertThat(rows).extracting(Situation.Row::place).isSorted();
    }
    assertThat(walked(county.luo, Asking.VISITS)).hasSize(130);
    var visits = walked(county.luo, Asking.VISITS);
    for (var i = 1; i < visits.size(); i++) {
      if (visits.get(i).place().equals(visits.get(i - 1).place())) {
        assertThat(visits.get(i).at()).isBeforeOrEqualTo(visits.get(i - 1).at());
      }
    }
    assertThat(walked(county.pan, Asking.VISITS))
        .as("an office sees its own township only")
        .extracting(Situation.Row::place)
        .containsOnly(county.zhanli);
    assertThat(PlainBrowser.signedIn(port, county, county.meng).get("/situation/visits").status())
        .as("a department has no place of its own")
        .isEqualTo(403);
    assertThat(
            PlainBrowser.signedIn(port, county, county.luo)
                .get("/situation/visits?after=nonsense")
                .status())
        .isEqualTo(200);
  }

  @Test
  @Tag("C1")
  void what_is_too_much_to_count_is_counted_so_far_and_says_that_there_is_more() throws Exception {
    var doors = new ArrayList<Recipient>();
    for (var i = 0; i < 3; i++) {
      doors.add(households.household(county, county.zhanli, "第" + i + "户"));
    }
    for (var i = 0; i < 9; i++) {
      visit(doors.get(i % 3), FROM.plus(Duration.ofDays(i)));
    }

    var all = county.luo.scope().call(() -> situation.count(FROM, TO, 9));
    assertThat(all)
        .containsEntry(Asking.VISITS, new Counted(9, false))
        .containsEntry(Asking.HOUSEHOLDS, new Counted(3, false));
    var some = county.luo.scope().call(() -> situation.count(FROM, TO, 8));
    assertThat(some)
        .containsEntry(Asking.VISITS, new Counted(8, true))
        .containsEntry(Asking.HOUSEHOLDS, new Counted(3, true))
        .containsEntry(Asking.SYMPOSIUMS, new Counted(0, false));
    assertThat(walked(county.luo, Asking.VISITS)).as("and the rows go on to the end").hasSize(9);
  }

  private List<Situation.Row> walked(Person person, Asking asking) {
    var rows = new ArrayList<Situation.Row>();
    person
        .scope()
        .run(() -> {
          Optional<Situation.Mark> after = Optional.empty();
          do {
            var screen = situation.rows(asking, FROM, TO, after);
            rows.addAll(screen.rows());
            after = screen.next().flatMap(mark -> Situation.Mark.read(mark.written()));
          } while (after.isPresent());
        });
    return rows;
  }

  private void visit(Recipient door, Instant at) throws Exception {
    var server = DatabaseForTests.server();
    try (var superuser =
            DriverManager.getConnection(
                server.jdbcUrl("doorstep"), server.superuser(), server.superuserPassword());
        var insert =
            superuser.prepareStatement(
                """
                insert into engagements.engagement (county, id, kind, place, begun_at, ended_at,
                  official, unit, recipient, result, written_at, content)
                values (?, ?, 'home-visit', ?, ?, ?, ?, ?, ?, 'met', now(), '')
                """)) {
      var moment = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
      insert.setInt(1, county.key);
      insert.setObject(2, UUID.randomUUID());
      insert.setString(3, door.place());
      insert.setObject(4, moment);
      insert.setObject(5, moment);
      insert.setObject(6, county.wu.id());
      insert.setObject(7, county.dadongGroup.id());
      insert.setObject(8, door.id());
      insert.executeUpdate();
    }
  }
}
