package org.doorstep.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.doorstep.recipients.Recipient.Kind;
import org.doorstep.recipients.Recipients.Order;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of a place, village after village by the register's number. */
@ProgramTest
class DoorsOfAPlaceTest {

  private final Registrations registrations;
  private final Recipients recipients;
  private final TestCounty county;

  DoorsOfAPlaceTest(Registrations registrations, Recipients recipients, TestCounties counties) {
    this.registrations = registrations;
    this.recipients = recipients;
    this.county = counties.found();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 50})
  void every_door_comes_once_and_in_order_though_kinds_share_numbers(int most) {
    county
        .system()
        .run(() -> {
          var entries = new LinkedHashMap<RecipientEntry, List<ResidentEntry>>();
          for (var village : List.of(county.basha, county.dadong, county.zhanli)) {
            for (var kind : Kind.values()) {
              entries.put(entry(kind, "A1", village), List.of());
            }
            entries.put(entry(Kind.INSTITUTION, "A0", village), List.of());
            entries.put(entry(Kind.HOUSEHOLD, "a2", village), List.of());
            entries.put(entry(Kind.ENTERPRISE, "B3", village), List.of());
          }
          registrations.add(entries);
        });

    var here = List.of("A0 INSTITUTION", "A1 HOUSEHOLD", "A1 ENTERPRISE", "A1 INSTITUTION");
    var rest = List.of("B3 ENTERPRISE", "a2 HOUSEHOLD");
    assertThat(walked(county.bingmei, most))
        .containsExactlyElementsOf(
            List.of(here, rest, here, rest).stream().flatMap(List::stream).toList());
    assertThat(walked(county.dadong, most)).hasSize(6);
  }

  @Test
  void nobody_is_shown_the_doors_of_another_place() {
    county
        .system()
        .run(() -> {
          var entries = new LinkedHashMap<RecipientEntry, List<ResidentEntry>>();
          entries.put(entry(Kind.HOUSEHOLD, "A1", county.zhanli), List.of());
          registrations.add(entries);
        });

    assertThat(walked(county.zhanli, 10)).isEmpty();
  }

  /** Every screen of a place, as the township's office of Bingmei walks them. */
  private List<String> walked(String place, int most) {
    var seen = new ArrayList<String>();
    @Nullable Recipient after = null;
    while (true) {
      var from = after;
      var screen =
          county.shi.scope().call(() -> recipients.under(place, Order.VILLAGE, from, most));
      screen.forEach(door -> seen.add(door.code().replaceAll("\\..*", " ") + door.kind()));
      if (screen.size() < most) {
        return seen;
      }
      after = screen.getLast();
    }
  }

  private static RecipientEntry entry(Kind kind, String code, String village) {
    return new RecipientEntry(
        kind, code + "." + village, "门" + code, village, "三组", null, List.of());
  }
}
