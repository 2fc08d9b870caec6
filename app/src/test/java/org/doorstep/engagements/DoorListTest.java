package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.doorstep.engagements.DoorList.Line;
import org.doorstep.engagements.DoorList.Screen;
import org.doorstep.engagements.DoorList.Sort;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ProgramTest
class DoorListTest {

  private final DoorList doors;
  private final Visits visits;
  private final TestHouseholds households;
  private final TestTime.SetClock clock;
  private final TestCounty county;

  DoorListTest(
      DoorList doors,
      Visits visits,
      TestCounties counties,
      TestHouseholds households,
      TestTime.SetClock clock) {
    this.doors = doors;
    this.visits = visits;
    this.households = households;
    this.clock = clock;
    this.county = counties.found();
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void who_was_not_visited_for_longest_stands_first() {
    var visited = linked("石一");
    var never = linked("石二");
    county.wu.scope().run(() -> visits.record(SampleVisits.home(visited, "一切都好")));

    var screen = county.wu.scope().call(() -> doors.linked(Sort.LONGEST, "", false, null));

    assertThat(screen.lines())
        .extracting(line -> line.door().id())
        .containsExactly(never.id(), visited.id());
  }

  @Test
  void a_door_is_found_by_chinese_pinyin_and_initials_also_when_it_is_linked_from_afar() {
    var household = linked("石有才");
    households.link(county, county.liang, household);

    for (var typed : List.of("有才", "youcai", "syc")) {
      for (var person : List.of(county.wu, county.liang, county.shi)) {
        assertThat(person.scope().call(() -> doors.found(typed)).lines())
            .as(person.login() + " " + typed)
            .extracting(line -> line.door().id())
            .containsExactly(household.id());
      }
      assertThat(county.long_.scope().call(() -> doors.found(typed)).lines()).isEmpty();
    }
  }

  @Test
  @Tag("M6")
  void the_month_counts_doors_visited_and_days_in_the_village_from_records_that_count() {
    var one = linked("石三");
    linked("石四");
    var wrong = SampleVisits.home(one, "一切都好");
    county.wu.scope().run(() -> visits.record(wrong));

    assertThat(month()).isEqualTo(new DoorList.Month(2, 1, 1));

    var elsewhere = households.household(county, county.dadong, "石五");
    county.wu.scope().run(() -> visits.correct(wrong.id(), SampleVisits.home(elsewhere, ""), "错门"));

    assertThat(month()).isEqualTo(new DoorList.Month(2, 0, 1));
  }

  @Test
  void where_nobody_was_at_home_the_door_stands_first_until_somebody_is_met() {
    var waiting = linked("石六");
    var away = linked("石七");
    var tomorrow = LocalDate.of(2026, 11, 24);
    var met = SampleVisits.home(away, "一切都好");
    var nobody =
        new Visit(
            UUID.randomUUID(),
            met.kind(),
            met.with(),
            met.begun().minus(Duration.ofHours(2)),
            met.begun().minus(Duration.ofHours(1)),
            new Visit.Came.NotHome(tomorrow),
            "",
            List.of(),
            "");

    county.wu.scope().run(() -> visits.record(nobody));

    assertThat(county.wu.scope().call(() -> doors.linked(Sort.LONGEST, "", false, null)).lines())
        .extracting(line -> line.door().id(), Line::revisit)
        .containsExactly(tuple(away.id(), tomorrow), tuple(waiting.id(), null));

    county.wu.scope().run(() -> visits.record(met));

    assertThat(county.wu.scope().call(() -> doors.linked(Sort.LONGEST, "", false, null)).lines())
        .extracting(Line::revisit)
        .containsOnlyNulls();
  }

  @Test
  void walking_all_screens_of_a_village_gives_each_door_once() {
    for (var i = 0; i < DoorList.SCREEN + 7; i++) {
      households.household(county, county.basha, "龙" + i);
    }
    for (var sort : List.of(Sort.VILLAGE, Sort.LONGEST)) {
      var seen = new HashSet<UUID>();
      var count = 0;
      @Nullable UUID after = null;
      do {
        var from = after;
        Screen screen = county.long_.scope().call(() -> doors.under(county.basha, sort, from));
        count += screen.lines().size();
        screen.lines().stream().map(Line::door).map(Recipient::id).forEach(seen::add);
        after = screen.next();
      } while (after != null);
      assertThat(seen).hasSize(DoorList.SCREEN + 7);
      assertThat(count).isEqualTo(DoorList.SCREEN + 7);
    }
  }

  private DoorList.Month month() {
    return county.wu.scope().call(doors::month);
  }

  private Recipient linked(String head) {
    var household = households.household(county, county.dadong, head);
    households.link(county, county.wu, household);
    return household;
  }
}
