package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
@ExtendWith(Browsers.class)
class SignInTest {

  private final TestCounties counties;
  private final int port;

  SignInTest(TestCounties counties, @LocalServerPort int port) {
    this.counties = counties;
    this.port = port;
  }

  @Test
  void given_the_right_password_when_signing_in_then_the_name_stands_on_the_page(
      Browsing browsing) {
    var county = counties.found();
    var window = browsing.window(Looks.DESKTOP.at("http://localhost:" + port));
    var page = window.open("/sign-in");
    Axe.check(page);
    window.screenshot("sign-in");

    fill(page, county.code, county.wu.login(), TestCounties.PASSWORD);

    assertThat(page.content()).contains(county.wu.name());
    window.screenshot("signed-in");

    for (var open : new String[] {"/c/" + county.code, "/"}) {
      window.open(open);
      assertThat(page.locator("a[href='/sign-in']").count()).as(open).isZero();
      assertThat(page.locator("header a.at-work[href='/home']").count()).as(open).isOne();
    }
    window.open("/c/" + county.code);
    page.locator("header a.at-work[href='/home']").click();
    assertThat(page.url()).endsWith("/doors");
  }

  @Test
  void given_five_wrong_passwords_then_the_account_is_locked_and_the_page_says_until_when(
      Browsing browsing) {
    var county = counties.found();
    var window =
        browsing.window(Looks.PHONE.withoutScripts().at("http://localhost:" + port)).expecting(422);
    var page = window.open("/sign-in");
    for (var tries = 0; tries < 5; tries++) {
      fill(page, county.code, county.wu.login(), "not the password");
    }

    assertThat(page.content()).contains("锁定到 09:15");
    fill(page, county.code, county.wu.login(), TestCounties.PASSWORD);
    assertThat(page.content()).contains("锁定到 09:15");
    window.screenshot("locked");
  }

  private static void fill(Page page, String county, String login, String password) {
    var choice = page.locator("select[name=county]");
    if (choice.count() > 0) {
      choice.selectOption(county);
    }
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", password);
    var button =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true));
    page.waitForResponse(answer -> answer.request().method().equals("POST"), button::click);
    page.waitForLoadState();
  }
}
