package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadBackTest {

  private static final List<Duration> TWICE_MORE = List.of(Duration.ZERO, Duration.ZERO);

  /** Each thing, and in how many rounds it is not answered yet. */
  private static final Map<String, Integer> LATE =
      Map.of("prompt", 0, "late", 1, "last", 2, "gone", Integer.MAX_VALUE);

  private final List<List<String>> asked = new ArrayList<>();

  private Map<String, String> round(List<String> some) {
    var unread = new HashMap<String, String>();
    for (var one : some) {
      if (LATE.getOrDefault(one, 0) > asked.size()) {
        unread.put(one, "not in round " + asked.size());
      }
    }
    asked.add(some);
    return unread;
  }

  @Test
  void what_only_comes_late_is_not_lost_and_what_never_comes_is() throws Exception {
    var lost = ReadBack.lost(List.of("prompt", "late", "gone", "last"), TWICE_MORE, this::round);

    assertThat(lost).containsExactly(entry("gone", "not in round 2"));
  }

  @Test
  void only_what_was_not_read_is_asked_for_again() throws Exception {
    var lost = ReadBack.lost(List.of("prompt", "late"), TWICE_MORE, this::round);

    assertThat(lost).isEmpty();
    assertThat(asked).containsExactly(List.of("prompt", "late"), List.of("late"));
  }
}
