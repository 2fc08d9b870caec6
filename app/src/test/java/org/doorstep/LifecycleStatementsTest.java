package org.doorstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.aftercare.LookBacks;
import org.doorstep.aftercare.Ratings;
import org.doorstep.matters.Categories;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raise;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Test;

/**
 * What one whole lifecycle of a matter costs in statements, step by step through the doors. Each
 * statement is a way to the database and back, so their number is what bounds how many lifecycles a
 * second the program bears; it may fall, and rises only where this test is changed with it.
 */
@ProgramTest
class LifecycleStatementsTest {

  private static final Map<String, Integer> AT_MOST =
      Map.ofEntries(
          Map.entry("raise", 10),
          Map.entry("sort", 7),
          Map.entry("dispatch", 14),
          Map.entry("accept", 8),
          Map.entry("answer", 15),
          Map.entry("look back", 12),
          Map.entry("rate", 4),
          Map.entry("read", 4));

  private final Matters matters;
  private final LookBacks lookBacks;
  private final Ratings ratings;
  private final SetClock clock;
  private final TestCounty county;
  private final Recipient door;

  LifecycleStatementsTest(
      Matters matters,
      LookBacks lookBacks,
      Ratings ratings,
      Categories categories,
      SetClock clock,
      TestCounties counties,
      TestHouseholds households) {
    this.matters = matters;
    this.lookBacks = lookBacks;
    this.ratings = ratings;
    this.clock = clock;
    this.county = counties.found();
    this.door = households.household(county, county.dadong, "石有才");
    county.system().run(categories::loadStandard);
  }

  @Test
  void a_whole_lifecycle_sends_no_more_statements_than_it_did() {
    walked(); // fills what is kept in memory: rules, calendar, a block of numbers

    var sent = walked();

    var all = sent.values().stream().mapToInt(List::size).sum();
    var transactions =
        sent.values().stream()
            .mapToInt(step -> Collections.frequency(step, SentStatements.SCOPE))
            .sum();
    System.out.printf(
        "One lifecycle: %d statements in %d transactions, %s%n", all, transactions, counts(sent));
    assertThat(risen(sent)).as("Steps that send more statements than they did").isEmpty();
  }

  /** One lifecycle, and what each of its steps sent. */
  private Map<String, List<String>> walked() {
    clock.set(TestTime.MONDAY_MORNING);
    var id = UUID.randomUUID();
    var numbers = new ArrayList<MatterNumber>();
    var sent = new LinkedHashMap<String, List<String>>();
    sent.put("raise", by(county.wu.scope(), () -> numbers.add(matters.raise(entry(id)).number())));
    var number = numbers.getFirst();
    sent.put(
        "sort",
        by(
            county.shi.scope(),
            () ->
                matters.take(
                    number,
                    new MatterStep.Sort(
                        "water.drinking", Kind.PROBLEM, Priority.ORDINARY, false))));
    sent.put(
        "dispatch",
        by(
            county.shi.scope(),
            () ->
                matters.take(
                    number, new MatterStep.Dispatch(county.water.id(), null, "请办理。", List.of()))));
    sent.put(
        "accept", by(county.meng.scope(), () -> matters.take(number, new MatterStep.Accept())));
    sent.put(
        "answer",
        by(
            county.meng.scope(),
            () -> matters.take(number, new MatterStep.Answer(Outcome.SOLVED, "水管已换新。"))));
    clock.forward(Duration.ofDays(2));
    sent.put("look back", by(county.wu.scope(), () -> lookBacks.look(number, true, "水来了。", null)));
    sent.put(
        "rate",
        by(
            Scope.resident(county.key, county.wu.scope().zone(), id),
            () -> ratings.rate(id, Ratings.Channel.FOLLOW, 5, "谢谢。")));
    sent.put(
        "read",
        by(
            county.luo.scope(),
            () -> {
              matters.get(number);
              matters.timelineOf(id);
            }));
    return sent;
  }

  private static List<String> by(Scope scope, Runnable work) {
    return SentStatements.of(() -> scope.run(work));
  }

  private static Map<String, Integer> counts(Map<String, List<String>> sent) {
    var counts = new LinkedHashMap<String, Integer>();
    sent.forEach((step, statements) -> counts.put(step, statements.size()));
    return counts;
  }

  private static List<String> risen(Map<String, List<String>> sent) {
    return sent.entrySet().stream()
        .filter(step -> step.getValue().size() > AT_MOST.getOrDefault(step.getKey(), 0))
        .map(step ->
            "%n%s: %d, was %d%n%s%n"
                .formatted(
                    step.getKey(),
                    step.getValue().size(),
                    AT_MOST.getOrDefault(step.getKey(), 0),
                    String.join(System.lineSeparator(), step.getValue())))
        .toList();
  }

  private Raise entry(UUID id) {
    return Raise.byOfficial(
        id,
        Kind.PROBLEM,
        "水管断了",
        "三组自来水管断了两处",
        county.dadong,
        door.id(),
        false,
        Priority.ORDINARY,
        Channel.VISIT,
        clock.instant(),
        null,
        null);
  }
}
