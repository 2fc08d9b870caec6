package org.doorstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark at a hundredth of its size: that it measures what it says, not how fast. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BenchIT {

  static Terminal terminal;

  @BeforeAll
  static void home() throws Exception {
    Terminal.learn();
    terminal = new Terminal(Homes.made().resolve("bench"));
  }

  @AfterAll
  static void clear() throws Exception {
    Homes.remove();
  }

  static Stream<String> benchmarks() throws Exception {
    return terminal.typeWell("bench", "--list").said().lines();
  }

  @ParameterizedTest
  @MethodSource
  void benchmarks(String name) throws Exception {
    var answer = terminal.type("bench", name, "--size", "1", "--json");

    assertThat(answer.exit()).as(answer.said() + answer.complained()).isZero();
    assertThat(answer.facts()).containsEntry("passed", true).containsKeys("size", "figures");
    assertThat(answer.complained().lines().filter(line -> line.startsWith("  " + name + " ")))
        .as(answer.complained())
        .isNotEmpty();
  }

  @Test
  void a_size_that_is_none_is_refused() throws Exception {
    for (var size : List.of("0", "101", "much")) {
      assertThat(terminal.type("bench", "--size", size).complained()).contains("is no size");
    }
  }
}
