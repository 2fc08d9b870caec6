package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.deadlines.Cases.at;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.UUID;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.testing.InventedNotice;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
@ExtendWith(Browsers.class)
class DeadlinePagesTest {

  private final TestCounty county;
  private final Clocks clocks;
  private final SetClock time;
  private final String site;

  DeadlinePagesTest(
      TestCounties counties, Clocks clocks, SetClock time, @LocalServerPort int port) {
    this.county = counties.found();
    this.clocks = clocks;
    this.time = time;
    this.site = "http://localhost:" + port;
  }

  @AfterEach
  void back() {
    time.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void why_this_date_shows_the_working_day_by_day_on_a_phone(Browsing browsing) {
    var clock = started();
    var window = browsing.window(Looks.PHONE.at(site));
    var page = signIn(window, county.wu);

    window.open("/why/" + clock);

    assertThat(page.textContent("main"))
        .contains("2026年12月23日 星期三：第 1 天，共 20 天")
        .contains("自 2026年12月25日 星期五 起为暂定：2027年的放假安排尚未公布")
        .contains("延长 5 个工作日，石镇办 于 2026年12月22日 星期二 批准。原因：需要勘测")
        .contains("系统默认，无法律依据");
    fits(page);
    Axe.check(page);
    window.screenshot("why");
  }

  @Test
  void what_if_answers_without_storing_anything(Browsing browsing) {
    var clock = started();
    var window = browsing.window(Looks.DESKTOP.at(site).in(Locale.ENGLISH)).expecting(422);
    var page = signIn(window, county.luo);
    window.open("/why/" + clock);

    page.fill("#start", "2026-03-02");
    page.fill("#extend", "15");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reckon")).click();

    assertThat(page.textContent("main"))
        .contains("Monday 6 April 2026: Tomb-sweeping Day, not counted")
        .contains("Due Tuesday 14 April 2026, all of that day");
    Axe.check(page);
    window.screenshot("what-if");
    page.fill("#extend", "15");
    page.fill("#pauseFrom", "2026-03-05");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reckon")).click();
    assertThat(page.textContent("main")).contains("Give both days of the pause, or none");
    Axe.check(page);
    assertThat(county.wu.scope().call(() -> clocks.why(clock)).orElseThrow().inputs().extensions())
        .hasSize(1);
  }

  @Test
  void an_administrator_loads_a_year_after_seeing_what_moves(Browsing browsing) {
    var clock = started();
    var window = browsing.window(Looks.DESKTOP.at(site)).expecting(422);
    var page = signIn(window, county.ji);
    window.open("/calendar");
    Axe.check(page);

    page.fill("#file", InventedNotice.OF_2027.replace("2027-01-09", "2027-01-32"));
    press(page, "检查（不载入）");
    assertThat(page.textContent("main")).contains("第 10 行：new-year.make-up 中的“2027-01-32”不是日期");
    Axe.check(page);
    page.fill("#file", InventedNotice.OF_2027);
    press(page, "检查（不载入）");
    assertThat(page.textContent("main")).contains("载入 2027.1 后的变化").contains("元旦放假");
    Axe.check(page);
    window.screenshot("calendar");
    press(page, "载入，并告知日期有变动的人");

    assertThat(page.textContent("main")).contains("已载入 2027.1。日期调整：1；转为确定：0。");
    window.open("/why/" + clock);
    assertThat(page.textContent("main")).doesNotContain("暂定");
    page.setViewportSize(360, 740);
    window.open("/calendar");
    fits(page);
  }

  @Test
  void the_county_office_adds_a_version_of_a_rule(Browsing browsing) {
    var window = browsing.window(Looks.PHONE.at(site)).expecting(422);
    var page = signIn(window, county.luo);
    window.open("/rules");
    Axe.check(page);
    fits(page);
    assertThat(page.locator("main").locator("h1, h2, caption").allInnerTexts())
        .as("each heading names what it heads")
        .contains("分类", "分类：各个版本，最新的在前")
        .doesNotHaveDuplicates();
    window.open("/rules/handle");

    page.fill("#from", "2026-11-01");
    page.fill("#amount", "10");
    press(page, "增加这一版本");
    assertThat(page.textContent("main")).contains("请填写今天或以后十年以内的日期");
    Axe.check(page);
    page.fill("#from", "2027-01-01");
    press(page, "增加这一版本");

    assertThat(page.textContent("main")).contains("已增加，新版本自 2027-01-01 起施行。").contains("10 工作日");
    window.screenshot("rules");
  }

  @Test
  void notices_are_empty_until_there_is_something_to_say_and_others_pages_stay_shut(
      Browsing browsing) {
    var window = browsing.window(Looks.PHONE.at(site)).expecting(403, 404);
    var page = signIn(window, county.wu);

    window.open("/notices");
    assertThat(page.textContent("main")).contains("没有提醒");
    Axe.check(page);
    fits(page);
    for (var shut : new String[] {"/rules", "/rules/handle", "/calendar"}) {
      window.open(shut);
      assertThat(page.textContent("main")).contains("您现在的职务");
    }
    window.open("/why/" + UUID.randomUUID());
    assertThat(page.textContent("main")).contains("没有找到");
  }

  private UUID started() {
    var matter = UUID.randomUUID();
    time.set(at("2026-12-22T09:00"));
    return county
        .wu
        .scope()
        .call(() -> {
          clocks.start(matter, Purpose.HANDLE, "handle", time.instant());
          clocks.extend(matter, Purpose.HANDLE, 5, county.shi.id(), "需要勘测");
          return clocks.why(matter, Purpose.HANDLE).orElseThrow().clock();
        });
  }

  private Page signIn(Window window, Person person) {
    var page = window.open("/sign-in");
    var choice = page.locator("select[name=county]");
    if (choice.count() > 0) {
      choice.selectOption(county.code);
    }
    page.fill("input[name=login]", person.login());
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.locator("form[action='/sign-in'] button").click();
    return page;
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void fits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing to scroll sideways")
        .isEqualTo(true);
  }
}
