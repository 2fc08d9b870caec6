package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.deadlines.Cases.CALENDAR;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredInputsTest {

  final JsonMapper json = JsonMapper.builder().build();

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_was_stored_as_json_gives_the_same_date_and_working(long seed) {
    var chance = new Random(seed);
    var inputs = ReckoningPropertyTest.anyClock(chance, ReckoningPropertyTest.anyUnit(chance));

    var stored = json.writeValueAsString(inputs);
    var read = json.readValue(stored, ClockInputs.class);

    assertThat(read).as(stored).isEqualTo(inputs);
    assertThat(Reckoning.of(read, CALENDAR)).isEqualTo(Reckoning.of(inputs, CALENDAR));
  }
}
