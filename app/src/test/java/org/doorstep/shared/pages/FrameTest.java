package org.doorstep.shared.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.doorstep.shared.pages.Frame.Csrf;
import org.doorstep.shared.pages.Frame.NavItem;
import org.doorstep.shared.pages.Frame.Theme;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FrameTest {

  @Test
  void five_ways_stand_side_by_side_on_a_phone() {
    var frame = withWays(5);

    assertThat(frame.overflows()).isFalse();
    assertThat(IntStream.range(0, 5)).noneMatch(frame::beyond);
  }

  @Test
  void of_six_ways_four_stand_on_a_phone_and_the_fifth_place_leads_to_all() {
    var frame = withWays(6);

    assertThat(frame.overflows()).isTrue();
    assertThat(IntStream.range(0, 6).filter(frame::beyond)).containsExactly(4, 5);
  }

  @Test
  void what_waits_at_ways_a_phone_has_no_room_for_is_said_where_it_leads_to_all() {
    assertThat(withWays(6, 0, 0, 0, 1, 2, 3).waitingBeyond()).isEqualTo("5");
    assertThat(withWays(6, 0, 0, 0, 1, 7, 3).waitingBeyond()).isEqualTo("9+");
    assertThat(withWays(6, 4, 0, 0, 0, 0, 0).waitingBeyond()).isEmpty();
    assertThat(withWays(5, 0, 0, 0, 0, 4).waitingBeyond()).isEmpty();
    assertThat(withWays(5, 0, 0, 0, 9, 10).nav())
        .extracting(NavItem::waiting)
        .containsExactly("", "", "", "9", "9+");
  }

  @Test
  void the_token_of_a_form_is_never_written_to_a_log() {
    assertThat(withWays(1)).asString().doesNotContain("secret-token");
  }

  private static Frame withWays(int count, int... waiting) {
    var ways =
        IntStream.range(0, count)
            .mapToObj(way ->
                new NavItem(
                    "way." + way, "/" + way, "door", false, waiting.length > 0 ? waiting[way] : 0))
            .toList();
    return new Frame(
        "从江县",
        null,
        List.copyOf(ways),
        new Csrf("_csrf", "secret-token"),
        Theme.AUTO,
        false,
        "/",
        null);
  }
}
