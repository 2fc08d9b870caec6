package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every way of meeting people goes through its form and is read as it was written. */
@ProgramTest
class MeetingFormsTest {

  private final Visits visits;
  private final TestHouseholds households;
  private final TestTime.SetClock clock;
  private final TestCounty county;
  private final int port;

  MeetingFormsTest(
      Visits visits,
      TestHouseholds households,
      TestTime.SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.visits = visits;
    this.households = households;
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  void it_is_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("C1")
  @Tag("M4")
  void each_way_of_meeting_people_is_written_down_in_its_form_with_what_one_came_for() {
    var household = households.household(county, county.dadong, "石有才");
    var mill = households.enterprise(county, county.dadong, "大洞米厂");
    var yang = signedIn(county.yang);

    for (var kind : Kind.values()) {
      var heard = "听到的话：" + kind.stored();
      var form = form(kind, household, mill);
      var asked = yang.get(form).page();
      assertThat(asked.select("form.narrow .actions button").text()).isEqualTo("保存记录");
      var id = asked.select("form.narrow [name=id]").val();
      Answer sent =
          yang.fill(
              form,
              "heard",
              heard,
              "kind",
              kind.stored(),
              "id",
              id,
              "place",
              county.dadong,
              "persons",
              "7",
              "colleague",
              county.wu.id().toString(),
              "superior",
              county.shi.id().toString(),
              "occasion",
              "festival",
              "companions",
              "村支书");

      assertThat(sent.status()).as(kind + ": " + sent.words()).isEqualTo(302);
      var shown = yang.get("/visits/" + id);
      assertThat(shown.words()).as(kind.stored()).contains(word(kind), heard, "因为什么去的 过节慰问", "村支书");
      var kept = county.yang.scope().call(() -> visits.get(UUID.fromString(id)));
      assertThat(kept.kind()).isEqualTo(kind);
      assertThat(kept.occasion()).isEqualTo("festival");
    }
    assertThat(signedIn(county.wu).get("/diary").status()).isEqualTo(200);
  }

  @Test
  void a_kind_that_does_not_fit_the_form_and_an_occasion_that_is_not_on_the_list_are_not_taken() {
    var wu = signedIn(county.wu);
    var wrong = wu.fill("/visits/new", "kind", "home-visit", "place", county.dadong);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.words()).contains("请选择是哪一种");
    var id = UUID.randomUUID().toString();
    var other =
        wu.fill(
            "/visits/new",
            "kind",
            "talk",
            "id",
            id,
            "place",
            county.dadong,
            "persons",
            "2",
            "heard",
            "一切都好",
            "occasion",
            "<b>made up</b>");
    assertThat(other.status()).as(other.words()).isEqualTo(302);
    assertThat(wu.get("/visits/" + id).text()).doesNotContain("made up");
  }

  @Test
  void a_form_in_which_nothing_is_written_asks_for_a_few_words_and_keeps_the_rest() {
    var household = linked("石无话");
    var wu = signedIn(county.wu);
    var door = "/doors/" + household.id() + "/visit";

    var empty = wu.fill(door, "heard", " ", "companions", "村支书");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.page().select(".error-summary a[href='#heard']").text()).contains("一切都好");
    assertThat(empty.page().select("[name=companions]").val()).isEqualTo("村支书");
    var meeting =
        wu.fill("/visits/new", "kind", "symposium", "place", county.dadong, "persons", "7");
    assertThat(meeting.status()).isEqualTo(422);
    assertThat(meeting.page().select(".error-summary a").eachAttr("href"))
        .containsExactly("#heard");

    assertThat(wu.submit(door, empty, "heard", "一切都好").status()).isEqualTo(302);
    assertThat(wu.fill(door, "problem", "水管坏了").status()).isEqualTo(200);
    assertThat(wu.fill(door, "promise", "带农技员来", "promise-by", "2026-12-01").status())
        .isEqualTo(302);
    assertThat(wu.fill(door, "came", "not-home", "revisit", "2026-12-01").status()).isEqualTo(302);
    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).hasSize(4);
  }

  @Test
  @Tag("M6")
  void the_door_and_the_list_of_doors_say_how_long_nobody_was_there() {
    var visited = linked("石有财");
    var never = linked("石有福");
    county.wu.scope().run(() -> visits.record(SampleVisits.home(visited, "一切都好")));
    for (var days : Map.of(0, "今天走访过", 1, "昨天走访过", 12, "12 天没走访").entrySet()) {
      clock.set(TestTime.MONDAY_MORNING.plus(Duration.ofDays(days.getKey())));
      var wu = signedIn(county.wu);
      assertThat(wu.get("/doors").words()).contains(days.getValue(), "还没有走访过");
      assertThat(wu.get("/doors/" + visited.id()).words()).contains("2026年11月23日", days.getValue());
      assertThat(wu.get("/doors/" + never.id()).words()).contains("上次见到 还没有走访过");
    }
  }

  private Recipient linked(String head) {
    var household = households.household(county, county.dadong, head);
    households.link(county, county.wu, household);
    return household;
  }

  private static String form(Kind kind, Recipient household, Recipient enterprise) {
    return switch (kind) {
      case HOME_VISIT -> "/doors/" + household.id() + "/visit";
      case ENTERPRISE_VISIT -> "/doors/" + enterprise.id() + "/visit";
      case FIELD_VISIT, SYMPOSIUM, RECEPTION, TALK -> "/visits/new";
      case OFFICIALS_TALK -> "/visits/new?kind=officials-talk";
    };
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case HOME_VISIT -> "入户走访";
      case FIELD_VISIT -> "田间地头走访";
      case ENTERPRISE_VISIT -> "企业走访";
      case SYMPOSIUM -> "座谈会";
      case RECEPTION -> "接待来访";
      case TALK -> "谈心";
      case OFFICIALS_TALK -> "干部谈心";
    };
  }

  private PlainBrowser signedIn(Person person) {
    return PlainBrowser.signedIn(port, county, person);
  }
}
