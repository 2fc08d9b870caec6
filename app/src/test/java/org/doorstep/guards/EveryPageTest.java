package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.browser.Browsers;
import org.doorstep.browser.Browsing;
import org.doorstep.browser.Looks;
import org.doorstep.browser.Window;
import org.doorstep.shared.Role;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page there is, found by following links in a county with some work in it, as somebody of
 * each role and as a resident. Nobody sees each page in every way; together they see each on a
 * desktop and on a phone, in Chinese and in English, and residents also without scripts.
 */
@ProgramTest
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {

  /** Ways in that show no page: files, and those that only lead on. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/admin/import/runs/{id}/bad-rows",
          "/admin/import/{kind:[a-z]+}/template",
          "/attachments/{id}",
          "/attachments/{id}/small",
          "/error",
          "/ledger/export.{format}");

  /** Found only on the page that answers a form: dates that a new calendar year would move. */
  private static final Set<String> ELSEWHERE = Set.of("ADMINISTRATOR /why/{id}");

  /**
   * Forms that are only a button or may be sent as they are, and those to which no link leads: what
   * answers one of them is looked at where a story comes by it.
   */
  private static final Set<String> NEVER_SENT_BACK =
      Set.of(
          "/admin/import/runs/{id}/give-up",
          "/c/{code}/follow/not-solved",
          "/c/{code}/follow/rating",
          "/calendar",
          "/categories/standard",
          "/doors/{id}/numbers",
          "/ledger/views/{id}/drop",
          "/links/batches",
          "/matters/find-place",
          "/matters/find-recipient",
          "/matters/{number}/rating-slip",
          "/matters/{number}/telephone",
          "/notices/read",
          "/post",
          "/preferences",
          "/sign-out",
          "/staff/accounts/{official}/close",
          "/staff/accounts/{official}/open",
          "/staff/accounts/{official}/reopen",
          "/staff/accounts/{official}/reset",
          "/staff/accounts/{official}/unlock",
          "/staff/officials/{id}/posts/{post}/end",
          "/staff/units/{id}/end",
          "/visits/find-door");

  /**
   * Any two of them that follow each other from the first or third show both screens and languages.
   */
  private static final List<Looks> STAFF =
      List.of(
          Looks.DESKTOP,
          Looks.PHONE.in(Locale.ENGLISH),
          Looks.DESKTOP.in(Locale.ENGLISH),
          Looks.PHONE);

  private static final List<Looks> RESIDENTS =
      Stream.concat(
              STAFF.stream(),
              Stream.of(
                  Looks.PHONE.withoutScripts(), Looks.DESKTOP.in(Locale.ENGLISH).withoutScripts()))
          .toList();

  private final TestCounty county;
  private final String site;
  private final PageChecks checks;
  private final List<Route> routes =
      Route.committed().values().stream()
          .filter(route -> route.method().equals("GET"))
          .filter(route -> !route.path().startsWith("/actuator"))
          .toList();

  private List<Looker> staff = List.of();

  EveryPageTest(
      TestCounties counties, CountyAtWork work, SetClock clock, @LocalServerPort int port) {
    clock.set(TestTime.MONDAY_MORNING);
    this.county = counties.found();
    this.site = "http://localhost:" + port;
    this.checks = new PageChecks(names(county));
    work.work(county);
  }

  /** What units, posts and people of the county are called, in any language. */
  private static Set<String> names(TestCounty county) {
    return county.people().stream()
        .flatMap(person -> Stream.of(person.name(), person.title(), person.unit().name()))
        .collect(Collectors.toSet());
  }

  /** Somebody looking: who, the cookies of the sign-in, and where every link led to. */
  private record Looker(String who, List<Cookie> cookies, Ways ways) {

    /** Takes over a window from whoever sat there: a new one for each would cost a process. */
    void sitsDownAt(Window window) {
      var there = window.page().context();
      there.clearCookies();
      there.addCookies(cookies);
    }
  }

  @Test
  void every_page_is_found_by_following_links_and_everybody_it_is_for_can_read_and_use_it(
      Browsing browsing) {
    var lookers = staff(browsing);
    var wrong = new ArrayList<String>();
    for (var looker : lookers) {
      looker.ways.shut.forEach(shut -> wrong.add(looker.who + ": " + shut));
      wrong.addAll(neverSeen(looker));
    }

    var windows = new HashMap<Looks, Window>();
    var turn = 0;
    for (var route : routes) {
      var readers =
          lookers.stream().filter(looker -> looker.ways.found.containsKey(route.path())).toList();
      if (route.isOpen() || NO_PAGES.contains(route.path()) || readers.isEmpty()) {
        continue;
      }
      var times = Math.clamp(readers.size(), 2, STAFF.size());
      for (var time = 0; time < times; time++) {
        var looker = readers.get(time % readers.size());
        var looks = STAFF.get((turn + time) % STAFF.size());
        var window = windows.computeIfAbsent(looks, _ -> window(browsing, looks));
        looker.sitsDownAt(window);
        look(window, looker.who, looks, looker.ways.first(route.path()), wrong);
      }
      turn += 2;
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void residents_find_every_page_open_to_them_and_without_scripts_each_says_the_same(
      Browsing browsing) {
    var ways = resident(browsing).ways;
    var wrong = new ArrayList<>(ways.shut);
    routes.stream()
        .filter(route -> route.isOpen() && !ways.found.containsKey(route.path()))
        .forEach(route -> wrong.add("no link leads to " + route.path()));
    var said = new HashMap<String, String>();

    for (var looks : RESIDENTS) {
      var window = window(browsing, looks);
      for (var route : ways.found.keySet()) {
        look(window, "resident", looks, ways.first(route), wrong);
        var where = route + " on " + looks.screen() + " in " + looks.language();
        var text = said(window.page());
        var before = said.putIfAbsent(where, text);
        if (before != null && !before.equals(text)) {
          wrong.add(where + ": says something else without scripts");
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_form_sent_with_nothing_in_it_comes_back_and_everybody_it_is_for_can_read_and_use_it(
      Browsing browsing) {
    var lookers = Stream.concat(staff(browsing).stream(), Stream.of(resident(browsing))).toList();
    var windows = new HashMap<Looks, Window>();
    var wrong = new ArrayList<String>();
    var back = new TreeSet<String>();
    var turn = 0;
    for (var looker : lookers) {
      for (var form : unlike(looker.ways.forms)) {
        var looks = STAFF.get(turn++ % STAFF.size());
        var window = windows.computeIfAbsent(looks, _ -> window(browsing, looks));
        looker.sitsDownAt(window);
        var answer = form.send(window.page().context().request(), site, looks.language());
        if (answer.status() / 100 == 3) {
          continue; // nothing of it has to be filled in
        }
        back.add(route(form));
        window.show(site + form.action(), answer.text());
        var status = answer.status() == 422 ? 200 : answer.status();
        for (var one : checks.wrong(window.page(), looks.language().getLanguage(), status)) {
          wrong.add(
              "%s, %s %s, the form on %s sent to %s: %s"
                  .formatted(
                      looker.who, looks.screen(), looks.language(), form.on(), form.action(), one));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(back)
        .as("The ways in whose forms ask for something")
        .isEqualTo(
            Route.committed().values().stream()
                .filter(route -> route.writes() && !route.who().equals("nobody"))
                .map(Route::path)
                .filter(path -> !NEVER_SENT_BACK.contains(path))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Of each route and set of fields the form that was found first. */
  private static Collection<BlankForm> unlike(List<BlankForm> forms) {
    var unlike = new LinkedHashMap<String, BlankForm>();
    forms.forEach(form -> unlike.putIfAbsent(route(form) + form.asked(), form));
    return unlike.values();
  }

  private static String route(BlankForm form) {
    var path = PathContainer.parsePath(URI.create(form.action()).getRawPath());
    return Route.committed().values().stream()
        .filter(Route::writes)
        .map(route -> PathPatternParser.defaultInstance.parse(route.path()))
        .filter(route -> route.matches(path))
        .sorted()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such way in: " + form.action()))
        .getPatternString();
  }

  @Test
  void where_the_program_fails_a_page_says_so_in_the_words_of_its_reader(Browsing browsing) {
    for (var looks : List.of(Looks.PHONE, Looks.DESKTOP.in(Locale.ENGLISH).withoutScripts())) {
      var window = window(browsing, looks).expecting(405);
      var page = window.open("/preferences"); // only ever posted to

      assertThat(checks.wrong(page, looks.language().getLanguage(), 200)).isEmpty();
      assertThat(page.locator("main a[href='/home']").count()).isEqualTo(1);
      window.screenshot("failed");
    }
  }

  /** What a page says, but for how many letters may still be typed: that needs a script. */
  private static String said(Page page) {
    var text = page.innerText("main");
    for (var counter : page.locator(".counter").allInnerTexts()) {
      text = text.replace(counter, "");
    }
    return text;
  }

  /** Somebody of each role; where the links lead them is looked up once for the class. */
  private List<Looker> staff(Browsing browsing) {
    if (staff.isEmpty()) {
      staff =
          Stream.of(county.wu, county.yang, county.shi, county.meng, county.luo, county.ji)
              .map(person -> looker(browsing, person))
              .toList();
    }
    return staff;
  }

  private Looker looker(Browsing browsing, Person person) {
    var window = window(browsing, Looks.DESKTOP);
    signIn(window.page(), person);
    if (person.equals(county.shi) || person.equals(county.yang)) {
      linksSetInBulk(window.page());
    }
    if (person.equals(county.ji)) {
      fileWithBadRows(window.page());
    }
    return new Looker(
        person.role().name(), window.page().context().cookies(), follow(window, "/home"));
  }

  private Looker resident(Browsing browsing) {
    var home = "/c/" + county.code;
    var village = "?township=" + county.bingmei + "&village=" + county.dadong;
    var window = window(browsing, Looks.PHONE);
    return new Looker("resident", List.of(), follow(window, home, home + "/board" + village));
  }

  private Ways follow(Window window, String... from) {
    return Ways.follow(
        window.page().context().request(), site, routes.stream().map(Route::path).toList(), from);
  }

  private List<String> neverSeen(Looker looker) {
    return routes.stream()
        .filter(route -> !route.isOpen() && route.opensTo(Role.valueOf(looker.who)))
        .filter(route -> !looker.ways.found.containsKey(route.path()))
        .filter(route -> !ELSEWHERE.contains(looker.who + " " + route.path()))
        .map(route -> looker.who + ": no link leads to " + route.path())
        .toList();
  }

  private void look(Window window, String who, Looks looks, String address, List<String> wrong) {
    var answer = window.page().navigate(site + address);
    for (var one : checks.wrong(window.page(), looks.language().getLanguage(), answer.status())) {
      wrong.add(
          "%s, %s %s%s, %s: %s"
              .formatted(
                  who,
                  looks.screen(),
                  looks.language().getLanguage(),
                  looks.scripts() ? "" : " without scripts",
                  address,
                  one));
    }
  }

  private Window window(Browsing browsing, Looks looks) {
    return browsing.window(looks.at(site));
  }

  private void signIn(Page page, Person person) {
    page.navigate(site + "/sign-in");
    if (page.locator("select[name=county]").count() > 0) {
      page.selectOption("select[name=county]", county.code);
    }
    page.fill("input[name=login]", person.login());
    page.fill("input[name=password]", TestCounties.PASSWORD);
    page.locator("form[action='/sign-in'] .actions button").click();
  }

  private void linksSetInBulk(Page page) {
    page.navigate(site + "/links");
    page.locator("form[action='/links/set'] button").click();
    page.locator("input[name=official]").first().check();
    page.fill("input[name=reason]", "新干部到任");
    page.locator("form[action='/links/set'] .actions button").click();
    page.locator("form[action='/links/batches'] button").first().click();
    page.waitForURL("**/links/batches/*");
  }

  private void fileWithBadRows(Page page) {
    page.navigate(site + "/admin/import/units");
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "units.csv",
                "text/csv",
                "单位编号,单位名称,类型,上级单位编号,地区代码\nX1,,,,\n".getBytes(StandardCharsets.UTF_8)));
    page.locator("form[enctype] button").click();
    page.waitForURL("**/runs/*");
    while (page.locator("progress").count() > 0) {
      page.waitForTimeout(100);
      page.reload();
    }
  }
}
