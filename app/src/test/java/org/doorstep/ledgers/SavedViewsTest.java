package org.doorstep.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The columns somebody chose, and views that are kept under a name. */
@ProgramTest
class SavedViewsTest {

  private static final String CHOSEN =
      "kind=problem&column=outcome&column=village&column=channel&column=state";
  private static final List<String> HEADS = List.of("编号", "村", "来源", "状态", "结果");

  private final TestCounty county;
  private final int port;

  SavedViewsTest(TestTime.SetClock clock, TestCounties counties, @LocalServerPort int port) {
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("P1")
  void the_columns_chosen_are_shown_stay_in_every_address_and_are_those_of_the_file()
      throws Exception {
    try (var made = new MattersByHand(county)) {
      for (var i = 0; i < MatterLedger.SCREEN + 3; i++) {
        made.add(
            TestTime.MONDAY_MORNING.minusSeconds(60L * i),
            "raised",
            "problem",
            LocalDate.of(2026, 12, 1));
      }
    }
    var shi = signedIn(county.shi);
    var page = shi.get("/ledger?" + CHOSEN);
    assertThat(page.page().select("thead th").eachText()).isEqualTo(HEADS);
    assertThat(page.page().select("[name=column][checked]").eachAttr("value"))
        .containsExactlyInAnyOrder("village", "channel", "state", "outcome");
    assertThat(page.page().select("tbody tr")).hasSize(MatterLedger.SCREEN);

    var next = page.page().select("main a[href*='after=']").attr("href");
    assertThat(shi.get(next).page().select("thead th").eachText()).isEqualTo(HEADS);
    var dropped = page.page().select("main a[href^='/ledger?']:contains(问题)").attr("href");
    assertThat(dropped).doesNotContain("kind=");
    assertThat(shi.get(dropped).page().select("thead th").eachText()).isEqualTo(HEADS);

    var file = shi.get(page.page().select("a[href*='export.csv']").attr("href"));
    var lines = file.text().lines().toList();
    assertThat(lines.getFirst().replace("\uFEFF", "")).isEqualTo(String.join(",", HEADS));
    assertThat(lines).hasSize(1 + MatterLedger.SCREEN + 3);
    assertThat(shi.get("/ledger?column=nothing").page().select("thead th"))
        .as("no column known: the usual ones")
        .hasSize(MatterColumn.USUAL.size());
  }

  @Test
  void a_view_is_kept_opened_shared_with_the_unit_and_dropped_by_whoever_kept_it()
      throws Exception {
    try (var made = new MattersByHand(county)) {
      made.add(TestTime.MONDAY_MORNING, "raised", "problem", LocalDate.of(2026, 12, 1));
    }
    var wu = signedIn(county.wu);
    assertThat(wu.fill("/ledger?" + CHOSEN, "name", "我的问题", "shared", "").status()).isEqualTo(302);
    var kept = view(wu, "我的问题");
    assertThat(wu.get(kept).page().select("thead th").eachText()).isEqualTo(HEADS);
    assertThat(signedIn(county.yang).get("/ledger").words())
        .as("not shared")
        .doesNotContain("我的问题");

    wu.fill("/ledger?" + CHOSEN, "name", "大家的问题", "shared", "yes");
    var yang = signedIn(county.yang);
    assertThat(yang.get(view(yang, "大家的问题")).page().select("thead th").eachText()).isEqualTo(HEADS);
    assertThat(yang.get("/ledger").page().select("form[action$=/drop]"))
        .as("another’s view")
        .isEmpty();
    for (var elsewhere : List.of(county.long_, county.shi)) {
      assertThat(signedIn(elsewhere).get("/ledger").words()).doesNotContain("大家的问题");
    }
    var drops = wu.get("/ledger").page().select("form[action$=/drop]").eachAttr("action");
    assertThat(drops).hasSize(2);
    assertThat(yang.post(drops.getFirst()).status()).isEqualTo(404);
    drops.forEach(drop -> assertThat(wu.post(drop).status()).isEqualTo(302));
    assertThat(wu.get("/ledger").words()).doesNotContain("我的问题", "大家的问题");
    assertThat(signedIn(county.yang).get("/ledger").words()).doesNotContain("大家的问题");
  }

  @Test
  void given_no_name_or_one_too_long_then_that_is_said_at_its_field_and_what_was_typed_stays() {
    var wu = signedIn(county.wu);
    var blank = wu.fill("/ledger?" + CHOSEN, "name", "  ", "shared", "yes");
    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.words()).contains("请填写视图名称");
    assertThat(blank.page().select("details[open] [name=shared][checked]")).hasSize(1);
    assertThat(blank.page().select("[name=column][checked]").eachAttr("value"))
        .containsExactlyInAnyOrder("village", "channel", "state", "outcome");

    var tooLong = "问".repeat(41);
    var again = wu.submit("/ledger", blank, "name", tooLong);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.words()).contains("最多 40 字");
    assertThat(again.page().select("details[open] [name=name][aria-invalid=true]").val())
        .isEqualTo(tooLong);
    assertThat(wu.submit("/ledger", again, "name", "问".repeat(40)).status()).isEqualTo(302);
    assertThat(view(wu, "问".repeat(40))).contains("kind=problem", "column=village");
  }

  private static String view(PlainBrowser browser, String name) {
    return browser.get("/ledger").page().select("a.chip:contains(" + name + ")").attr("href");
  }

  private PlainBrowser signedIn(Person person) {
    return PlainBrowser.signedIn(port, county, person);
  }
}
