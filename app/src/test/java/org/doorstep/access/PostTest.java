package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Trail;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Role;
import org.doorstep.staff.Officials;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One official, two posts: what is seen under the one is not seen under the other. */
@ProgramTest
class PostTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

  private final Officials officials;
  private final Trail trail;
  private final SetClock clock;
  private final TestCounty county;
  private final Recipient inDadong;
  private final Recipient inZhanli;
  private final int port;

  PostTest(
      TestCounties counties,
      TestHouseholds households,
      Officials officials,
      Trail trail,
      SetClock clock,
      @LocalServerPort int port) {
    this.officials = officials;
    this.trail = trail;
    this.clock = clock;
    this.county = counties.found();
    this.inDadong = households.household(county, county.dadong, "石有才");
    this.inZhanli = households.household(county, county.zhanli, "吴占里");
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void given_two_posts_when_switching_then_the_other_jurisdiction_is_seen_and_the_trail_says_so() {
    var second = appoint(county.wu.id());
    var wu = PlainBrowser.signedIn(port, county, county.wu);
    assertThat(opens(wu, inDadong)).isEqualTo(200);
    assertThat(opens(wu, inZhanli)).isEqualTo(404);

    assertThat(wu.get("/post").text()).contains("乡办干部", "高增乡办公室", "驻村干部");
    assertThat(wu.post("/post", "post", second.toString()).to()).endsWith("/home");

    assertThat(opens(wu, inZhanli)).isEqualTo(200);
    assertThat(opens(wu, inDadong)).isEqualTo(404);
    assertThat(actedAs(county.wu.id()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts()).contains(second.toString()));
  }

  @Test
  void a_post_that_ended_or_is_somebody_elses_is_refused_and_one_that_ends_signs_out() {
    var second = appoint(county.wu.id());
    var others = county.system().call(() -> officials.postsOf(county.long_.id())).getFirst().id();
    var wu = PlainBrowser.signedIn(port, county, county.wu);
    var there = PlainBrowser.signedIn(port, county, county.wu);
    there.post("/post", "post", second.toString());
    assertThat(opens(there, inZhanli)).isEqualTo(200);

    county.ji.scope().run(() -> officials.endPost(second, LocalDate.of(2026, 11, 23)));

    assertThat(there.get("/doors/" + inZhanli.id()).to()).contains("/sign-in");
    assertThat(wu.get("/post").text()).doesNotContain("乡办干部");
    assertThat(wu.post("/post", "post", second.toString()).status()).isEqualTo(403);
    assertThat(wu.post("/post", "post", others.toString()).status()).isEqualTo(403);
    assertThat(opens(wu, inDadong)).isEqualTo(200);
    assertThat(refused(county.wu.id())).containsExactly("route POST /post", "route POST /post");
  }

  private UUID appoint(UUID official) {
    return county
        .ji
        .scope()
        .call(() ->
            officials.appoint(
                official,
                county.gaozengOffice.id(),
                Role.TOWNSHIP_OFFICE,
                "乡办干部",
                NEW_YEAR.plusDays(40)));
  }

  private static int opens(PlainBrowser browser, Recipient recipient) {
    return browser.get("/doors/" + recipient.id()).status();
  }

  private List<Trail.Entry> actedAs(UUID official) {
    return entries(
        new Trail.Sought(
            Optional.empty(),
            "session.act-as",
            Optional.of(official),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private List<String> refused(UUID actor) {
    return entries(
            new Trail.Sought(
                Optional.of(actor), "", Optional.empty(), Optional.empty(), Optional.empty(), true))
        .stream()
        .map(Trail.Entry::action)
        .toList();
  }

  private List<Trail.Entry> entries(Trail.Sought sought) {
    return county.luo.scope().call(() -> trail.list(sought, Optional.empty(), 50));
  }
}
