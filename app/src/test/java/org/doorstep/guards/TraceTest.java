package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What {@link EveryRecordTest} takes for a change by exactly one record, and what it does not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceTest {

  private static final Trace TRACE =
      new Trace(Set.of("M-2026-000007"), Set.of("M-2026-000008"), Set.of("〔abcdefgh〕"));

  private static final List<String> BEFORE =
      List.of("待办 3 /matters", "路灯 M-2026-000007", "水渠 M-2026-000008", "水池 M-2026-000009");

  @Test
  void a_line_that_goes_a_count_one_less_and_a_line_of_what_it_belongs_to_are_explained() {
    var after = List.of("待办 2 /matters", "水渠 已超期 M-2026-000008", "水池 M-2026-000009");

    assertThat(unexplained(after)).isEmpty();
    assertThat(TRACE.still(Map.of("吴干部 /matters", after))).isEmpty();
  }

  @Test
  void a_count_that_is_none_any_more_is_not_shown_and_explained() {
    assertThat(
            TRACE.unexplained(Map.of("p", List.of("超期 1 /late")), Map.of("p", List.of("超期 /late"))))
        .isEmpty();
  }

  @Test
  void a_line_of_something_else_that_no_longer_names_what_it_belongs_to_is_explained() {
    var named = List.of("承诺 石有才〔abcdefgh〕 M-2026-000009");

    assertThat(TRACE.unexplained(Map.of("p", named), Map.of("p", List.of("承诺 M-2026-000009"))))
        .isEmpty();
    assertThat(
            TRACE.unexplained(Map.of("p", named), Map.of("p", List.of(named.getFirst() + " 已超期"))))
        .isNotEmpty();
  }

  @Test
  void a_count_two_less_a_line_of_something_else_and_one_that_stays_are_not() {
    assertThat(unexplained(List.of("待办 1 /matters", BEFORE.get(1), BEFORE.get(2), BEFORE.get(3))))
        .isNotEmpty();
    assertThat(unexplained(BEFORE.subList(0, 3))).isNotEmpty();
    assertThat(unexplained(List.of(BEFORE.getFirst(), BEFORE.get(3)))).isEmpty();
    assertThat(TRACE.still(Map.of("吴干部 /matters", BEFORE))).hasSize(1);
  }

  @Test
  void a_count_is_less_by_as_many_as_went_with_a_record_and_by_no_more() {
    var ten = new Trace(Set.of(), Set.of(), Set.of(), 10);
    var many = Map.of("p", List.of("登记 16 /matters", "待回访 4 /ledger"));

    assertThat(ten.unexplained(many, Map.of("p", List.of("登记 6 /matters", "待回访 /ledger"))))
        .isEmpty();
    assertThat(ten.unexplained(many, Map.of("p", List.of("登记 5 /matters", "待回访 4 /ledger"))))
        .isNotEmpty();
  }

  @Test
  void an_address_that_led_to_what_is_gone_may_lead_to_another_and_no_other_address_may() {
    var led = Map.of("p", List.of("answered 302/matters/M-2026-000007"));
    var beside = Map.of("p", List.of("answered 302/matters/M-2026-000009"));

    assertThat(TRACE.unexplained(led, beside)).isEmpty();
    assertThat(
            TRACE.unexplained(beside, Map.of("p", List.of("answered 302/matters/M-2026-000010"))))
        .isNotEmpty();
  }

  private static Map<String, String> unexplained(List<String> after) {
    return TRACE.unexplained(Map.of("吴干部 /matters", BEFORE), Map.of("吴干部 /matters", after));
  }
}
