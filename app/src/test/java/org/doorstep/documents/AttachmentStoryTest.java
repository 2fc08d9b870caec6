package org.doorstep.documents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Locale;
import org.doorstep.audit.Trail;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.doorstep.testing.TestTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Photographs and files, and a resident's telephone, as people send and see them. */
@ProgramTest
@ExtendWith(Browsers.class)
class AttachmentStoryTest {

  private final Trail trail;
  private final TestHouseholds households;
  private final SetClock clock;
  private final TestCounty county;
  private final String site;

  AttachmentStoryTest(
      Trail trail,
      TestHouseholds households,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.trail = trail;
    this.households = households;
    this.clock = clock;
    this.county = counties.found();
    this.site = "http://localhost:" + port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  private static FilePayload photograph(int seed) throws Exception {
    return new FilePayload("桥头.jpg", "image/jpeg", SampleFiles.photograph(seed));
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

  private static void looksRight(Window window, String step) {
    Axe.check(window.page());
    assertThat(window.page().evaluate("document.documentElement.scrollWidth"))
        .as("wider than the screen: " + step)
        .isEqualTo(window.page().viewportSize().width);
    window.screenshot(step);
  }

  private int entries(String action) {
    return TestTrail.entries(trail, county, action).size();
  }

  @Test
  void a_resident_sends_a_photograph_and_a_telephone_which_the_office_sees_and_may_call(
      Browsing browsing) throws Exception {
    var phone = browsing.window(Looks.PHONE.withoutScripts().at(site)).expecting(422);
    var page = phone.open("/c/" + county.code + "/raise?village=" + county.dadong);
    page.fill("[name=what]", "村口的桥面裂了。");
    page.locator("input[name=kind][value=problem]").check();
    page.fill("[name=name]", "石有才");
    page.fill("[name=phone]", "138 5567");
    page.setInputFiles(
        "#files", new FilePayload("病毒.exe", "image/jpeg", new byte[] {'M', 'Z', 1, 2, 3}));
    page.locator("main form button").last().click();
    assertThat(page.locator(".error-summary")).containsText("“病毒.exe”不是能收的照片");
    assertThat(page.locator(".error-summary")).containsText("11 位手机号");
    assertThat(page.locator("[name=what]")).hasValue("村口的桥面裂了。");
    assertThat(page.locator("[name=phone]")).hasValue("138 5567");
    assertThat(page.locator("#files-hint")).containsText("请重新选择");
    looksRight(phone, "raise-wrong-kind");

    page.setInputFiles(
        "#files",
        new FilePayload(
            "新.heic",
            "image/heic",
            "\0\0\0\u0018ftypheic".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    page.locator("main form button").last().click();
    assertThat(page.locator(".error-summary")).containsText("“新.heic”是苹果等手机的新格式照片");

    page.fill("[name=phone]", "138 8551 2345");
    var large = java.util.Arrays.copyOf(SampleFiles.pdf(), 10_000_001);
    page.setInputFiles("#files", new FilePayload("大.pdf", "application/pdf", large));
    page.locator("main form button").last().click();
    assertThat(page.locator(".error-summary")).containsText("“大.pdf”太大了，每个文件不超过 10 MB");
    page.setInputFiles(
        "#files",
        new FilePayload[] {
          photograph(21), new FilePayload("申请书.pdf", "application/pdf", SampleFiles.pdf())
        });
    page.locator("main form button").last().click();
    var number = page.locator("main .plate").first().innerText();

    var desk = browsing.window(Looks.DESKTOP.at(site));
    var office = signIn(desk, county.shi);
    desk.open("/matters/" + number);
    assertThat(office.locator(".attached li")).hasCount(2);
    assertThat(office.locator(".attached")).containsText("桥头.jpg");
    assertThat(office.locator(".attached")).containsText("申请书.pdf");
    office.locator(".attached img").scrollIntoViewIfNeeded();
    office.waitForFunction(
        "() => { const i = document.querySelector('.attached img');"
            + " return i.complete && i.naturalWidth > 0 }");
    assertThat(office.content()).contains("138****2345").doesNotContain("13885512345");
    looksRight(desk, "matter");
    office.locator("#telephone button").click();
    assertThat(office.locator("#telephone")).containsText("13885512345");
    looksRight(desk, "matter-telephone");
    assertThat(entries("matter.show-phone")).isEqualTo(1);

    var watching = browsing.window(Looks.DESKTOP.at(site).in(Locale.ENGLISH)).expecting(403);
    var county_ = signIn(watching, county.luo);
    watching.open("/matters/" + number);
    if (county_.locator("#telephone").count() > 0) {
      assertThat(county_.locator("#telephone button")).hasCount(0);
      assertThat(county_.locator("#telephone")).containsText("138****2345");
      looksRight(watching, "matter-english");
    }
    var small = browsing.window(Looks.PHONE.at(site).in(Locale.ENGLISH));
    signIn(small, county.shi);
    small.open("/matters/" + number);
    looksRight(small, "matter-phone-english");
    small.open("/c/" + county.code + "/raise?village=" + county.dadong);
    looksRight(small, "raise-english");
  }

  @Test
  void an_official_sends_photographs_with_a_visit_and_its_problem_has_them_too(Browsing browsing)
      throws Exception {
    var household = households.household(county, county.dadong, "石有才");
    households.link(county, county.wu, household);
    var window = browsing.window(Looks.PHONE.at(site)).expecting(422);
    var page = signIn(window, county.wu);
    window.open("/doors/" + household.id() + "/visit");
    page.fill("#heard", "桥面裂了一道缝");
    page.setInputFiles("#files", photograph(22));
    page.getByText("反映了一个问题").click();
    page.fill("#problem-title", "桥面裂缝");
    page.locator("main form .actions button").click();
    assertThat(page.locator(".error-summary")).isVisible();
    assertThat(page.locator("#heard")).hasValue("桥面裂了一道缝");
    page.fill("#problem", "村口的桥面裂了一道缝");
    page.setInputFiles("#files", photograph(22));
    looksRight(window, "visit");
    page.locator("main form .actions button").click();
    var number = page.locator("main .plate").first().innerText();

    window.open("/matters/" + number);
    assertThat(page.locator(".attached li")).hasCount(1);
    assertThat(page.locator(".attached")).containsText("吴干部");
    var href = page.locator(".attached a").getAttribute("href");
    window.open("/matters/" + number + "/steps/note");
    page.fill("#text", "又拍了一张");
    var large = java.util.Arrays.copyOf(SampleFiles.photograph(23), 10_000_001);
    page.setInputFiles("#files", new FilePayload("大.png", "image/jpeg", large));
    page.waitForFunction(
        "() => document.querySelector('#files').files[0].name === '大.jpg'"
            + " && document.querySelector('#files').validity.valid");
    looksRight(window, "note");
    page.locator("main form .actions button").click();
    assertThat(page.locator(".attached li")).hasCount(2);
    page.locator(".attached img").first().scrollIntoViewIfNeeded();
    looksRight(window, "matter-two");
    assertThat(page.request().get(site + href).body())
        .isEqualTo(Photographs.bare(FileType.JPEG, SampleFiles.photograph(22)).orElseThrow());
  }
}
