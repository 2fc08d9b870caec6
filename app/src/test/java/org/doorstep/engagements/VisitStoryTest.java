package org.doorstep.engagements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.matters.Matters;
import org.doorstep.recipients.Recipient;
import org.doorstep.tasks.Tasks;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
@ExtendWith(Browsers.class)
class VisitStoryTest {

  private final TestHouseholds households;
  private final Visits visits;
  private final Matters matters;
  private final Tasks tasks;
  private final TestTime.SetClock clock;
  private final TestCounty county;
  private final int port;

  VisitStoryTest(
      TestCounties counties,
      TestHouseholds households,
      Visits visits,
      Matters matters,
      Tasks tasks,
      TestTime.SetClock clock,
      @LocalServerPort int port) {
    this.households = households;
    this.visits = visits;
    this.matters = matters;
    this.tasks = tasks;
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("M7")
  @Tag("S11")
  void on_a_phone_a_visit_with_a_problem_and_a_promise_is_written_down_in_one_form(
      Browsing browsing) {
    var household = linked("石有才", "孩子上学，地少", "想学养蜂");
    var window = phone(browsing);
    var page = signIn(window, county.wu);
    assertThat(page.locator("h1")).hasText("我的户");
    Axe.check(page);
    window.screenshot("doors");

    page.fill("#typed", "syc");
    press(page, "查找");
    page.getByText("石有才").click();
    assertThat(page.locator("body")).containsText("想学养蜂");
    Axe.check(page);
    window.screenshot("door-untouched");

    page.getByText("记一次走访").first().click();
    Axe.check(page);
    window.screenshot("visit-empty");
    page.fill("#heard", "雨季以后水管常断");
    page.getByText("反映了一个问题").click();
    page.fill("#problem", "三组水管断了两处，老人挑水吃");
    page.getByText("答应了一件事").click();
    page.fill("#promise", "带农技员来看蜂箱");
    page.fill("#promise-by", "2026-12-01");
    Axe.check(page);
    window.screenshot("visit-filled");
    press(page, "保存记录");

    assertThat(page.locator("h1")).hasText("交给群众的回执");
    Axe.check(page);
    window.screenshot("slip");
    page.getByText("已交给群众").click();
    assertThat(page.locator("body")).containsText("带农技员来看蜂箱");
    assertThat(page.locator("body")).containsText("三组水管断了两处");
    Axe.check(page);
    window.screenshot("door-afterwards");

    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).hasSize(1);
    assertThat(county.wu.scope().call(() -> matters.ofRecipient(household.id()))).hasSize(1);
    assertThat(county.wu.scope().call(() -> tasks.ofRecipient(household.id()))).hasSize(1);

    window.open("/commitments");
    Axe.check(page);
    window.screenshot("commitments");
    page.getByText("带农技员来看蜂箱").click();
    Axe.check(page);
    window.screenshot("commitment");
    page.fill("#note", "已和农技站老周一起来过");
    press(page, "已经兑现");
    assertThat(page.locator("body")).containsText("已和农技站老周一起来过");
  }

  @Test
  @Tag("C7")
  void a_diary_begins_with_what_the_records_say_and_the_leader_reads_it(Browsing browsing) {
    var household = linked("石有财", "", "");
    county.wu.scope().run(() -> visits.record(SampleVisits.home(household, "想修路")));
    var window = phone(browsing);
    var page = signIn(window, county.wu);
    window.open("/diary");
    assertThat(page.locator("#text")).hasValue("08:00–08:30 入户走访：大洞村 石有财。听到：想修路");
    Axe.check(page);
    window.screenshot("diary");
    page.fill("#text", "上午去了石有财家，他想修路，我记下了。");
    press(page, "保存日记");
    window.open("/diary/month");
    assertThat(page.locator("body")).containsText("组长还没有读这个月的日记");
    Axe.check(page);
    window.screenshot("month");

    var leaders = browsing.window(Looks.DESKTOP.at("http://localhost:" + port));
    var leader = signIn(leaders, county.yang);
    leaders.open("/diary/readings");
    assertThat(leader.locator("body")).containsText("还有 1 位成员");
    Axe.check(leader);
    leaders.screenshot("readings");
    leader.getByText("吴干部").click();
    assertThat(leader.locator("body")).containsText("他想修路");
    Axe.check(leader);
    leader.fill("#comment", "走得勤，记得实。");
    leader.getByText("优秀").click();
    leaders.screenshot("reading");
    press(leader, "保存评语");
    assertThat(leader.locator("table")).containsText("优秀");

    window.open("/diary/month");
    assertThat(page.locator("body")).containsText("走得勤，记得实。");
  }

  @Test
  void mistakes_are_said_beside_their_fields_and_nothing_typed_is_lost(Browsing browsing) {
    var household = linked("石来福", "", "");
    var window = phone(browsing).expecting(422);
    var page = signIn(window, county.wu);
    window.open("/doors/" + household.id() + "/visit");
    page.fill("#heard", "话还没写完");
    page.fill("#to", "23:59");
    page.getByText("没有人在家").first().click();
    press(page, "保存记录");

    assertThat(page.locator(".error-summary")).containsText("结束时间还没有到");
    assertThat(page.locator(".error-summary")).containsText("请选哪天再来");
    assertThat(page.locator("#heard")).hasValue("话还没写完");
    Axe.check(page);
    window.screenshot("mistakes");
  }

  @Test
  void a_door_that_asked_to_be_left_alone_says_so_before_a_visit(Browsing browsing) {
    var household = linked("石安静", "", "");
    var window = phone(browsing);
    var page = signIn(window, county.wu);
    window.open("/doors/" + household.id() + "/left-alone");
    Axe.check(page);
    page.fill("#until", "2026-12-31");
    page.fill("#why", "家里办丧事");
    press(page, "记下");
    assertThat(page.locator("body")).containsText("请求在");
    window.screenshot("left-alone");
    window.open("/doors/" + household.id() + "/visit");
    assertThat(page.locator("body")).containsText("请改日再来");
    window.open("/doors");
    assertThat(page.locator("body")).containsText("请勿打扰");
  }

  @Test
  @Tag("P1")
  void a_visit_written_at_the_wrong_door_is_moved_to_the_right_one_also_without_scripts(
      Browsing browsing) {
    for (var looks : List.of(Looks.PHONE, Looks.DESKTOP.withoutScripts())) {
      var right = households.household(county, county.dadong, "潘秀兰");
      var wrong = households.household(county, county.dadong, "潘秀花");
      var window = browsing.window(looks.at("http://localhost:" + port));
      var page = signIn(window, county.wu);
      window.open("/doors/" + wrong.id() + "/visit");
      page.fill("#heard", "屋后的沟堵了");
      press(page, "保存记录");
      window.open("/doors/" + wrong.id());
      page.locator("main a[href^='/visits/']").first().click();
      page.getByText("更正这条记录").click();
      page.fill("#why", "选错了门");
      page.fill("[name=door-q]", "pxl");
      if (!looks.scripts()) {
        page.locator("button[name=find]").click();
        assertThat(page.locator("#why")).hasValue("选错了门");
      }
      Axe.check(page);
      page.check("[name=door][value='" + right.id() + "']");
      window.screenshot("other-door");
      press(page, "保存更正");
      assertThat(page.locator("main")).containsText("潘秀兰");
      assertThat(page.locator("main")).containsText("选错了门");
      window.open("/doors/" + right.id());
      assertThat(page.locator("main")).containsText("屋后的沟堵了");
    }
  }

  @Test
  void an_occasion_that_is_not_on_the_list_is_shown_as_it_was_written(Browsing browsing) {
    var begun = TestTime.MONDAY_MORNING.minus(Duration.ofHours(2));
    var visit =
        new Visit(
            UUID.randomUUID(),
            Kind.SYMPOSIUM,
            new Visit.With.Gathering(county.dadong, 24),
            begun,
            begun.plus(Duration.ofHours(1)),
            new Visit.Came.Met("说了路和水", Served.COMMITTEES),
            "群众座谈会",
            List.of(),
            "");
    county.yang.scope().run(() -> visits.record(visit));
    var window = browsing.window(Looks.PHONE.at("http://localhost:" + port));
    var page = signIn(window, county.yang);

    window.open("/visits/" + visit.id());

    assertThat(page.locator("main")).containsText("群众座谈会");
  }

  @Test
  @Tag("M4")
  void a_symposium_and_a_talk_between_officials_are_written_down(Browsing browsing) {
    var window = browsing.window(Looks.DESKTOP.at("http://localhost:" + port));
    var page = signIn(window, county.yang);
    window.open("/visits/new");
    page.selectOption("#place", county.dadong);
    page.fill("#persons", "23");
    page.fill("#heard", "想修灌溉渠");
    Axe.check(page);
    window.screenshot("symposium");
    press(page, "保存记录");
    assertThat(page.locator("body")).containsText("见到 23 人");
    Axe.check(page);
    window.screenshot("engagement");

    page.getByText("更正这条记录").click();
    page.fill("#persons", "32");
    page.fill("#why", "数错了");
    Axe.check(page);
    press(page, "保存更正");
    assertThat(page.locator("body")).containsText("见到 32 人");
    assertThat(page.locator("body")).containsText("数错了");
    window.screenshot("corrected");

    window.open("/visits/new?kind=officials-talk");
    assertThat(page.locator("body")).containsText("县办也看不到");
    page.selectOption("#colleague", county.wu.id().toString());
    page.selectOption("#superior", county.shi.id().toString());
    page.selectOption("#place", county.dadong);
    page.fill("#heard", "想家了");
    Axe.check(page);
    press(page, "保存记录");
    assertThat(page.locator("body")).containsText("想家了");
    var address = page.url().substring(page.url().indexOf("/visits/"));

    var county_ = browsing.window(Looks.DESKTOP.at("http://localhost:" + port)).expecting(404);
    var office = signIn(county_, county.luo);
    county_.open(address);
    assertThat(office.content()).doesNotContain("想家了");
  }

  @Test
  void who_may_not_gets_a_sentence_and_no_name(Browsing browsing) {
    var household = linked("石隐私", "", "");
    for (var other : List.of(county.long_, county.pan, county.meng)) {
      var window =
          browsing.window(Looks.DESKTOP.at("http://localhost:" + port)).expecting(404, 403);
      var page = signIn(window, other);
      for (var address :
          List.of(
              "/doors/" + household.id(),
              "/doors/" + household.id() + "/visit",
              "/commitments/new?door=" + household.id())) {
        window.open(address);
        assertThat(page.content()).as(address).doesNotContain("石隐私");
      }
    }
  }

  @Test
  void the_pages_speak_english_as_well(Browsing browsing) {
    var household = linked("石英语", "little land", "wants to keep bees");
    county.wu.scope().run(() -> visits.record(SampleVisits.home(household, "the pipe is broken")));
    var window = browsing.window(Looks.PHONE.in(Locale.ENGLISH).at("http://localhost:" + port));
    var page = signIn(window, county.wu);
    assertThat(page.locator("h1")).hasText("My doors");
    window.screenshot("doors");
    for (var address :
        List.of(
            "/doors/" + household.id(),
            "/doors/" + household.id() + "/visit",
            "/visits/new",
            "/diary",
            "/diary/month",
            "/commitments")) {
      window.open(address);
      window.screenshot(address.replace(household.id().toString(), "door").replace('/', '-'));
      assertThat(page.innerText("body")).as(address).doesNotContain("engagements.", "tasks.");
    }
  }

  private Recipient linked(String head, String cause, String wishes) {
    var household = households.household(county, county.dadong, head, cause, wishes);
    households.link(county, county.wu, household);
    return household;
  }

  private Window phone(Browsing browsing) {
    return browsing.window(Looks.PHONE.at("http://localhost:" + port));
  }

  private Page signIn(Window window, Person person) {
    var page = window.open("/sign-in");
    var choice = page.locator("select[name=county]");
    if (choice.count() > 0) {
      choice.selectOption(county.code);
    }
    page.fill("input[name=login]", person.login());
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.locator("form.narrow button").click();
    page.waitForLoadState();
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
