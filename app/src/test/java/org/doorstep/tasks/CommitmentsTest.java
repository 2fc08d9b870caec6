package org.doorstep.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** What was promised shows until it is kept, and afterwards how it ended. */
@ProgramTest
class CommitmentsTest {

  private final Tasks tasks;
  private final TestTime.SetClock clock;
  private final TestCounty county;
  private final Recipient door;
  private final int port;

  CommitmentsTest(
      Tasks tasks,
      TestHouseholds households,
      TestTime.SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.tasks = tasks;
    this.clock = clock;
    this.county = counties.found();
    this.door = households.household(county, county.dadong, "石有才");
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("M7")
  void
      given_a_promise_made_outside_a_visit_when_it_is_kept_after_its_date_then_it_is_late_for_ever() {
    var id = promised("带农技员来看蜂箱");
    assertThat(signedIn(county.wu).get("/doors/" + door.id()).words())
        .contains("欠这一户的", "带农技员来看蜂箱", "2026年11月27日", "答应");

    clock.forward(Duration.ofDays(7));
    var wu = signedIn(county.wu);
    assertThat(wu.get("/commitments").words()).contains("带农技员来看蜂箱", "已超期");
    assertThat(wu.get("/doors/" + door.id()).words()).contains("带农技员来看蜂箱", "已超期");

    assertThat(ended(wu, id, "kept", "  ").words()).contains("请写一句说明");
    assertThat(ended(wu, id, "kept", "今天和老周来过").status()).isEqualTo(302);
    assertThat(wu.get("/commitments").words()).contains("迟了，但已兑现", "今天和老周来过");
    assertThat(wu.get("/commitments/" + id).words()).contains("结果 迟了，但已兑现");
    assertThat(ended(wu, id, "kept", "再来一次").status()).as("ended for good").isEqualTo(409);
  }

  @Test
  @Tag("M7")
  void
      given_a_promise_that_was_broken_then_it_shows_to_who_made_it_at_the_door_and_to_the_leader() {
    var id = promised("周五前送来树苗");
    assertThat(ended(signedIn(county.long_), id, "kept", "不是我的事").status()).isEqualTo(404);

    assertThat(ended(signedIn(county.wu), id, "broken", "苗圃没有货").status()).isEqualTo(302);

    assertThat(signedIn(county.wu).get("/commitments").words()).contains("没有兑现", "苗圃没有货");
    assertThat(signedIn(county.wu).get("/doors/" + door.id()).words())
        .contains("周五前送来树苗", "苗圃没有货", "没有兑现");
    assertThat(signedIn(county.yang).get("/commitments/" + id).words()).contains("结果 没有兑现", "吴干部");
  }

  @Test
  void a_promise_needs_its_words_and_a_day_that_is_not_past() {
    var wu = signedIn(county.wu);
    var asked = "/commitments/new?door=" + door.id();
    var wrong = wu.fill(asked, "text", " ", "due", "2026-11-22");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.words()).contains("请写下答应了什么", "请选今天或以后的一天");
    assertThat(county.wu.scope().call(() -> tasks.ofRecipient(door.id()))).isEmpty();
  }

  private UUID promised(String text) {
    var wu = signedIn(county.wu);
    var sent = wu.fill("/commitments/new?door=" + door.id(), "text", text, "due", "2026-11-27");
    assertThat(sent.to()).as(sent.words()).endsWith("/doors/" + door.id());
    return county.wu.scope().call(() -> tasks.openOf(county.wu.id())).stream()
        .filter(task -> task.text().equals(text))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Answer ended(PlainBrowser by, UUID id, String end, String note) {
    return by.post("/commitments/" + id + "/end", "end", end, "note", note);
  }

  private PlainBrowser signedIn(Person person) {
    return PlainBrowser.signedIn(port, county, person);
  }
}
