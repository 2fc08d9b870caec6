package org.doorstep.pairings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.pairings.Point.What;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Lists of doors by what they are listed under, each as its reader may see it. */
@ProgramTest
@Import(TestDoors.class)
class DoorsOfACategoryTest {

  private final TestDoors doors;
  private final Batches batches;
  private final LinkReading reading;
  private final TestCounty county;

  DoorsOfACategoryTest(
      TestCounties counties, TestDoors doors, Batches batches, LinkReading reading) {
    this.doors = doors;
    this.batches = batches;
    this.reading = reading;
    this.county = counties.found();
  }

  @Test
  void the_categories_to_choose_from_are_those_of_doors_in_the_askers_place() {
    in(county.system(), () -> doors.households(county.dadong, 3, "poor", "veteran"));
    in(county.system(), () -> doors.households(county.basha, 2));
    in(county.system(), () -> doors.households(county.zhanli, 2, "orphan"));
    assertThat(in(county.luo.scope(), reading::categories))
        .containsExactly("orphan", "poor", "veteran");
    assertThat(in(county.ji.scope(), reading::categories)).hasSize(3);
    assertThat(in(county.shi.scope(), reading::categories)).containsExactly("poor", "veteran");
    assertThat(in(county.pan.scope(), reading::categories)).containsExactly("orphan");
    assertThat(in(county.meng.scope(), reading::categories)).as("no place").isEmpty();
  }

  @Test
  void doors_of_a_category_are_those_of_the_whole_list_in_its_order_screen_by_screen() {
    var sets =
        List.of(
            new String[] {"poor"},
            new String[] {"orphan", "poor"},
            new String[] {"veteran"},
            new String[] {},
            new String[] {"poor", "veteran"});
    for (var village : List.of(county.dadong, county.basha, county.zhanli)) {
      in(
          county.system(),
          () -> {
            var made = doors.households(village, 11);
            for (var i = 0; i < made.size(); i++) {
              doors.list(made.get(i), sets.get((i * i + village.length()) % sets.size()));
            }
            return made;
          });
    }
    linkDadong();

    for (var who : List.of(county.luo, county.ji, county.shi, county.pan, county.yang)) {
      for (var category : List.of("poor", "orphan", "veteran", "none")) {
        for (var unheld : List.of(false, true)) {
          for (var places :
              List.of(
                  List.<String>of(),
                  List.of(county.basha, county.dadong),
                  List.of(county.basha, county.basha.substring(0, 9)))) {
            var all =
                new Chosen(
                    places, Optional.of(What.HOUSEHOLD), unheld, "", Optional.empty(), List.of());
            var some =
                new Chosen(
                    places,
                    Optional.of(What.HOUSEHOLD),
                    unheld,
                    category,
                    Optional.empty(),
                    List.of());
            var listed = in(who.scope(), () -> doors.under(category));
            assertThat(in(who.scope(), () -> walked(some)))
                .as(who.name() + " " + category + " " + unheld + " " + places)
                .isEqualTo(
                    in(who.scope(), () -> walked(all)).stream().filter(listed::contains).toList());
          }
        }
      }
    }
  }

  /** What is chosen, four at a time. */
  private List<UUID> walked(Chosen chosen) {
    var keys = new ArrayList<UUID>();
    Optional<Points.Mark> after = Optional.empty();
    do {
      var screen = doors.screen(chosen, after, 4);
      screen.forEach(point -> keys.add(UUID.fromString(point.key())));
      after = screen.size() < 4 ? Optional.empty() : Optional.of(Points.Mark.of(screen.getLast()));
    } while (after.isPresent());
    return keys;
  }

  private void linkDadong() {
    var wanted =
        new Wanted(
            Chosen.HOUSEHOLDS.in(county.dadong),
            Change.ADD,
            Links.CONTACT,
            List.of(county.wu.id()),
            BatchesTest.TODAY,
            "到任");
    in(county.yang.scope(), () -> batches.carryOut(wanted, batches.preview(wanted).fingerprint()));
  }

  private static <T> T in(Scope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
    return scope.call(work);
  }
}
