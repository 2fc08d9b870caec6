package org.doorstep.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.shared.Notice;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of notices: all of them, and by its own address what has not been read. */
@ProgramTest
class NoticesTest {

  private static final String UNREAD = "/notices?show=unread";

  private final Messages messages;
  private final TransactionTemplate transactions;
  private final TestCounty county;
  private final int port;

  NoticesTest(
      Messages messages,
      PlatformTransactionManager transactionManager,
      SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.messages = messages;
    this.transactions = new TransactionTemplate(transactionManager);
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void what_is_not_read_yet_stands_alone_in_a_view_that_stays_in_the_address() {
    tell(county.meng, 3);
    var one = county.meng.scope().call(() -> messages.list(null, 1)).getFirst();
    county.meng.scope().run(() -> messages.read(List.of(one.id())));
    var meng = PlainBrowser.signedIn(port, county, county.meng);

    assertThat(meng.get("/notices").page().select("ol.timeline > li")).hasSize(3);
    var unread = meng.get(UNREAD).page();
    assertThat(unread.select("nav.tabs a[aria-current]").text()).isEqualTo("未读 2");
    assertThat(unread.select("ol.timeline > li.warning")).hasSize(2);
    assertThat(unread.select("ol.timeline > li.info")).isEmpty();
    assertThat(unread.select("ol.timeline [name=id]").eachAttr("value"))
        .doesNotContain(one.id().toString());

    var read = meng.fill(UNREAD);

    assertThat(read.to()).endsWith(UNREAD);
    assertThat(meng.follow(read).words()).contains("提醒都读过了");
    assertThat(meng.get("/notices").page().select("ol.timeline > li.info")).hasSize(3);
  }

  @Test
  void walking_what_is_not_read_gives_each_once_and_stays_with_it() {
    tell(county.tang, 35);
    var tang = PlainBrowser.signedIn(port, county, county.tang);

    var first = tang.get(UNREAD).page();
    var next = first.select("nav.pager a[rel=next]").attr("href");
    assertThat(next).startsWith(UNREAD);
    var second = tang.get(next).page();

    assertThat(second.select("nav.pager a[rel=next]")).isEmpty();
    assertThat(second.select("nav.pager a").attr("href")).isEqualTo(UNREAD);
    assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.select("ol.timeline [name=id]").eachAttr("value").stream()))
        .hasSize(35)
        .doesNotHaveDuplicates();
  }

  private void tell(Person person, int times) {
    for (var time = 0; time < times; time++) {
      var notice =
          new Notice(
              List.of(person.id()),
              "matters.notice.asked",
              Map.of("a-number", "M-2026-%06d".formatted(time + 1)),
              UUID.randomUUID(),
              "/matters");
      county.system().run(() -> transactions.executeWithoutResult(_ -> messages.keep(notice)));
    }
  }
}
