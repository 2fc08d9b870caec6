package org.doorstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.matters.Categories;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole main job, from the door to the written reply and back to the same door. */
@ProgramTest
@ExtendWith(Browsers.class)
class LoopStoryTest {

  private static final String PROBLEM = "三组自来水管断了两处，老人要挑水吃";
  private static final String PROMISE = "带农技员来看蜂箱";
  private static final String LETTER = "请于期限内查明停水原因并恢复供水";
  private static final String REPLY = "两处水管已换新，二十五日起正常供水。";

  /** What is handed over at the door. */
  private record Slip(String number, String code) {}

  private final TestHouseholds households;
  private final SetClock clock;
  private final TestCounty county;
  private final String site;

  LoopStoryTest(
      TestCounties counties,
      TestHouseholds households,
      Categories categories,
      SetClock clock,
      @LocalServerPort int port) {
    this.households = households;
    this.clock = clock;
    this.county = counties.found();
    this.site = "http://localhost:" + port;
    county.system().run(categories::loadStandard);
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  /** How people work: on which screens, in which language, and the resident on which. */
  private record Way(Looks official, Looks office, Looks resident) {}

  @Test
  @Tag("Y8")
  @Tag("M7")
  @Tag("M8")
  @Tag("P3")
  @Tag("S11")
  @Tag("C7")
  void a_problem_heard_at_a_door_is_sorted_solved_answered_looked_at_again_rated_and_posted(
      Browsing browsing) {
    walk(
        browsing,
        new Way(Looks.PHONE, Looks.DESKTOP, Looks.PHONE.withoutScripts().in(Locale.ENGLISH)));
  }

  @Test
  @Tag("Y8")
  void the_same_in_english_everybody_at_work_with_a_phone_and_the_resident_at_a_desk(
      Browsing browsing) {
    var phone = Looks.PHONE.in(Locale.ENGLISH);
    walk(browsing, new Way(phone, phone, Looks.DESKTOP.withoutScripts()));
  }

  private void walk(Browsing browsing, Way way) {
    var household = doorOfWu();
    var slip = heardAtTheDoor(signedIn(browsing, way.official(), county.wu));
    clock.forward(Duration.ofHours(2));
    sortedAndDispatched(signedIn(browsing, way.office(), county.shi), slip);
    clock.forward(Duration.ofHours(20));
    acceptedAndAnswered(signedIn(browsing, way.office(), county.meng), slip);
    clock.forward(Duration.ofHours(30));
    lookedAtAgain(signedIn(browsing, way.official(), county.wu), slip);
    doorAfterwards(signedIn(browsing, way.office(), county.wu), household);

    var resident = browsing.window(way.resident().at(site));
    followedAndRated(resident, slip);
    proposedForTheBoard(signedIn(browsing, way.office(), county.yang), slip);
    posted(signedIn(browsing, way.office(), county.shi), slip);
    readOnTheBoard(resident, slip);
    var luo = signedIn(browsing, way.office(), county.luo);
    foundInTheLedger(luo, slip);
    saidInTheTrail(luo);
  }

  private Slip heardAtTheDoor(Window wu) {
    var page = wu.page();
    assertThat(page.locator("h1").innerText()).isEqualTo(say(page, "我的户", "My doors"));
    looksRight(wu, "doors");
    page.getByText("石有才").click();
    assertThat(page.innerText("main")).contains("孩子上学，地少", "想学养蜂");
    looksRight(wu, "door");
    press(page, AriaRole.LINK, say(page, "记一次走访", "Record a visit"));
    page.fill("#heard", "雨季以后水管常断");
    page.getByText(say(page, "反映了一个问题", "A problem was raised")).click();
    page.fill("#problem", PROBLEM);
    page.getByText(say(page, "答应了一件事", "Something was promised")).click();
    page.fill("#promise", PROMISE);
    page.fill("#promise-by", "2026-12-01");
    looksRight(wu, "visit");
    press(page, say(page, "保存记录", "Save the record"));
    looksRight(wu, "slip");
    assertThat(page.innerText("main"))
        .contains(URI.create(page.url()).resolve(at("/follow")).toString());
    var plates = page.locator("main .plate").allInnerTexts();
    page.getByText(say(page, "已交给群众", "Handed over")).click();
    assertThat(page.innerText("main")).contains(PROMISE, PROBLEM);
    looksRight(wu, "door-owed");
    return new Slip(plates.get(0).strip(), plates.get(1).strip());
  }

  private void sortedAndDispatched(Window shi, Slip slip) {
    var page = shi.open("/matters");
    looksRight(shi, "tray-office");
    tabsAreOneLineOnAPhone(page);
    row(page, slip).click();
    looksRight(shi, "matter-raised");
    press(page, AriaRole.LINK, say(page, "分类交办", "Sort and dispatch"));
    assertThat(page.locator("input[name=category]:checked").count()).isEqualTo(1);
    assertThat(page.locator("select[name=to]").inputValue())
        .isEqualTo(county.water.id().toString());
    page.fill("textarea[name=letter]", LETTER);
    looksRight(shi, "sort");
    press(page, say(page, "保存", "Save"));
    assertThat(page.innerText("main")).contains(say(page, "已交办", "was dispatched"), "水务局");
    looksRight(shi, "matter-dispatched");
  }

  private void acceptedAndAnswered(Window meng, Slip slip) {
    var page = meng.open("/matters");
    looksRight(meng, "tray-water");
    row(page, slip).click();
    var shown = page.innerText("main");
    assertThat(shown.indexOf(LETTER))
        .as("what it is asked, before what is known and what happened")
        .isBetween(0, shown.indexOf(say(page, "基本情况", "What is known")));
    press(page, AriaRole.LINK, say(page, "接收", "Accept"));
    looksRight(meng, "accept");
    press(page, say(page, "接收", "Accept"));
    looksRight(meng, "matter-accepted");
    press(page, AriaRole.LINK, say(page, "书面答复", "Answer in writing"));
    page.check("input[name=outcome][value=solved]");
    page.fill("textarea[name=text]", REPLY);
    looksRight(meng, "answer");
    press(page, say(page, "书面答复", "Answer in writing"));
    assertThat(page.innerText("main")).contains(REPLY);
    looksRight(meng, "matter-answered");
    meng.open("/matters/" + slip.number() + "/letter");
    assertThat(page.innerText("body")).contains(say(page, "答复函", "Reply"), REPLY);
    looksRight(meng, "letter");
  }

  private void lookedAtAgain(Window wu, Slip slip) {
    var page = wu.open("/look-backs");
    looksRight(wu, "look-backs");
    assertThat(row(page, slip).locator("xpath=ancestor-or-self::li").innerText()).contains("石有才");
    row(page, slip).click();
    assertThat(page.innerText("main")).contains("石有才", PROBLEM, REPLY, PROMISE);
    page.check("input[name=found][value=yes]");
    page.fill("textarea[name=note]", "打开水龙头看了，水清，也够用。");
    looksRight(wu, "look-back");
    press(page, say(page, "记下回访", "Record the look-back"));
    assertThat(page.innerText("body"))
        .contains(say(page, "已回访并办结", "was looked back at and closed"));
    looksRight(wu, "look-backs-done");
  }

  private void doorAfterwards(Window wu, Recipient household) {
    var page = wu.open("/doors/" + household.id());
    assertThat(page.innerText("main")).contains(PROMISE, PROBLEM);
    looksRight(wu, "door-afterwards");
  }

  private void followedAndRated(Window resident, Slip slip) {
    var page = resident.open(at("/follow"));
    looksRight(resident, "follow");
    page.fill("[name=number]", slip.number());
    page.fill("[name=follow]", slip.code());
    press(page, say(page, "查看", "Show"));
    assertThat(page.innerText("main"))
        .contains(REPLY, say(page, "办得怎么样？", "How was it dealt with?"));
    looksRight(resident, "followed");
    page.check("input[name=score][value='5']");
    page.fill("[name=words]", "水来了，谢谢。");
    press(page, say(page, "提交评价", "Send the rating"));
    assertThat(page.innerText("main"))
        .contains(say(page, "谁也改不了", "nobody can change it"), "水来了，谢谢。");
    looksRight(resident, "rated");
  }

  private void proposedForTheBoard(Window yang, Slip slip) {
    var page = yang.open("/matters/" + slip.number() + "/publication");
    looksRight(yang, "publication");
    page.fill("[name=title]", "三组水管断了两处");
    press(page, say(page, "提出公示", "Propose to post"));
    assertThat(page.locator("[name=title]").isVisible())
        .as("what waits is read, and changed only on purpose")
        .isFalse();
    assertThat(page.innerText("main")).contains("三组水管断了两处", REPLY);
    looksRight(yang, "publication-proposed");
  }

  private void posted(Window shi, Slip slip) {
    var page = shi.expecting(422).open("/publications");
    looksRight(shi, "publications");
    row(page, slip).click();
    looksRight(shi, "publication-office");
    page.getByText(say(page, "改文字", "Change the words")).click();
    page.fill("[name=title]", "");
    press(page, say(page, "按改过的重新提出", "Propose the changed words"));
    assertThat(page.locator("button[name=decision]").count())
        .as("nobody decides on what was only typed")
        .isZero();
    shi.open("/publications");
    row(page, slip).click();
    press(page, say(page, "公示", "Post"));
    assertThat(page.innerText("body")).contains(say(page, "已公示", "is posted"));
  }

  private void readOnTheBoard(Window resident, Slip slip) {
    var page = resident.open(at("/board"));
    looksRight(resident, "board");
    row(page, slip).click();
    assertThat(page.innerText("main")).contains("三组水管断了两处", REPLY).doesNotContain("石有才");
    looksRight(resident, "posted");
  }

  private void foundInTheLedger(Window luo, Slip slip) {
    var page = luo.open("/ledger");
    looksRight(luo, "ledger");
    page.getByText(slip.number()).first().click();
    assertThat(page.innerText("main")).contains("水来了，谢谢。", "水清，也够用");
    looksRight(luo, "matter-closed");
    page.locator("a[href$='/why']").first().click();
    assertThat(page.locator("h1").innerText()).contains(say(page, "为什么是这一天", "Why this date?"));
    looksRight(luo, "why");
  }

  /** Each entry by what was done, in the reader's words, with its code behind. */
  private static void saidInTheTrail(Window luo) {
    var page = luo.open("/audit");
    looksRight(luo, "audit");
    assertThat(page.locator("main .timeline .what").allInnerTexts())
        .filteredOn(what -> !what.equals("recipient.import")) // put there by this test
        .isNotEmpty()
        .allSatisfy(what -> assertThat(what).matches("(?s).+ \\([a-z-]+\\.[a-z.-]+\\).*"));
  }

  /** And the open one is in sight, wherever it stands among the others. */
  private static void tabsAreOneLineOnAPhone(Page page) {
    if ((int) page.evaluate("innerWidth") > 640) {
      return;
    }
    for (var tab : new String[] {"li:last-child", "li:nth-child(4)", "li:first-child"}) {
      page.navigate(page.locator(".tabs " + tab + " a").getAttribute("href"));
      assertThat((Boolean) page.evaluate("document.querySelector('.tabs').offsetHeight < 70"))
          .as("one line of tabs")
          .isTrue();
      var open = page.locator(".tabs a[aria-current]").boundingBox();
      assertThat(open.x).as(tab).isNotNegative();
      assertThat(open.x + open.width).as(tab).isLessThanOrEqualTo(360);
    }
    Axe.check(page);
  }

  /** In the language of the page. */
  private static String say(Page page, String chinese, String english) {
    return page.locator("html").getAttribute("lang").startsWith("en") ? english : chinese;
  }

  private static void press(Page page, String button) {
    press(page, AriaRole.BUTTON, button);
  }

  private static void press(Page page, AriaRole role, String name) {
    page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
  }

  /** The line of this matter in a list of work. */
  private static Locator row(Page page, Slip slip) {
    return page.locator("ul.work li")
        .filter(new Locator.FilterOptions().setHasText(slip.number()))
        .locator("a");
  }

  /** Everybody can use it, nothing stands out beside the screen, and a picture is kept. */
  private static void looksRight(Window window, String step) {
    var page = window.page();
    Axe.check(page);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("no wider than the screen: " + step)
        .isTrue();
    window.screenshot(step);
  }

  private String at(String path) {
    return "/c/" + county.code + path;
  }

  private Window signedIn(Browsing browsing, Looks looks, Person person) {
    var window = browsing.window(looks.at(site));
    var page = window.open("/sign-in");
    var choice = page.locator("select[name=county]");
    if (choice.count() > 0) {
      choice.selectOption(county.code);
    }
    page.fill("input[name=login]", person.login());
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.locator("main form .actions button").click();
    page.waitForLoadState();
    return window;
  }

  private Recipient doorOfWu() {
    var door = households.household(county, county.dadong, "石有才", "孩子上学，地少", "想学养蜂");
    households.link(county, county.wu, door);
    return door;
  }
}
