package org.doorstep.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.staff.Units;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

@ProgramTest
@ExtendWith(Browsers.class)
class MatterLedgerTest {

  private static final String HIGHEST_ROW =
      "Math.max(...[...document.querySelectorAll('tbody tr')].map(row => row.offsetHeight))";

  private static final String HIDDEN =
      "[...document.querySelectorAll('tbody td')]"
          + ".filter(cell => cell.textContent.trim() && !cell.offsetHeight).length";

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  private final TestCounties counties;
  private final MatterLedger ledger;
  private final LedgerExports exports;
  private final Places places;
  private final Units units;
  private final MessageSource words;
  private final int port;

  MatterLedgerTest(
      TestCounties counties,
      MatterLedger ledger,
      LedgerExports exports,
      Places places,
      Units units,
      MessageSource words,
      @LocalServerPort int port) {
    this.counties = counties;
    this.ledger = ledger;
    this.exports = exports;
    this.places = places;
    this.units = units;
    this.words = words;
    this.port = port;
  }

  @Test
  void walking_all_screens_gives_each_matter_once_and_the_newest_first() throws Exception {
    var county = counties.found();
    var chance = new Random(1);
    var made = new HashSet<UUID>();
    try (var matters = new MattersByHand(county)) {
      for (var i = 0; i < 60; i++) {
        // Several are raised at the very same moment: the mark has to tell them apart.
        var at = TestTime.MONDAY_MORNING.minus(Duration.ofMinutes(chance.nextInt(10)));
        made.add(matters.add(at, "raised", "problem", FRIDAY));
      }
    }

    var seen = new ArrayList<MatterLedger.Line>();
    county
        .shi
        .scope()
        .run(() -> {
          Optional<Mark> after = Optional.empty();
          do {
            var screen = ledger.find(filter(), after, 7);
            seen.addAll(screen.lines());
            after = screen.next().flatMap(mark -> Mark.read(mark.written()));
          } while (after.isPresent());
        });

    assertThat(seen)
        .extracting(MatterLedger.Line::matter)
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(seen)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(MatterLedger.Line::raisedAt).reversed());
  }

  @Test
  @Tag("P1")
  void given_a_record_taken_out_by_hand_then_page_and_export_change_by_exactly_that_record()
      throws Exception {
    var county = counties.found();
    try (var matters = new MattersByHand(county)) {
      var gone = matters.add(TestTime.MONDAY_MORNING, "handling", "problem", FRIDAY);
      matters.add(TestTime.MONDAY_MORNING, "answered", "request", FRIDAY);
      matters.add(TestTime.MONDAY_MORNING, "diverted", "complaint", FRIDAY);
      var before = numbers(county, filter());
      var exported = export(county, filter());

      matters.delete(gone);

      assertThat(before).hasSize(3);
      assertThat(numbers(county, filter()))
          .containsExactlyElementsOf(rest(before, "M-2026-000001"));
      assertThat(exported.lines()).hasSize(4);
      assertThat(export(county, filter()).lines())
          .hasSize(3)
          .noneMatch(line -> line.contains("000001"));
    }
  }

  @Test
  void filters_choose_alone_and_together() throws Exception {
    var county = counties.found();
    try (var matters = new MattersByHand(county)) {
      matters.add(TestTime.MONDAY_MORNING, "handling", "problem", FRIDAY.minusDays(7));
      matters.add(
          TestTime.MONDAY_MORNING.minus(Duration.ofDays(40)), "handling", "request", FRIDAY);
      matters.add(TestTime.MONDAY_MORNING, "closed", "problem", FRIDAY.minusDays(7));
    }

    assertThat(numbers(county, filter("state", "handling"))).hasSize(2);
    assertThat(numbers(county, filter("late", "yes"))).containsExactly("M-2026-000001");
    assertThat(numbers(county, filter("state", "handling", "kind", "request")))
        .containsExactly("M-2026-000002");
    assertThat(numbers(county, filter("from", "2026-11-01"))).hasSize(2);
    assertThat(numbers(county, filter("to", "2026-11-01"))).containsExactly("M-2026-000002");
    assertThat(numbers(county, filter("place", county.basha))).isEmpty();
    assertThat(numbers(county, filter("place", county.dadong))).hasSize(3);
    assertThat(numbers(county, filter("place", county.bingmei, "kind", "problem"))).hasSize(2);
  }

  @Test
  void somebody_of_another_township_sees_none_of_it() throws Exception {
    var county = counties.found();
    try (var matters = new MattersByHand(county)) {
      matters.add(TestTime.MONDAY_MORNING, "raised", "problem", FRIDAY);
    }

    assertThat(county.pan.scope().call(() -> ledger.find(filter(), Optional.empty(), 50)).lines())
        .isEmpty();
    assertThat(county.tang.scope().call(() -> ledger.find(filter(), Optional.empty(), 50)).lines())
        .isEmpty();
    assertThat(
            county
                .wu
                .scope()
                .call(() -> ledger.find(filter("mine", "yes"), Optional.empty(), 50))
                .lines())
        .hasSize(1);
  }

  @Test
  void a_filter_reads_back_what_it_wrote_and_leaves_out_what_is_none() {
    var filter =
        filter("state", "handling", "place", "522633100", "from", "2026-01-01", "column", "score");

    assertThat(MatterFilter.read(parameters(filter.query()))).isEqualTo(filter);
    assertThat(MatterFilter.read(parameters("state=nonsense&from=yesterday&place=%27x&kind=")))
        .isEqualTo(filter());
    assertThat(filter.without("place", "522633100")).doesNotContain("place").contains("handling");
  }

  @Test
  void the_ledger_is_narrowed_kept_as_a_view_and_taken_away(Browsing browsing) throws Exception {
    var county = counties.found();
    try (var matters = new MattersByHand(county)) {
      for (var i = 0; i < 12; i++) {
        matters.add(
            TestTime.MONDAY_MORNING.minus(Duration.ofHours(i)),
            i % 3 == 0 ? "handling" : "answered",
            "problem",
            FRIDAY.minusDays(i));
      }
    }
    for (var look : List.of(Looks.DESKTOP, Looks.PHONE)) {
      var window =
          browsing.window(
              look.at("http://localhost:" + port)
                  .in(look.equals(Looks.PHONE) ? Locale.ENGLISH : Locale.CHINESE));
      var page = window.open("/sign-in?next=/ledger?state=handling");
      page.selectOption("select[name=county]", county.code);
      page.fill("input[name=login]", county.shi.login());
      page.fill("input[name=password]", TestCounties.PASSWORD);
      page.locator("main form button").first().click();

      assertThat(page.locator("tbody tr").count()).isEqualTo(4);
      Axe.check(page);
      if (look.equals(Looks.PHONE)) {
        assertThat((int) page.evaluate(HIGHEST_ROW)).as("a card on a phone").isLessThan(250);
        assertThat(page.evaluate(HIDDEN)).as("filled in and not on the card").isEqualTo(0);
      }
      window.screenshot(look.equals(Looks.PHONE) ? "ledger-phone" : "ledger");
      var download = page.waitForDownload(() -> page.locator("a[href*='export.xlsx']").click());
      assertThat(download.suggestedFilename()).endsWith(".xlsx");

      page.locator("main details summary").last().click();
      page.fill("input[name=name]", "在办的");
      page.locator("form[action^='/ledger/views?'] button").click();
      assertThat(
              page.locator(
                      "a.chip",
                      new com.microsoft.playwright.Page.LocatorOptions().setHasText("在办的"))
                  .count())
          .isEqualTo(1);
    }
  }

  private List<String> numbers(TestCounty county, MatterFilter filter) {
    return county
        .shi
        .scope()
        .call(() ->
            ledger.find(filter, Optional.empty(), 50).lines().stream()
                .map(MatterLedger.Line::number)
                .toList());
  }

  private String export(TestCounty county, MatterFilter filter) throws Exception {
    return county
        .shi
        .scope()
        .<String, Exception>call(() -> {
          var say = new Words(words, Locale.ENGLISH, Scope.current().zone());
          var cells = new MatterCells(say, code -> code, places, units);
          var out = new ByteArrayOutputStream();
          try (var sheet = Sheet.csv(out, cells.heads(filter.shown()))) {
            exports.write(filter, cells, sheet);
          }
          var text = out.toString(StandardCharsets.UTF_8);
          assertThat(text).contains("'=第"); // never a formula
          return text;
        });
  }

  private static List<String> rest(List<String> all, String without) {
    return all.stream().filter(each -> !each.equals(without)).toList();
  }

  private static MatterFilter filter(String... pairs) {
    var query = new StringBuilder();
    for (var i = 0; i < pairs.length; i += 2) {
      query.append(pairs[i]).append('=').append(pairs[i + 1]).append('&');
    }
    return MatterFilter.read(parameters(query.toString()));
  }

  private static Map<String, String[]> parameters(String query) {
    var parameters = new java.util.HashMap<String, String[]>();
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2 && !parts[1].isEmpty()) {
        parameters.merge(
            parts[0],
            new String[] {parts[1]},
            (one, other) ->
                java.util.stream.Stream.concat(
                        java.util.Arrays.stream(one), java.util.Arrays.stream(other))
                    .toArray(String[]::new));
      }
    }
    return parameters;
  }
}
