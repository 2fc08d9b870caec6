package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.testing.Entries;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tabs of the trays, as people open them. */
@ProgramTest
class TrayViewsTest {

  private final Matters matters;
  private final SetClock time;
  private final TestCounty county;
  private final int port;

  TrayViewsTest(TestCounties counties, Matters matters, SetClock time, @LocalServerPort int port) {
    this.matters = matters;
    this.time = time;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  @AfterEach
  void on_a_monday_morning() {
    time.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void a_matter_is_due_soon_from_the_moment_its_own_clock_says_so_and_then_overdue() {
    var ordinary = inHandOf(county.meng, county.water.id());
    time.set(Instant.parse("2026-12-08T01:00:00Z"));
    var begunLater = inHandOf(county.meng, county.water.id());

    time.set(Instant.parse("2026-12-09T15:59:59Z"));
    assertThat(shown(county.meng, "将到期")).isEmpty();
    assertThat(chip(county.meng, ordinary)).contains("按期");

    time.set(Instant.parse("2026-12-09T16:00:00Z"));
    assertThat(shown(county.meng, "将到期")).containsExactly(ordinary.toString());
    for (var above : List.of(county.shi, county.luo)) {
      assertThat(shown(above, "辖区将到期的")).as(above.login()).containsExactly(ordinary.toString());
      assertThat(shown(above, "辖区超期的")).as(above.login()).isEmpty();
      assertThat(shown(above, "将到期")).as("it is not theirs to do").isEmpty();
    }
    assertThat(counted(county.shi, "辖区将到期的")).isEqualTo("1");
    assertThat(chip(county.meng, ordinary)).contains("将到期");
    assertThat(chip(county.meng, begunLater)).contains("按期");

    time.set(Instant.parse("2026-12-14T16:00:00Z"));
    assertThat(shown(county.meng, "将到期")).isEmpty();
    assertThat(shown(county.meng, "已超期")).containsExactly(ordinary.toString());
    assertThat(shown(county.shi, "辖区超期的")).containsExactly(ordinary.toString());
    assertThat(shown(county.luo, "辖区超期的")).containsExactly(ordinary.toString());
    assertThat(shown(county.pan, "辖区超期的")).as("the other township").isEmpty();
    assertThat(counted(county.meng, "已超期")).isEqualTo("1");
  }

  @Test
  void an_office_sees_what_it_has_to_sort_soon_and_what_it_has_not_sorted_in_time() {
    var raised = raised();
    assertThat(shown(county.shi, "将到期")).isEmpty();

    time.set(Instant.parse("2026-11-25T01:00:00Z"));
    assertThat(shown(county.shi, "将到期")).containsExactly(raised.toString());

    time.set(Instant.parse("2026-11-26T01:00:00Z"));
    assertThat(shown(county.shi, "已超期")).containsExactly(raised.toString());
  }

  @Test
  void what_is_due_soon_is_walked_through_screen_by_screen_and_each_line_comes_once() {
    for (var i = 0; i < 60; i++) {
      raised();
    }
    time.set(Instant.parse("2026-11-25T01:00:00Z"));
    var browser = PlainBrowser.signedIn(port, county, county.shi);

    var numbers = new ArrayList<String>();
    var screens = 0;
    for (var next = "/matters?part=holds&late=soon"; !next.isEmpty(); screens++) {
      var page = browser.get(next).page();
      numbers.addAll(page.select("main ul.work .plate").eachText());
      next = page.select("main .pager a[rel=next]").attr("href");
    }

    assertThat(screens).isEqualTo(3);
    assertThat(numbers).hasSize(60).doesNotHaveDuplicates();
    assertThat(counted(county.shi, "将到期")).isEqualTo("60");
  }

  @Test
  void a_village_group_sees_whatever_it_holds_wherever_that_stands() {
    var number = raised();
    take(county.shi, number, new MatterStep.HandDown(county.dadongGroup.id(), "就近办理"));
    assertThat(shown(county.yang, "待接收")).containsExactly(number.toString());
    take(county.yang, number, new MatterStep.Accept());
    assertThat(shown(county.yang, "办理中")).containsExactly(number.toString());

    take(county.yang, number, new MatterStep.HandUp(county.bingmeiOffice.id(), "办不了"));
    assertThat(shown(county.yang, "已交办，待对方接收")).containsExactly(number.toString());
    assertThat(counted(county.wu, "已交办，待对方接收")).isEqualTo("1");

    take(county.shi, number, new MatterStep.Return("村里能办"));
    assertThat(shown(county.yang, "被退回")).containsExactly(number.toString());

    take(county.yang, number, new MatterStep.Accept());
    take(county.yang, number, new MatterStep.PassOn(county.water.id(), "水管的事"));
    assertThat(shown(county.yang, "已交办，待对方接收")).containsExactly(number.toString());
    take(county.meng, number, new MatterStep.Return("不是主管网"));
    take(county.yang, number, new MatterStep.Accept());

    var look = LocalDate.parse("2027-03-01");
    take(county.yang, number, new MatterStep.Divert(ReasonClass.NO_MONEY, "今年没有资金", look));
    assertThat(shown(county.yang, "暂不能解决")).containsExactly(number.toString());
    take(county.yang, number, new MatterStep.TakeUpAgain("资金到位"));
    take(county.yang, number, new MatterStep.Answer(Outcome.SOLVED, "已修好"));
    assertThat(shown(county.yang, "已答复")).containsExactly(number.toString());
    assertThat(shown(county.long_, "已答复")).as("another village").isEmpty();
  }

  private MatterNumber raised() {
    return county
        .wu
        .scope()
        .call(() -> matters.raise(Entries.problem(county.dadong, "三组水管坏了三天")).number());
  }

  private MatterNumber inHandOf(Person person, UUID unit) {
    var number = raised();
    take(county.shi, number, new MatterStep.Dispatch(unit, null, "请核实办理", List.of()));
    take(person, number, new MatterStep.Accept());
    return number;
  }

  private void take(Person by, MatterNumber number, MatterStep step) {
    by.scope().run(() -> matters.take(number, step));
  }

  /** The numbers somebody finds behind a tab. */
  private List<String> shown(Person person, String tab) {
    var browser = PlainBrowser.signedIn(port, county, person);
    var link = tab(browser, tab);
    return browser.get(link.attr("href")).page().select("main ul.work .plate").eachText();
  }

  private String counted(Person person, String tab) {
    return tab(PlainBrowser.signedIn(port, county, person), tab).text().replace(tab, "").strip();
  }

  private static Element tab(PlainBrowser browser, String tab) {
    return browser.get("/matters").page().select("main nav.tabs a").stream()
        .filter(link -> link.text().replaceAll("\\s*[0-9+]+$", "").equals(tab))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No tab " + tab));
  }

  private String chip(Person person, MatterNumber number) {
    return PlainBrowser.signedIn(port, county, person)
        .get("/matters/" + number)
        .page()
        .select("main .due")
        .text();
  }
}
