package org.doorstep.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.doorstep.places.Places.Place;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.RecipientEntry;
import org.doorstep.recipients.ResidentEntry;

/** Which households live in a village of the demo county. */
final class DemoHouseholds {

  static final int A_VILLAGE = 65;

  private static final List<String> CATEGORIES =
      List.of(
          "poor",
          "low_income",
          "seriously_ill",
          "left_behind_child",
          "left_behind_elder",
          "veteran");

  private DemoHouseholds() {}

  /** The households of the village of a group, with who lives in each. */
  static Map<RecipientEntry, List<ResidentEntry>> of(
      String county, int group, Place village, int thisYear, Invented invented) {
    var entries = new LinkedHashMap<RecipientEntry, List<ResidentEntry>>();
    for (var number = 0; number < A_VILLAGE; number++) {
      var members = invented.household(thisYear);
      var categories =
          invented.below(4) == 0 ? List.of(invented.oneOf(CATEGORIES)) : List.<String>of();
      entries.put(
          new RecipientEntry(
              Recipient.Kind.HOUSEHOLD,
              code(county, group, number),
              members.getFirst().name(),
              village.code(),
              village.name() + (1 + number / 22) + "组",
              null,
              categories),
          members);
    }
    return entries;
  }

  /** The register's numbers of the households of a group. */
  static List<String> codes(String county, int group) {
    return IntStream.range(0, A_VILLAGE).mapToObj(number -> code(county, group, number)).toList();
  }

  /** The register's number of a household: H, the group, and the house. */
  static String code(String county, int group, int number) {
    return "H%s-%03d-%02d".formatted(county, group + 1, number + 1);
  }
}
