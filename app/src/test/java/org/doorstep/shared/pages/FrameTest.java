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
  void the_token_of_a_form_is_never_written_to_a_log() {
    assertThat(withWays(1)).asString().doesNotContain("secret-token");
  }

  private static Frame withWays(int count) {
    var ways =
        IntStream.range(0, count)
            .mapToObj(way -> new NavItem("way." + way, "/" + way, "door", false, 0))
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
