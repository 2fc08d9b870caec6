package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.imports.TestFiles.idNumber;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.doorstep.browser.Axe;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
@ExtendWith(Browsers.class)
class ImportPagesTest {

  private final TestCounties counties;
  private final DSLContext db;
  private final TransactionTemplate transactions;
  private final String site;

  ImportPagesTest(
      TestCounties counties,
      DSLContext db,
      PlatformTransactionManager transactions,
      @LocalServerPort int port) {
    this.counties = counties;
    this.db = db;
    this.transactions = new TransactionTemplate(transactions);
    this.site = "http://localhost:" + port;
  }

  @Test
  void an_administrator_mends_two_bad_rows_takes_the_file_and_sends_it_again(Browsing browsing) {
    bringIn(browsing.window(Looks.DESKTOP.at(site)));
  }

  @Test
  void the_same_on_a_phone_in_english(Browsing browsing) {
    bringIn(browsing.window(Looks.PHONE.in(Locale.ENGLISH).at(site)));
  }

  private void bringIn(Window window) {
    var county = counties.found();
    var page = signIn(window, county, county.ji.login());

    page.navigate("/admin/import");
    Axe.check(page);
    window.screenshot("1-imports");
    page.navigate("/admin/import/households");
    Axe.check(page);
    window.screenshot("2-households");
    var template = page.waitForDownload(() -> page.locator("a[href$='/template']").click()).path();
    assertThat(template).isNotEmptyFile();

    send(page, file(county, "", "12345"));
    Axe.check(page);
    window.screenshot("3-bad");
    assertThat(page.locator("main").innerText())
        .contains("石", "138****8000")
        .doesNotContain("{", "imports.");
    assertThat(page.locator("input[name=rows][value=none]").isChecked()).isTrue();

    page.navigate("/admin/import/households");
    send(page, file(county, "石大江", "13900139000"));
    Axe.check(page);
    window.screenshot("4-good");
    page.locator("form[action$='/take'] button").first().click();
    settle(page);
    Axe.check(page);
    window.screenshot("5-taken");

    page.navigate("/admin/import/households");
    send(page, file(county, "石大江", "13900139000"));
    window.screenshot("6-same");
    assertThat(page.locator("form[action$='/take']").count()).as("nothing to take").isZero();
  }

  @Test
  void an_official_may_not_import_and_the_refused_write_is_in_the_audit_trail(Browsing browsing) {
    var county = counties.found();
    var window = browsing.window(Looks.DESKTOP.at(site)).expecting(403);
    var page = signIn(window, county, county.wu.login());

    assertThat(page.navigate("/admin/import").status()).isEqualTo(403);
    var status =
        page.evaluate(
            """
            async () => {
              const form = new FormData(document.querySelector("form[action='/preferences']"));
              form.append('file', new Blob(['x']), 'x.csv');
              return (await fetch('/admin/import/units', { method: 'POST', body: form })).status;
            }
            """);

    assertThat(status).isEqualTo(403);
    var refused =
        county
            .system()
            .call(() ->
                transactions.execute(_ ->
                    db.fetch(
                            "select action from audit.entry where county = ? and refused ="
                                + " 'NOT_YOURS'",
                            county.key)
                        .getValues(0, String.class)));
    assertThat(refused).contains("route POST /admin/import/{kind:[a-z]+}");
  }

  private static void send(Page page, Path file) {
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("form[enctype] button").click();
    settle(page);
  }

  /** Waits as somebody would who loads the page again until the work is done. */
  private static void settle(Page page) {
    page.waitForURL("**/runs/*");
    while (page.locator("progress").count() > 0) {
      page.waitForTimeout(100);
      page.reload();
    }
  }

  private static Path file(TestCounty county, String secondName, String thirdPhone) {
    return TestFiles.workbook(
        new Content(
            "住户",
            TestFiles.HOUSEHOLDS,
            List.of(
                List.of("H1", "石大山", county.dadong, "一组", "13800138000", "脱贫户"),
                List.of("H2", secondName, county.basha, "二组"),
                List.of("H3", "石大海", county.zhanli, "三组", thirdPhone))),
        new Content(
            "居民",
            TestFiles.RESIDENTS,
            List.of(List.of("H1", "石大山", "户主", idNumber(1970, 3, 5, 123)))));
  }

  private static Page signIn(Window window, TestCounty county, String login) {
    var page = window.open("/sign-in");
    var choice = page.locator("select[name=county]");
    if (choice.count() > 0) {
      choice.selectOption(county.code);
    }
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.getByRole(AriaRole.BUTTON)
        .filter(
            new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText(java.util.regex.Pattern.compile("^(登录|Sign in)$")))
        .click();
    return page;
  }
}
