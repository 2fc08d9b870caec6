package org.doorstep.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorstep.shared.Way;
import org.doorstep.testing.ProgramTest;
import org.junit.jupiter.api.Test;

/** The entries of the menu, which every module adds for itself. */
@ProgramTest
class WaysTest {

  private final List<Way> ways;

  WaysTest(List<Way> ways) {
    this.ways = ways;
  }

  @Test
  void an_icon_leads_to_one_place_only() {
    var places = ways.stream().collect(groupingBy(Way::icon, mapping(Way::href, toSet())));

    assertThat(places).isNotEmpty().allSatisfy((_, hrefs) -> assertThat(hrefs).hasSize(1));
  }
}
