package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.doorstep.DatabaseForTests;
import org.doorstep.access.Sessions;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.doorstep.staff.Officials;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The denial matrix of routes: {@code denial/routes.csv} says who may use which route; every role
 * really asks every route.
 */
@ProgramTest
class RouteDenialTest {

  private static final Pattern FORGERY_TOKEN =
      Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"_csrf\"");

  private final ApplicationContext program;
  private final Sessions sessions;
  private final Officials officials;
  private final TestCounty county;
  private final URI address;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  RouteDenialTest(
      ApplicationContext program,
      Sessions sessions,
      Officials officials,
      TestCounties counties,
      @LocalServerPort int port) {
    this.program = program;
    this.sessions = sessions;
    this.officials = officials;
    this.county = counties.found();
    this.address = URI.create("http://localhost:" + port);
  }

  /** One question to the program and what it should come to. */
  private record Asked(Route route, @Nullable Person who) {

    boolean refused() {
      return who == null ? !route.isOpen() : !route.opensTo(who.role());
    }

    @Override
    public String toString() {
      return (who == null ? "somebody not signed in" : who.role())
          + " "
          + route.method()
          + " "
          + route.path();
    }
  }

  @Test
  void every_route_has_its_line_and_every_line_its_route() {
    areWrittenDown();
  }

  private void areWrittenDown() {
    var mapped = Route.mapped(program).stream().map(Route::line).toList();
    var committed = Route.committed().values().stream().map(Route::line).toList();

    assertThat(without(mapped, committed))
        .as(
            "Ways in that denial/routes.csv does not know. If they are right, paste:\n%s\n",
            String.join("\n", without(mapped, committed)))
        .isEmpty();
    assertThat(without(committed, mapped))
        .as("Lines of denial/routes.csv without a way in")
        .isEmpty();
  }

  @Test
  void given_a_new_way_in_without_its_line_then_the_build_fails() throws Exception {
    var mappings =
        program.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    var madeUp =
        RequestMappingInfo.paths("/made-up")
            .methods(RequestMethod.POST)
            .options(mappings.getBuilderConfiguration())
            .build();
    mappings.registerMapping(madeUp, new MadeUp(), MadeUp.class.getDeclaredMethod("page"));
    try {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(this::areWrittenDown)
          .withMessageContaining("POST,/made-up,ADMINISTRATOR");
    } finally {
      mappings.unregisterMapping(madeUp);
    }
    areWrittenDown();
  }

  /** A page nobody has written down in the matrix. */
  static final class MadeUp {

    @Allowed(Role.ADMINISTRATOR)
    public String page() {
      return "made-up";
    }
  }

  @Test
  void every_role_is_let_in_or_refused_as_written_and_refused_writes_are_recorded()
      throws Exception {
    var asked = new ArrayList<Asked>();
    for (var route : Route.committed().values()) {
      asked.add(new Asked(route, null));
      for (var role : Role.values()) {
        county.people().stream()
            .filter(person -> person.role() == role)
            .findFirst()
            .ifPresent(person -> asked.add(new Asked(route, person)));
      }
    }

    var wrong = new ArrayList<String>();
    var forgery = forgery();
    try (var people = Executors.newFixedThreadPool(4)) {
      var answers = new ArrayList<java.util.concurrent.Future<String>>();
      for (var each : asked) {
        answers.add(people.submit((Callable<String>) () -> wrong(each, forgery)));
      }
      for (var answer : answers) {
        if (!answer.get().isEmpty()) {
          wrong.add(answer.get());
        }
      }
    }

    assertThat(wrong).isEmpty();
    var recorded = recordedRefusals();
    var expected = refusedWrites(asked);
    recorded.keySet().retainAll(expected.keySet()); // others were refused further in
    assertThat(recorded).isEqualTo(expected);
  }

  /** What is wrong with an answer; empty when nothing is. */
  private String wrong(Asked asked, Forgery forgery) throws Exception {
    var answer = ask(asked, forgery);
    var to = answer.headers().firstValue("Location").orElse("");
    var sentToSignIn = answer.statusCode() == 302 && to.contains("/sign-in");
    var right =
        asked.refused()
            ? asked.who() == null ? sentToSignIn : answer.statusCode() == 403
            : answer.statusCode() != 403 && !to.contains("/sign-in?next=");
    return right
        ? ""
        : "%s should be %s: %d %s"
            .formatted(asked, asked.refused() ? "refused" : "let in", answer.statusCode(), to);
  }

  /** The token against forged requests, as a page holds it and as the cookie does. */
  private record Forgery(String field, String cookie) {}

  private Forgery forgery() throws IOException, InterruptedException {
    var page =
        browser.send(
            HttpRequest.newBuilder(address.resolve("/sign-in")).build(), BodyHandlers.ofString());
    var field = FORGERY_TOKEN.matcher(page.body());
    assertThat(field.find()).as("The sign-in page has a token against forgery").isTrue();
    var cookie =
        page.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("XSRF-TOKEN="))
            .map(each -> each.replaceAll(";.*", ""))
            .findFirst()
            .orElseThrow();
    return new Forgery(field.group(1) == null ? field.group(2) : field.group(1), cookie);
  }

  private HttpResponse<String> ask(Asked asked, Forgery forgery)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(asked.route().sample()))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/html,*/*;q=0.8")
            .header("X-XSRF-TOKEN", forgery.field())
            .header("Cookie", forgery.cookie() + session(asked.who()))
            .method(asked.route().method(), BodyPublishers.noBody());
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  /** A session of one's own for each question: signing out is a route too. */
  private String session(@Nullable Person person) {
    return person == null
        ? ""
        : "; doorstep=" + county.key + "." + county.system().call(() -> begin(person));
  }

  private String begin(Person person) {
    return sessions.begin(person.id(), officials.postsOf(person.id()).getFirst().id());
  }

  /** Each of them once, by role and way. */
  private static Map<String, Integer> refusedWrites(List<Asked> asked) {
    var refused = new TreeMap<String, Integer>();
    for (var each : asked) {
      if (each.who() != null && each.refused() && each.route().writes()) {
        refused.put(
            each.who().role() + " route " + each.route().method() + " " + each.route().path(), 1);
      }
    }
    return refused;
  }

  private Map<String, Integer> recordedRefusals() throws Exception {
    var found = new TreeMap<String, Integer>();
    try (var connection = DatabaseForTests.superuser();
        var entries =
            connection
                .createStatement()
                .executeQuery(
                    "select role || ' ' || action, count(*) from audit.entry"
                        + " where refused is not null and county = "
                        + county.key
                        + " group by 1")) {
      while (entries.next()) {
        found.put(entries.getString(1), entries.getInt(2));
      }
    }
    return found;
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(line -> !some.contains(line)).toList();
  }
}
