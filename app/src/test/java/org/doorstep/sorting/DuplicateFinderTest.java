package org.doorstep.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doorstep.shared.ChineseWords;
import org.doorstep.sorting.DuplicateFinder.Earlier;
import org.doorstep.sorting.DuplicateFinder.Reported;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Y8")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DuplicateFinderTest {

  private static final String VILLAGE = "522699101202";
  private static final String NEXT_VILLAGE = "522699101203";
  private static final String ELSEWHERE = "522699204201";
  private static final LocalDate DAY = LocalDate.parse("2026-08-06");

  private final DuplicateFinder finder =
      DuplicateFinder.learn(
          ChineseWords.knowing(List.of("大榕")),
          LabelledMatter.all().stream().map(LabelledMatter::text).toList());

  private static Reported report(String id, String place, LocalDate day, String text) {
    return new Reported(id, place, day, Optional.of("water.drinking"), text);
  }

  private static Earlier earlier(Reported... reports) {
    return (township, since) ->
        List.of(reports).stream()
            .filter(report -> report.place().startsWith(township) && !report.day().isBefore(since))
            .toList();
  }

  @Test
  void the_same_burst_pipe_told_by_a_neighbour_is_found_with_the_words_in_common() {
    var first = report("1", VILLAGE, DAY.minusDays(2), "下寨蓄水池出来的水管爆了，停水三天");
    var again = report("2", VILLAGE, DAY, "停水了，下寨蓄水池那边管子爆了没人修");

    var found = finder.find(again, earlier(first));

    assertThat(found).singleElement().returns(first, DuplicateFinder.Likeness::earlier);
    assertThat(found.getFirst().because()).contains("停水").hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void a_village_s_name_alone_makes_no_two_matters_alike() {
    var first = report("1", VILLAGE, DAY, "大榕篮板烂掉");
    var other = report("2", VILLAGE, DAY, "大榕停水");

    assertThat(finder.find(other, earlier(first))).isEmpty();
  }

  @Test
  void the_same_words_count_less_in_the_next_village_and_nothing_in_another_township() {
    var text = "蓄水池的水管爆了，停水三天";
    var asked = report("1", VILLAGE, DAY, text);
    var here = report("2", VILLAGE, DAY, text);
    var near = report("3", NEXT_VILLAGE, DAY, text);
    var far = report("4", ELSEWHERE, DAY, text);

    var alike = finder.compare(asked, List.of(far, near, here));

    assertThat(alike).extracting(likeness -> likeness.earlier().id()).containsExactly("2", "3");
    assertThat(alike.get(1).score()).isLessThan(alike.get(0).score());
  }

  @Test
  void what_was_long_ago_is_another_event() {
    var text = "蓄水池的水管爆了，停水三天";
    var old = report("1", VILLAGE, DAY.minusDays(DuplicateFinder.DAYS + 1), text);

    assertThat(finder.compare(report("2", VILLAGE, DAY, text), List.of(old))).isEmpty();
  }

  @Test
  void a_matter_is_no_duplicate_of_itself() {
    var one = report("1", VILLAGE, DAY, "停水三天");

    assertThat(finder.find(one, earlier(one))).isEmpty();
  }
}
