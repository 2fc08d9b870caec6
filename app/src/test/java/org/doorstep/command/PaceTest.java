package org.doorstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaceTest {

  @Test
  void the_same_work_is_done_on_one_processor_and_on_all() throws Exception {
    var pace = Pace.now();

    assertThat(pace.alone()).isPositive();
    assertThat(pace.together()).isPositive();
  }
}
