package org.doorstep.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.doorstep.aftercare.Extensions;
import org.doorstep.aftercare.LookBacks;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The views of the ledger that everybody finds: each holds exactly the rows it should. */
@ProgramTest
class ShippedViewsTest {

  /** The day of {@link TestTime#MONDAY_MORNING}. */
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final MatterLedger ledger;
  private final Matters matters;
  private final LookBacks lookBacks;
  private final Extensions extensions;
  private final SetClock clock;
  private final TestCounty county;
  private final int port;

  ShippedViewsTest(
      MatterLedger ledger,
      Matters matters,
      LookBacks lookBacks,
      Extensions extensions,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.ledger = ledger;
    this.matters = matters;
    this.lookBacks = lookBacks;
    this.extensions = extensions;
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("P1")
  void each_view_holds_exactly_its_rows_and_loses_one_with_the_record_behind_it() throws Exception {
    try (var made = new MattersByHand(county)) {
      var at = TestTime.MONDAY_MORNING;
      var late = made.add(at, "handling", "problem", MONDAY.minusDays(1)); // 1
      made.add(at, "answered", "problem", MONDAY.minusDays(30)); // 2: waits for the look only
      made.add(at, "closed", "problem", MONDAY.minusDays(30)); // 3
      made.add(at, "raised", "request", MONDAY); // 4
      made.add(at, "handling", "request", MONDAY.plusDays(6)); // 5: Sunday
      made.add(at, "handling", "request", MONDAY.plusDays(7)); // 6: Monday after
      made.add(at, "returned", "request", MONDAY.plusDays(30)); // 7
      made.add(at, "diverted", "request", MONDAY.plusDays(90)); // 8
      var waits = made.add(at, "handling", "problem", MONDAY.plusDays(40)); // 9
      made.extension(waits, "asked");
      var granted = made.add(at, "handling", "problem", MONDAY.plusDays(40)); // 10
      made.extension(granted, "granted");
      var low = made.add(at, "closed", "problem", MONDAY); // 11
      made.rated(low, 4, at.minusSeconds(60));
      made.rated(low, 2, at);
      var better = made.add(at, "closed", "problem", MONDAY); // 12
      made.rated(better, 1, at.minusSeconds(60));
      made.rated(better, 3, at);
      var posted = made.add(at, "closed", "problem", MONDAY); // 13
      made.publication(posted, "posted");
      made.publication(made.add(at, "closed", "problem", MONDAY), "withheld"); // 14
      made.add(at, "handling", "problem", MONDAY.plusDays(2)); // 15: the third working day
      made.add(at, "handling", "problem", MONDAY.plusDays(3)); // 16: the fourth

      Map<ShippedView, List<Integer>> held = new EnumMap<>(ShippedView.class);
      held.put(ShippedView.OVERDUE, List.of(1));
      held.put(ShippedView.DUE_SOON, List.of(4, 15));
      held.put(ShippedView.DUE_THIS_WEEK, List.of(4, 5, 15, 16));
      held.put(ShippedView.SENT_BACK, List.of(7));
      held.put(ShippedView.DIVERTED, List.of(8));
      held.put(ShippedView.LOOK_BACK, List.of(2));
      held.put(ShippedView.RATED_LOW, List.of(11));
      held.put(ShippedView.EXTENSION, List.of(9));
      held.put(ShippedView.POSTED, List.of(13));
      assertThat(held()).isEqualTo(held);
      assertThat(held.keySet()).containsExactly(ShippedView.values());

      made.change("delete from aftercare.extension where county = ? and matter = ?", waits);
      made.change(
          "delete from aftercare.rating where county = ? and matter = ? and score = 2", low);
      made.change(
          "update aftercare.publication set state = 'taken-down' where county = ? and matter = ?",
          posted);
      made.delete(late);
      for (var emptied :
          List.of(
              ShippedView.OVERDUE,
              ShippedView.EXTENSION,
              ShippedView.RATED_LOW,
              ShippedView.POSTED)) {
        held.put(emptied, List.of());
      }
      assertThat(held()).isEqualTo(held);
    }
  }

  @Test
  @Tag("Y8")
  void what_is_done_at_the_doors_is_in_the_views_of_all_who_see_the_matter() {
    var some = new AnsweredMatters(matters);
    var raised = some.raised(county, county.wu, clock.instant());
    some.handled(county, raised.number());
    county
        .meng
        .scope()
        .run(() -> extensions.ask(raised.number(), latest(raised.number()), "要等水管运来。"));
    assertThat(view(county.shi, ShippedView.EXTENSION)).containsExactly(raised.number().toString());
    assertThat(view(county.luo, ShippedView.EXTENSION)).containsExactly(raised.number().toString());
    assertThat(view(county.meng, ShippedView.EXTENSION))
        .containsExactly(raised.number().toString());
    assertThat(view(county.pan, ShippedView.EXTENSION)).isEmpty();
    assertThat(view(county.tang, ShippedView.EXTENSION)).isEmpty();

    some.answered(county, raised.number());
    assertThat(county.yang.scope().call(() -> lookBacks.find(raised.number()))).isPresent();
    assertThat(view(county.yang, ShippedView.LOOK_BACK))
        .containsExactly(raised.number().toString());
    county.yang.scope().run(() -> lookBacks.look(raised.number(), true, "水来了。", null));
    assertThat(view(county.yang, ShippedView.LOOK_BACK)).isEmpty();
  }

  @Test
  void what_is_asked_for_by_its_date_is_walked_the_most_urgent_first_and_once_each()
      throws Exception {
    try (var made = new MattersByHand(county)) {
      for (var i = 0; i < 23; i++) {
        made.add(TestTime.MONDAY_MORNING, "handling", "problem", MONDAY.minusDays(1 + (i * 7) % 5));
      }
    }
    var seen = new ArrayList<MatterLedger.Line>();
    county
        .shi
        .scope()
        .run(() -> {
          Optional<Mark> after = Optional.empty();
          do {
            var screen = ledger.find(ShippedView.OVERDUE.filter(), after, 5);
            seen.addAll(screen.lines());
            after = screen.next().flatMap(mark -> Mark.read(mark.written()));
          } while (after.isPresent());
        });

    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo(java.util.Comparator.comparing(MatterLedger.Line::due));
  }

  @Test
  void a_weekend_between_does_not_count_in_what_is_due_soon() throws Exception {
    try (var made = new MattersByHand(county)) {
      made.add(TestTime.MONDAY_MORNING, "handling", "problem", MONDAY.plusDays(8)); // Tuesday
      made.add(TestTime.MONDAY_MORNING, "handling", "problem", MONDAY.plusDays(9));
    }
    clock.set(TestTime.MONDAY_MORNING.plus(Duration.ofDays(4))); // Friday

    assertThat(view(county.shi, ShippedView.DUE_SOON)).hasSize(1);
  }

  @Test
  void the_ledger_leads_to_each_view_with_its_count_in_the_address_and_takes_it_away_as_a_file()
      throws Exception {
    try (var made = new MattersByHand(county)) {
      for (var i = 0; i < 120; i++) {
        made.add(TestTime.MONDAY_MORNING, "returned", "problem", MONDAY.plusDays(60));
      }
      made.add(TestTime.MONDAY_MORNING, "handling", "problem", MONDAY.minusDays(3));
    }
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var tabs = shi.get("/ledger").page().select("nav.tabs a");

    assertThat(tabs).hasSize(ShippedView.values().length);
    assertThat(tabs.eachText()).contains("已超期 1", "被退回 99+", "待批延期");
    for (var tab : tabs) {
      var page = shi.get(tab.attr("href"));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.page().select("nav.tabs a[aria-current=page]").eachAttr("href"))
          .containsExactly(tab.attr("href"));
      var rows = page.page().select("tbody tr").size();
      var file = shi.get(tab.attr("href").replace("/ledger?", "/ledger/export.csv?"));
      var lines = file.text().lines().count() - 1;
      assertThat(lines).as(tab.text()).isEqualTo(tab.text().contains("99+") ? 120 : rows);
    }
    var narrowed = shi.get("/ledger?late=yes&place=" + county.dadong);
    assertThat(narrowed.page().select("tbody tr")).hasSize(1);
    assertThat(narrowed.page().select("ul.filters-set li")).as("what it is narrowed to").hasSize(2);
    assertThat(narrowed.page().select("details.filter-fold[open]"))
        .as("a dozen fields before the first line")
        .isEmpty();
    assertThat(shi.get("/ledger?late=yes&place=" + county.basha).page().select("tbody tr"))
        .isEmpty();
    var pan = PlainBrowser.signedIn(port, county, county.pan);
    assertThat(pan.get("/ledger").page().select("nav.tabs .count")).isEmpty();
  }

  private LocalDate latest(MatterNumber number) {
    return county
        .meng
        .scope()
        .call(() -> matters.get(number).state().dueOn().orElseThrow().plusDays(2));
  }

  /**
   * What the office of the township finds in each view, by serial number; as many as are counted.
   */
  private Map<ShippedView, List<Integer>> held() {
    Map<ShippedView, List<Integer>> held = new EnumMap<>(ShippedView.class);
    for (var view : ShippedView.values()) {
      var serials = new TreeSet<Integer>();
      view(county.shi, view).forEach(number -> serials.add(Integer.parseInt(number.substring(7))));
      held.put(view, List.copyOf(serials));
      assertThat(county.shi.scope().call(() -> ledger.count(List.of(view.filter()))))
          .containsExactly(serials.size());
    }
    return held;
  }

  private List<String> view(Person person, ShippedView view) {
    return person
        .scope()
        .call(() ->
            ledger.find(view.filter(), Optional.empty(), 50).lines().stream()
                .map(MatterLedger.Line::number)
                .toList());
  }
}
