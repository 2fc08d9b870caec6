package org.doorstep.pairings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.doorstep.pairings.Point.What;
import org.doorstep.pairings.Spread.Slot;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpreadTest {

  @Test
  @Tag("P1")
  void every_door_is_given_once_and_no_share_could_be_evener() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var elsewhere = new LinkedHashMap<UUID, Integer>();
      for (var who = 0; who <= random.nextInt(6); who++) {
        elsewhere.put(new UUID(seed, who), random.nextInt(12));
      }
      var officials = List.copyOf(elsewhere.keySet());
      var slots = new ArrayList<Slot>();
      for (var door = 0; door < random.nextInt(40); door++) {
        var held =
            random.nextInt(3) == 0
                ? List.of(officials.get(random.nextInt(officials.size())))
                : List.<UUID>of();
        slots.add(new Slot(door(door), "contact", held));
      }

      var given = Spread.evenly(slots, elsewhere);

      assertThat(given).extracting(Spread.Given::slot).containsExactlyInAnyOrderElementsOf(slots);
      assertThat(given)
          .allSatisfy(each ->
              assertThat(each.kept()).isEqualTo(each.slot().heldBy().contains(each.official())));
      var after = new HashMap<>(elsewhere);
      given.forEach(each -> after.merge(each.official(), 1, Integer::sum));
      var given_ = given.stream().map(Spread.Given::official).distinct().toList();
      var fewest = after.values().stream().mapToInt(each -> each).min().orElse(0);
      assertThat(given_)
          .allSatisfy(who -> assertThat(after.get(who)).isLessThanOrEqualTo(fewest + 1));
    }
  }

  @Test
  void doors_given_anew_lie_beside_each_other() {
    var slots = new ArrayList<Slot>();
    for (var door = 0; door < 9; door++) {
      slots.add(new Slot(door(door), "contact", List.of()));
    }
    var elsewhere = new LinkedHashMap<UUID, Integer>();
    for (var who = 0; who < 3; who++) {
      elsewhere.put(new UUID(0, who), 0);
    }

    var order = Spread.evenly(slots, elsewhere).stream().map(Spread.Given::official).toList();

    assertThat(order.subList(0, 3)).containsOnly(new UUID(0, 0));
    assertThat(order.subList(3, 6)).containsOnly(new UUID(0, 1));
    assertThat(order.subList(6, 9)).containsOnly(new UUID(0, 2));
  }

  private static Point door(int number) {
    return new Point(What.HOUSEHOLD, new UUID(9, number), "H" + number, "", "522633100201", "");
  }
}
