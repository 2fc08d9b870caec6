package org.doorstep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.testing.TestTrail.entries;

import java.time.Duration;
import java.util.List;
import org.doorstep.audit.Trail;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.Matters;
import org.doorstep.shared.TimedWork;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.doorstep.timers.Timers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is refused is said and recorded, also where nobody has signed in. */
@ProgramTest
class RefusedPagesTest {

  private static final int TAKEN_A_MINUTE = 20;

  private final Trail trail;
  private final Timers timers;
  private final List<TimedWork> works;
  private final Matters matters;
  private final SetClock clock;
  private final TestCounty county;
  private final int port;

  RefusedPagesTest(
      Trail trail,
      Timers timers,
      List<TimedWork> works,
      Matters matters,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.trail = trail;
    this.timers = timers;
    this.works = works;
    this.matters = matters;
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void a_form_another_site_sends_for_somebody_signed_in_is_refused_said_and_recorded() {
    var wu = PlainBrowser.signedIn(port, county, county.wu);

    var answer = wu.forge("/matters/new");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.words()).contains("什么也没有保存");
    assertThat(entries(trail, county, "route POST /matters/new"))
        .singleElement()
        .returns("FORGED", Trail.Entry::refused)
        .returns(county.wu.id(), Trail.Entry::actor);
  }

  @Test
  void of_what_is_refused_to_nobody_in_particular_the_trail_takes_some_and_counts_the_rest() {
    var flooded = county;
    var nobody = new PlainBrowser(port);
    for (var time = 0; time < TAKEN_A_MINUTE + 7; time++) {
      assertThat(nobody.forge("/c/" + flooded.code + "/raise").status()).isEqualTo(403);
    }

    var taken = entries(trail, flooded, "route POST /c/{code}/raise");
    assertThat(taken).hasSize(TAKEN_A_MINUTE);
    assertThat(taken)
        .allSatisfy(entry -> {
          assertThat(entry.role()).isEqualTo("PUBLIC");
          assertThat(entry.actor()).isNull();
          assertThat(entry.refused()).isEqualTo("FORGED");
        });
    tellTheRest();
    assertThat(entries(trail, flooded, "refusals.rest")).as("the minute goes on").isEmpty();
    clock.forward(Duration.ofMinutes(1));
    tellTheRest();
    tellTheRest();
    assertThat(entries(trail, flooded, "refusals.rest"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts()).contains("\"more\": 7"));

    nobody.forge("/c/" + flooded.code + "/raise");
    assertThat(entries(trail, flooded, "route POST /c/{code}/raise"))
        .as("a new minute")
        .hasSize(TAKEN_A_MINUTE + 1);
  }

  @Test
  void a_refusal_on_a_residents_page_is_recorded_in_the_county_whose_page_it_is() {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    var answer =
        new PlainBrowser(port)
            .post(
                "/c/" + county.code + "/follow/not-solved",
                "number",
                raised.number().toString(),
                "follow",
                raised.followCode().printed(),
                "why",
                "还没有人来。");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(entries(trail, county, "route POST /c/{code}/follow/not-solved"))
        .singleElement()
        .returns("STEP_NOT_ALLOWED", Trail.Entry::refused)
        .returns("PUBLIC", Trail.Entry::role);
  }

  @Test
  void a_forged_sign_in_is_recorded_where_it_was_to_be_and_one_of_no_county_in_no_trail() {
    var nobody = new PlainBrowser(port);

    assertThat(nobody.forge("/sign-in?county=" + county.code).status()).isEqualTo(403);
    assertThat(nobody.forge("/visits/new").status()).isEqualTo(403);

    assertThat(entries(trail, county, "route POST /sign-in")).hasSize(1);
    assertThat(entries(trail, county, "route POST /visits/new")).isEmpty();
  }

  @Test
  void a_page_that_does_not_exist_is_called_so_and_what_was_not_done_keeps_its_words() {
    var wu = PlainBrowser.signedIn(port, county, county.wu);
    for (var nowhere : List.of("/no/such/page", "/matters/M-2026-999999", "/matters/none")) {
      var answer = wu.get(nowhere);

      assertThat(answer.status()).as(nowhere).isEqualTo(404);
      assertThat(answer.page().title()).as(nowhere).startsWith("没有这个页面");
      assertThat(answer.page().select("h1").text()).as(nowhere).isEqualTo("没有这个页面");
      assertThat(answer.words()).as(nowhere).contains("请检查网址，或从首页重新进入").doesNotContain("没有办成");
    }

    var step = wu.post("/matters/M-2026-999999/telephone");
    assertThat(step.status()).isEqualTo(404);
    assertThat(step.page().select("h1").text()).isEqualTo("这一步没有办成");
    var notYours = wu.get("/rules");
    assertThat(notYours.status()).isEqualTo(403);
    assertThat(notYours.page().select("h1").text()).isEqualTo("这一步没有办成");

    wu.post("/preferences", "language", "en", "back", "/home");
    assertThat(wu.get("/no/such/page").page().select("h1").text())
        .isEqualTo("There is no such page");
  }

  private void tellTheRest() {
    timers.runEverywhere(
        works.stream()
            .filter(work -> work.name().equals("audit.refusals"))
            .findFirst()
            .orElseThrow());
  }
}
