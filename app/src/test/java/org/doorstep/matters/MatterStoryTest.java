package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
@ExtendWith(Browsers.class)
class MatterStoryTest {

  private final TestCounty county;
  private final String site;

  MatterStoryTest(
      TestCounties counties,
      Categories categories,
      TestTime.SetClock clock,
      @LocalServerPort int port) {
    this.county = counties.found();
    this.site = "http://localhost:" + port;
    clock.set(TestTime.MONDAY_MORNING);
    county.system().run(categories::loadStandard);
  }

  @Test
  @Tag("P3")
  @Tag("Y8")
  void from_the_box_to_the_written_reply_through_an_office_and_a_department_that_first_declines(
      Browsing browsing) {
    var wu = signedIn(browsing, Looks.PHONE, county.wu);
    var number = raise(wu);
    var shi = signedIn(browsing, Looks.DESKTOP, county.shi);
    sortAndDispatch(shi, number);

    var meng = signedIn(browsing, Looks.PHONE, county.meng);
    open(meng, "/matters", "tray-water");
    assertThat(meng.page().content()).contains(number);
    step(meng, number, "return", "text", "漏水的是自来水公司的支管，请核实", "returned");
    assertThat(meng.page().url()).endsWith("/matters");

    open(shi, "/matters?part=holds&state=returned", "tray-returned");
    assertThat(shi.page().content()).contains(number);
    shi.open("/matters/" + number + "/steps/dispatch");
    Axe.check(shi.page());
    shi.page().selectOption("select[name=to]", county.water.id().toString());
    shi.page().fill("textarea[name=text]", "经核实支管也由水务局管护，请接收办理");
    shi.screenshot("dispatch-again");
    press(shi.page(), "交办");

    press(open(meng, "/matters/" + number, "to-accept"), "接收", AriaRole.LINK);
    Axe.check(meng.page());
    press(meng.page(), "接收");
    open(meng, "/matters/" + number + "/steps/answer", "answer");
    meng.expecting(422);
    press(meng.page(), "书面答复");
    assertThat(meng.page().content()).contains("请选择办理结果").contains("请填写“答复内容”");
    Axe.check(meng.page());
    meng.screenshot("answer-empty");
    meng.page().check("input[name=outcome][value=solved]");
    meng.page().fill("textarea[name=text]", "支管已换，二十三日起正常供水。");
    press(meng.page(), "书面答复");
    Axe.check(meng.page());
    meng.screenshot("answered");
    assertThat(meng.page().locator("main nav.row a").allInnerTexts())
        .containsExactly("重新打开", "加备注");
    open(meng, "/matters/" + number + "/letter", "letter");
    assertThat(meng.page().content()).contains("答复函").contains("支管已换");

    var luo = signedIn(browsing, Looks.DESKTOP.in(Locale.ENGLISH), county.luo);
    open(luo, "/matters/" + number, "answered-en");
    assertThat(luo.page().content())
        .contains("Answered in writing: solved")
        .contains("Given back")
        .contains("Responsible now");
    open(luo, "/matters?part=watches", "watched-en");
    open(luo, "/matters", "empty-en");
    open(luo, "/categories", "categories-en");

    var tang = signedIn(browsing, Looks.DESKTOP, county.tang).expecting(404);
    tang.open("/matters/" + number);
    assertThat(tang.page().content()).contains("没有找到");
  }

  @Test
  void what_was_typed_is_kept_when_somebody_else_was_faster(Browsing browsing) {
    var wu = signedIn(browsing, Looks.DESKTOP, county.wu);
    var number = raise(wu);
    var shi = signedIn(browsing, Looks.DESKTOP, county.shi).expecting(409);
    shi.open("/matters/" + number + "/steps/note");
    shi.page().fill("textarea[name=text]", "泵房钥匙在村委会");
    step(wu, number, "solve-on-spot", "text", "已请水管员修好", "solved");

    press(shi.page(), "加备注");

    assertThat(shi.page().content()).contains("已答复").contains("泵房钥匙在村委会");
    Axe.check(shi.page());
    shi.screenshot("moved");
    press(shi.page(), "加备注");
    assertThat(shi.page().url()).endsWith("/matters/" + number);
    assertThat(shi.page().content()).contains("泵房钥匙在村委会");
  }

  @Test
  void a_matter_is_opened_by_its_number_or_the_last_digits_of_it(Browsing browsing) {
    var wu = signedIn(browsing, Looks.PHONE, county.wu);
    var number = raise(wu);

    for (var typed : List.of(number.toLowerCase(Locale.ROOT), number.replaceAll("^.*-0*", ""))) {
      var page = open(wu, "/matters", "find");
      page.fill("#number", typed);
      press(page, "查找");
      assertThat(page.url()).endsWith("/matters/" + number);
    }
    var page = wu.open("/matters");
    page.fill("#number", "水管");
    press(page, "查找");
    Axe.check(page);
    wu.screenshot("find-wrong");
    assertThat(page.innerText("main")).contains("编号写作");
    assertThat(page.inputValue("#number")).isEqualTo("水管");
  }

  private String raise(Window window) {
    var page = open(window, "/matters/new", "new");
    page.fill("textarea[name=text]", "寨子自来水停了三天，二十多户没有水喝");
    page.check("input[name=concerns][value=collective]");
    press(page, "登记");
    Axe.check(page);
    window.screenshot("slip");
    assertThat(page.content()).contains("查询码");
    return page.locator(".number-line").innerText().strip();
  }

  private void sortAndDispatch(Window window, String number) {
    open(window, "/matters", "tray-office");
    var page = open(window, "/matters/" + number + "/sort", "sort");
    assertThat(page.content()).contains("饮水").contains("自来水");
    assertThat(page.locator("select[name=to]").inputValue())
        .isEqualTo(county.water.id().toString());
    page.fill("textarea[name=letter]", "请于期限内查明停水原因并恢复供水");
    press(page, "保存");
    Axe.check(page);
    window.screenshot("dispatched");
    assertThat(page.content()).contains("已交办");
  }

  private void step(
      Window window, String number, String step, String field, String text, String picture) {
    var page = open(window, "/matters/" + number + "/steps/" + step, step);
    page.fill("textarea[name=" + field + "]", text);
    page.locator("form.narrow .actions button").click();
    Axe.check(page);
    window.screenshot(picture);
  }

  private static Page open(Window window, String address, String picture) {
    var page = window.open(address);
    Axe.check(page);
    window.screenshot(picture);
    return page;
  }

  private static void press(Page page, String name) {
    press(page, name, AriaRole.BUTTON);
  }

  private static void press(Page page, String name, AriaRole role) {
    page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
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
    return window;
  }
}
