package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.doorstep.matters.Matters;
import org.doorstep.messages.Messages;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** More time: asked for by one, decided by another. */
class ExtensionsTest extends MatterInHand {

  private final Extensions extensions;
  private final Messages messages;
  private final int port;

  ExtensionsTest(
      Extensions extensions,
      Messages messages,
      Matters matters,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    super(matters, db, transaction, clock, counties);
    this.extensions = extensions;
    this.messages = messages;
    this.port = port;
  }

  @Test
  void given_more_time_is_granted_then_the_date_moves_and_the_timeline_says_so() {
    var before = county.meng.scope().call(() -> matters.get(number)).due();
    var until = before.plusDays(7);

    county.meng.scope().run(() -> extensions.ask(number, until, "等配件。"));
    refused(
        Reason.STEP_NOT_ALLOWED,
        () -> county.meng.scope().run(() -> extensions.ask(number, until.plusDays(1), "再等。")));
    for (var person : List.of(county.meng, county.tang, county.shi)) {
      assertThatExceptionOfType(Refused.class)
          .as(person.name())
          .isThrownBy(() -> person.scope().run(() -> extensions.decide(number, true, "好")));
    }
    assertThat(county.luo.scope().call(extensions::waiting))
        .extracting(Extensions.Request::number)
        .contains(number);
    county.luo.scope().run(() -> extensions.decide(number, true, "同意。"));

    var due = county.meng.scope().call(() -> matters.get(number)).due();
    assertThat(due).isAfter(before).isBeforeOrEqualTo(until);
    assertThat(timeline()).contains("extension ask", "extension grant");
    assertThat(recorded()).contains("extension.ask", "extension.grant", "matter.extend");
  }

  @Test
  void given_more_time_was_asked_for_when_it_is_answered_then_nothing_waits_for_a_decision() {
    var until = county.meng.scope().call(() -> matters.get(number)).due().plusDays(3);
    county.meng.scope().run(() -> extensions.ask(number, until, "等配件。"));
    assertThat(county.luo.scope().call(extensions::waiting)).hasSize(1);

    answered();

    assertThat(county.luo.scope().call(extensions::waiting)).isEmpty();
    assertThat(county.meng.scope().call(() -> extensions.find(number))).isEmpty();
    refused(
        Reason.NOT_FOUND,
        () -> county.luo.scope().run(() -> extensions.decide(number, true, "同意。")));
  }

  @Test
  void whoever_decides_is_told_of_the_request_and_the_unit_that_asked_of_the_decision() {
    var before = county.meng.scope().call(() -> matters.get(number)).due();
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(7), "等配件。"));
    assertThat(told(county.luo)).containsExactly("extension-asked " + before.plusDays(7));
    assertThat(told(county.meng)).isEmpty();

    county.luo.scope().run(() -> extensions.decide(number, false, "按期办。"));
    assertThat(told(county.meng)).containsExactly("extension-refused " + before);

    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(7), "路断了。"));
    county.luo.scope().run(() -> extensions.decide(number, true, "同意。"));
    var after = county.meng.scope().call(() -> matters.get(number)).due();
    assertThat(told(county.meng))
        .containsExactlyInAnyOrder("extension-granted " + after, "extension-refused " + before);
    assertThat(told(county.tang)).isEmpty();
  }

  @Test
  void a_decision_that_is_not_whole_comes_back_with_what_was_typed() {
    var before = county.meng.scope().call(() -> matters.get(number)).due();
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(7), "等配件。"));
    var luo = PlainBrowser.signedIn(port, county, county.luo);

    var unchosen = luo.fill("/matters/" + number + "/extension", "note", "配件确实要等。");
    assertThat(unchosen.status()).isEqualTo(422);
    assertThat(unchosen.page().select("[name=note]").text()).isEqualTo("配件确实要等。");
    var unexplained = luo.fill("/matters/" + number + "/extension", "decision", "grant");
    assertThat(unexplained.status()).isEqualTo(422);
    assertThat(unexplained.page().select("[name=decision][checked]").val()).isEqualTo("grant");
    assertThat(luo.submit("", unexplained, "note", "同意。").status()).isEqualTo(302);
  }

  /** What somebody was told of this matter by this module, and the day in it. */
  private List<String> told(Person person) {
    return person.scope().call(() -> messages.list(null, 50)).stream()
        .filter(kept -> kept.subject().equals(matter))
        .filter(kept -> kept.key().startsWith("aftercare.notice."))
        .map(kept ->
            kept.key().substring("aftercare.notice.".length()) + " " + kept.facts().get("b-day-on"))
        .toList();
  }

  @Test
  void given_more_time_is_refused_then_the_date_stands_and_one_may_ask_again() {
    var before = county.meng.scope().call(() -> matters.get(number)).due();
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(7), "等配件。"));

    county.luo.scope().run(() -> extensions.decide(number, false, "按期办。"));

    assertThat(county.meng.scope().call(() -> matters.get(number)).due()).isEqualTo(before);
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(3), "路断了。"));
    assertThat(county.meng.scope().call(() -> extensions.find(number))).isPresent();
  }
}
