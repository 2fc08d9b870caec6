package org.doorstep.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.matters.Categories;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raised;
import org.doorstep.matters.StepTaken;
import org.doorstep.matters.Trays;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.testing.Entries;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Test;

@ProgramTest
class SortingTest {

  private final Matters matters;
  private final Categories categories;
  private final Sorting sorting;
  private final Trays trays;
  private final TestCounty county;

  SortingTest(
      TestCounties counties,
      Matters matters,
      Categories categories,
      Sorting sorting,
      Trays trays,
      TestTime.SetClock clock) {
    this.matters = matters;
    this.categories = categories;
    this.sorting = sorting;
    this.trays = trays;
    this.county = counties.found();
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void sorting_proposes_category_unit_and_an_earlier_matter_that_may_be_the_same() {
    county.system().run(categories::loadStandard);
    var first = raise(county.wu, "自来水停了三天，全寨没有水喝");
    var second = raise(county.wu, "寨子自来水又停了，没有水喝");

    var proposed = as(county.shi, () -> sorting.propose(matters.get(second.number())));

    assertThat(proposed.categories().getFirst().category().code()).isEqualTo("water.drinking");
    assertThat(proposed.like())
        .extracting(like -> like.earlier().number())
        .containsExactly(first.number());
    var all = as(county.shi, categories::list);
    assertThat(Sorting.usualUnit(all, "water.drinking", county.bingmeiOffice.id()))
        .contains(county.water.id());
    as(
        county.shi,
        () ->
            matters.take(
                second.number(),
                matters.get(second.number()).version(),
                _ ->
                    new Valid<>(
                        List.of(
                            new MatterStep.Sort(
                                "water.drinking", Kind.PROBLEM, Priority.URGENT, true),
                            new MatterStep.SameAs(first.number()),
                            new MatterStep.Accept()))));
    var sorted = as(county.shi, () -> matters.get(second.number()));
    assertThat(sorted.sameAs()).isEqualTo(first.id());
    assertThat(sorted.due()).isEqualTo(LocalDate.parse("2026-11-26"));
    assertThat(as(county.wu, () -> matters.timelineOf(first.id())))
        .extracting(StepTaken::step)
        .containsExactly("raise", "repeated");
  }

  @Test
  void whoever_does_not_sit_in_a_seat_learns_nothing_from_its_tray() {
    raise(county.wu, "自来水停了三天，全寨没有水喝");
    var township = county.dadong.substring(0, 9);
    var office = county.bingmeiOffice.id();

    assertThat(as(county.shi, () -> earlier(office, township))).hasSize(1);
    assertThat(as(county.wu, () -> earlier(office, township))).isEmpty();
  }

  private List<Trays.Earlier> earlier(UUID seat, String township) {
    return trays.earlier(seat, township, Instant.EPOCH, new UUID(0, 0));
  }

  private Raised raise(Person by, String text) {
    return as(by, () -> matters.raise(Entries.problem(county.dadong, text)));
  }

  private static <T> T as(Person by, Supplier<T> work) {
    return by.scope().call(work::get);
  }
}
