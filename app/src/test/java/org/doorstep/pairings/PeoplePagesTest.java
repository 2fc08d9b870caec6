package org.doorstep.pairings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@ProgramTest
@Import(TestDoors.class)
@ExtendWith(Browsers.class)
class PeoplePagesTest {

  private final TestCounties counties;
  private final TestDoors doors;
  private final int port;

  PeoplePagesTest(TestCounties counties, TestDoors doors, @LocalServerPort int port) {
    this.counties = counties;
    this.doors = doors;
    this.port = port;
  }

  @Test
  @Tag("P1")
  void a_township_links_a_village_looks_confirms_and_undoes(Browsing browsing) {
    var county = county();
    var window = browsing.window(at(Looks.DESKTOP));
    signIn(window, county, county.shi);

    var page = open(window, "/links", "doors");
    page.locator("form[action='/links/set'] button").click();
    window.screenshot("set");
    Axe.check(page);
    page.locator("input[name=official]").first().check();
    page.locator("input[name=official]").nth(1).check();
    page.fill("input[name=reason]", "新干部到任");
    page.locator("form[action='/links/set'] .actions button").click();
    window.screenshot("preview");
    Axe.check(page);
    page.locator("form[action='/links/batches'] button").first().click();
    window.screenshot("batch");
    Axe.check(page);
    assertThat(page.url()).contains("/links/batches/");
    assertThat(county.system().call(doors::holding)).hasSize(9);

    page.fill("input[name=reason]", "弄错了");
    page.locator("form[action$='/undo'] button").click();
    assertThat(county.system().call(doors::holding)).isEmpty();
    open(window, "/links/batches", "batches");
    open(window, "/links/gaps", "gaps");
  }

  @Test
  void a_group_leader_on_a_phone_in_English_sees_the_own_village_only(Browsing browsing) {
    var county = county();
    var window = browsing.window(at(Looks.PHONE.in(Locale.ENGLISH)));
    signIn(window, county, county.yang);

    var page = open(window, "/links", "doors-phone");
    assertThat(page.locator("input[name=point]").count()).isEqualTo(5);
    open(window, "/links/set?what=household", "set-phone");
    open(window, "/links/gaps?of=official", "gaps-phone");
    open(window, "/links/officials/" + county.wu.id(), "history-phone");
    assertThat(fits(page)).isTrue();
  }

  @Test
  void an_administrator_registers_somebody_and_opens_an_account(Browsing browsing) {
    var county = county();
    var window = browsing.window(at(Looks.DESKTOP));
    signIn(window, county, county.ji);

    var page = open(window, "/staff/officials", "officials");
    page.locator("details.leaf summary").click();
    page.fill("input[name=code]", "N1");
    page.fill("input[name=name]", "单新来");
    page.selectOption("select[name=unit]", county.dadongGroup.id().toString());
    page.fill("input[name=title]", "驻村干部");
    page.locator("form[action='/staff/officials'][method=post] .actions button").click();
    window.screenshot("official");
    Axe.check(page);
    page.locator("a[href^='/staff/accounts/']").click();
    page.fill("input[name=login]", "shan");
    page.locator("form[action$='/open'] button").click();
    window.screenshot("account");
    Axe.check(page);
    assertThat(page.locator(".notice .plate").textContent()).matches("\\s*[a-z2-9-]{14}\\s*");

    open(window, "/staff/officials?q=sxl", "found");
    assertThat(page.content()).contains("单新来");
    open(window, "/staff/units", "units");
    open(window, "/staff/units/" + county.bingmeiOffice.id(), "unit");
    open(window, "/staff/accounts", "accounts");
    open(window, "/audit", "audit");
    open(window, "/audit/seals", "seals");
    open(window, "/post", "post");
  }

  @Test
  void an_administrator_on_a_phone_in_English(Browsing browsing) {
    var county = county();
    var window = browsing.window(at(Looks.PHONE.in(Locale.ENGLISH)));
    signIn(window, county, county.ji);
    for (var path :
        new String[] {
          "/staff/officials",
          "/staff/officials/" + county.wu.id(),
          "/staff/units/" + county.dadongGroup.id(),
          "/staff/accounts/" + county.wu.id(),
          "/audit"
        }) {
      var page = open(window, path, "phone" + path.replaceAll("[^a-z]+", "-"));
      assertThat(fits(page)).as(path).isTrue();
    }
  }

  @Test
  void an_official_is_refused_the_pages_of_links_and_staff(Browsing browsing) {
    var county = county();
    var window = browsing.window(at(Looks.DESKTOP)).expecting(403);
    signIn(window, county, county.wu);
    for (var path : new String[] {"/links", "/links/gaps", "/staff/officials", "/audit"}) {
      assertThat(window.open(path).content()).as(path).contains("您现在的职务不能看");
    }
  }

  private TestCounty county() {
    var county = counties.found();
    county
        .system()
        .run(() -> {
          doors.households(county.dadong, 5, "poor");
          doors.households(county.basha, 4);
        });
    return county;
  }

  private Looks at(Looks looks) {
    return looks.at("http://localhost:" + port);
  }

  private static Page open(Window window, String path, String picture) {
    var page = window.open(path);
    window.screenshot(picture);
    Axe.check(page);
    return page;
  }

  private static boolean fits(Page page) {
    return (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
  }

  private static void signIn(Window window, TestCounty county, Person person) {
    var page = window.open("/sign-in");
    if (page.locator("select[name=county]").count() > 0) {
      page.selectOption("select[name=county]", county.code);
    }
    page.fill("input[name=login]", person.login());
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.locator("form[action='/sign-in'] .actions button").click();
  }
}
