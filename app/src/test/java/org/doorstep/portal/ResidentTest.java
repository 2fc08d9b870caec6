package org.doorstep.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.UUID;
import org.doorstep.aftercare.Publications;
import org.doorstep.aftercare.Publications.Texts;
import org.doorstep.aftercare.Ratings;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
@ExtendWith(Browsers.class)
class ResidentTest {

  private final Matters matters;
  private final Ratings ratings;
  private final Publications publications;
  private final SetClock clock;
  private final TestCounty county;
  private final Looks phone;

  ResidentTest(
      Matters matters,
      Ratings ratings,
      Publications publications,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.matters = matters;
    this.ratings = ratings;
    this.publications = publications;
    this.clock = clock;
    this.county = counties.found();
    this.phone = Looks.PHONE.withoutScripts().at("http://localhost:" + port);
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  private String at(String path) {
    return "/c/" + county.code + path;
  }

  private static void press(Page page, String button) {
    page.locator("main button", new Page.LocatorOptions().setHasText(button)).last().click();
  }

  private static void looksRight(Window window, String step) {
    Axe.check(window.page());
    assertThat(window.page().evaluate("document.documentElement.scrollWidth"))
        .as("wider than the phone: " + step)
        .isEqualTo(360);
    window.screenshot(step);
  }

  @Tag("Y8")
  @Tag("M8")
  @Test
  void on_a_phone_without_scripts_a_resident_raises_follows_rates_low_and_says_not_solved(
      Browsing browsing) {
    var window = browsing.window(phone).expecting(422);
    var page = window.open(at(""));
    looksRight(window, "home");
    page.locator("main a", new Page.LocatorOptions().setHasText("我要反映")).first().click();
    press(page, "提交");
    assertThat(page.content()).contains("请写下是什么事");
    looksRight(window, "raise-mistakes");

    page.fill("[name=what]", "村口的水管坏了三天，请派人来修。");
    page.locator("input[name=kind][value=problem]").check();
    page.selectOption("[name=township]", county.bingmei);
    press(page, "列出村名");
    assertThat(page.inputValue("[name=what]")).contains("水管");
    page.selectOption("[name=village]", county.dadong);
    looksRight(window, "raise");
    press(page, "提交");
    looksRight(window, "raised");
    assertThat(page.url()).doesNotContain("M-2026");
    var plates = page.locator("main .plate").allInnerTexts();
    var number = plates.get(0);
    var code = plates.get(1);

    page.navigate(at("/follow"));
    page.fill("[name=number]", number);
    page.fill("[name=follow]", "23456 ABCDE");
    press(page, "查看");
    assertThat(page.content()).contains("对不上");
    page.fill("[name=follow]", code.toLowerCase(Locale.ROOT));
    press(page, "查看");
    assertThat(page.content()).contains("已收到", "丙妹镇办公室");
    looksRight(window, "followed");

    var written = MatterNumber.valueOf(number);
    new AnsweredMatters(matters).handled(county, written);
    new AnsweredMatters(matters).answered(county, written);
    page.reload();
    assertThat(page.content()).contains("水管已换新");
    looksRight(window, "answered");
    page.fill("[name=words]", "还是没水。");
    press(page, "提交评价");
    assertThat(page.content()).contains("请选择一个评价");
    assertThat(page.inputValue("[name=words]")).as("kept").isEqualTo("还是没水。");
    page.locator("input[name=score][value='1']").check();
    press(page, "提交评价");
    assertThat(page.content()).contains("谁也改不了", "很不满意", "还是没水。");
    looksRight(window, "rated");
    page.fill("[name=why]", "今天又停水了。");
    press(page, "请重新办理");
    assertThat(page.content()).contains("已重新交给", "正在办理");
    looksRight(window, "reopened");
    assertThat(page.url()).doesNotContain(code.replace(" ", ""));

    var id = county.luo.scope().call(() -> matters.get(written)).id();
    assertThat(county.luo.scope().call(() -> ratings.of(id)))
        .singleElement()
        .returns(1, Ratings.Given::score);
    page.navigate(at(""));
    assertThat(page.locator("main table").innerText()).contains("很不满意");
  }

  @Test
  void coming_back_from_a_rating_opens_the_form_that_asks_for_number_and_code(Browsing browsing) {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    new AnsweredMatters(matters).handled(county, raised.number());
    new AnsweredMatters(matters).answered(county, raised.number());
    var page = browsing.window(Looks.PHONE.at(phone.site())).open(at("/follow"));
    page.fill("[name=number]", raised.number().toString());
    page.fill("[name=follow]", raised.followCode().printed());
    press(page, "查看");
    assertThat(page.innerText("main")).contains("水管已换新");
    assertThat(page.inputValue("form[action='/preferences'] [name=back]")).isEqualTo(at(""));
    page.locator("input[name=score][value='5']").check();
    press(page, "提交评价");
    assertThat(page.innerText("main")).contains("谁也改不了");

    page.goBack();

    assertThat(page.url()).endsWith(at("/follow"));
    assertThat(page.inputValue("[name=number]")).isEmpty();
    assertThat(page.inputValue("[name=follow]")).isEmpty();
    assertThat(page.innerText("main")).doesNotContain("水管已换新");
  }

  @Test
  void officials_find_their_way_in_the_head_of_every_page_for_everybody(Browsing browsing) {
    for (var language : java.util.List.of(Locale.CHINESE, Locale.ENGLISH, Locale.of("bo"))) {
      var window = browsing.window(phone.in(language));
      for (var address : java.util.List.of("/", at(""), at("/raise"), at("/follow"), at("/rate"))) {
        var page = window.open(address);
        var way = page.locator("header a[href='/sign-in']");
        assertThat(way.isVisible()).as(address).isTrue();
        var head = page.locator("header .lintel").boundingBox();
        assertThat(head.height).as(language + ": one line").isLessThan(80);
        looksRight(window, "head-" + language + address.replaceAll("\\W+", "-"));
      }
      window.page().locator("header a[href='/sign-in']").click();
      assertThat(window.page().locator("input[name=password]").isVisible()).isTrue();
      assertThat(window.page().locator("header a[href='/sign-in']").count()).isZero();
    }
  }

  @Test
  void given_a_name_that_only_one_village_has_then_looking_it_up_shows_it_and_sends_nothing(
      Browsing browsing) {
    var window = browsing.window(phone);
    var page = window.open(at("/raise"));
    page.fill("[name=what]", "路灯不亮。");
    page.locator("input[name=kind][value=problem]").check();
    page.fill("[name=villageName]", "大洞");
    press(page, "列出村名");

    assertThat(page.locator("main .plate").count())
        .as("number and code of a raised matter")
        .isZero();
    assertThat(page.inputValue("[name=village]")).isEqualTo(county.dadong);
    assertThat(page.inputValue("[name=what]")).isEqualTo("路灯不亮。");
    assertThat(page.url()).as("where the villages are").endsWith("#township");
    looksRight(window, "raise-village-found");
    press(page, "提交");
    assertThat(page.locator("main .plate").count()).isEqualTo(2);
  }

  @Test
  void given_the_same_form_is_sent_twice_then_it_is_one_matter(Browsing browsing) {
    var page = browsing.window(phone).open(at("/raise?village=" + county.dadong));
    page.fill("[name=what]", "路灯不亮。");
    page.locator("input[name=kind][value=problem]").check();
    press(page, "提交");
    var first = page.locator("main .plate").allInnerTexts();

    page.reload();

    assertThat(page.locator("main .plate").allInnerTexts()).isEqualTo(first);
  }

  @Tag("M8")
  @Test
  void with_a_paper_slip_one_rates_once_and_a_used_code_is_refused_with_a_sentence(
      Browsing browsing) {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    new AnsweredMatters(matters).handled(county, raised.number());
    new AnsweredMatters(matters).answered(county, raised.number());
    var slip = county.shi.scope().call(() -> ratings.slip(raised.number()));
    var window = browsing.window(phone).expecting(409);
    var page = window.open(at("/rate"));
    looksRight(window, "slip");

    for (var time = 0; time < 2; time++) {
      page.navigate(at("/rate"));
      page.fill("[name=number]", slip.number().toString());
      page.fill("[name=slip]", slip.code());
      page.locator("input[name=score][value='2']").check();
      press(page, "提交评价");
      assertThat(page.content()).contains(time == 0 ? "谢谢您的评价" : "已经用过了");
    }
    looksRight(window, "slip-used");
  }

  @Test
  void given_too_many_wrong_codes_then_one_waits_and_reads_how_long(Browsing browsing) {
    var window = browsing.window(phone).expecting(422, 429);
    var page = window.open(at("/follow"));
    press(page, "查看");
    assertThat(page.innerText("main")).contains("请填写编号", "请填写查询码").doesNotContain("对不上");
    for (var time = 0; time < 13; time++) {
      page.fill("[name=number]", "M-2026-999999");
      page.fill("[name=follow]", "ABCDE ABCDE");
      press(page, "查看");
    }

    assertThat(page.content()).contains("试得太频繁了");
    looksRight(window, "too-often");
  }

  @Tag("C7")
  @Test
  void the_board_shows_posted_matters_by_village_with_state_reply_and_what_is_overdue(
      Browsing browsing) {
    for (var count = 0; count < 22; count++) {
      posted("第" + count + "处水管坏了");
    }
    clock.forward(java.time.Duration.ofDays(60));
    var window = browsing.window(phone);
    var page = window.open(at("/board"));
    looksRight(window, "board");
    assertThat(page.locator("ul.work li").count()).isEqualTo(20);
    assertThat(page.content()).contains("已超期");
    page.locator("a", new Page.LocatorOptions().setHasText("往后看")).click();
    assertThat(page.locator("ul.work li").count()).isEqualTo(2);

    page.navigate(
        at("/board?township=" + county.bingmei + "&village=" + county.dadong + "&show=open"));
    assertThat(page.locator("ul.work li").count()).isEqualTo(20);
    page.locator("a", new Page.LocatorOptions().setHasText("往后看")).click();
    assertThat(page.locator("ul.work li").count()).isEqualTo(2);
    page.locator("ul.work a").first().click();
    looksRight(window, "posted");
    page.navigate(at("/board/sheet?village=" + county.dadong));
    Axe.check(page);
    window.screenshot("sheet");
    page.navigate(at("/board?township=" + county.gaozeng));
    assertThat(page.content()).contains("这里还没有公示");
  }

  private void posted(String title) {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    county
        .shi
        .scope()
        .run(() -> publications.propose(raised.number(), new Texts(title, "请派人修。", "")));
    county.luo.scope().run(() -> publications.post(raised.number()));
    clock.forward(java.time.Duration.ofMillis(1500));
  }

  @Test
  void the_follow_page_is_read_in_english_and_in_tibetan_which_says_that_it_is_unreviewed(
      Browsing browsing) {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    new AnsweredMatters(matters).handled(county, raised.number());
    new AnsweredMatters(matters).answered(county, raised.number());
    for (var language : java.util.List.of(Locale.ENGLISH, Locale.of("bo"))) {
      var window = browsing.window(phone.in(language));
      var page = window.open(at("/follow"));
      page.fill("[name=number]", raised.number().toString());
      page.fill("[name=follow]", raised.followCode().printed());
      page.locator("main form button").click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.getLanguage());
      assertThat(page.content())
          .contains(
              language.getLanguage().equals("en") ? "How was it dealt with?" : "ཞུ་དག་བྱས་མེད");
      looksRight(window, "follow-" + language.getLanguage());
      assertThat(
              page.evaluate(
                  "[...document.fonts].some(one => one.family.includes('Tibetan') && one.status =="
                      + " 'loaded')"))
          .as("drawn with the font that is shipped: " + language)
          .isEqualTo(true);
    }
  }

  @Test
  void given_no_such_county_or_number_then_the_page_says_so(Browsing browsing) {
    var window = browsing.window(phone).expecting(404);
    assertThat(window.open("/c/000000").content()).contains("没有找到");
    assertThat(window.open(at("/board/M-2026-999999")).content()).contains("没有找到");
    assertThat(window.open(at("/board/" + UUID.randomUUID())).content()).contains("没有找到");
  }
}
