package org.doorstep.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raised;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What cannot be solved now, from the form over the ledger to the resident, and back in hand. */
@ProgramTest
class PutOffTest {

  private static final String WHY = "管网改造要到明年三月才有钱，届时先修三组。";

  private final Matters matters;
  private final SetClock clock;
  private final TestCounty county;
  private final int port;

  PutOffTest(Matters matters, SetClock clock, TestCounties counties, @LocalServerPort int port) {
    this.matters = matters;
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("S6")
  void what_cannot_be_solved_now_is_explained_to_its_resident_and_seen_again_when_it_can() {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    new AnsweredMatters(matters).handled(county, raised.number());
    var meng = PlainBrowser.signedIn(port, county, county.meng);
    var divert = "/matters/" + raised.number() + "/steps/divert";

    var refused = meng.fill(divert, "reason", "no-money", "text", WHY, "nextLook", "2026-11-23");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.words()).contains("今天以后的日期");
    assertThat(meng.fill(divert, "reason", "no-money", "text", WHY, "nextLook", "2027-03-01"))
        .returns(302, PlainBrowser.Answer::status);

    var luo = PlainBrowser.signedIn(port, county, county.luo);
    var view =
        luo.get("/ledger").page().select("nav.tabs a").stream()
            .filter(tab -> tab.text().startsWith("暂不能解决"))
            .findFirst()
            .orElseThrow()
            .attr("href");
    var ledger = luo.get(view);
    assertThat(ledger.words()).contains("不能解决的原因", "缺资金", "2027-03-01");
    assertThat(ledger.page().select("tbody a").eachAttr("href"))
        .containsExactly("/matters/" + raised.number());
    assertThat(luo.get("/matters/" + raised.number()).words()).contains("缺资金", WHY);

    assertThat(followed(raised))
        .contains("暂时办不了", "还没有这笔钱", WHY, "下次再看 2027年3月1日")
        .doesNotContain("重新开始办理");

    clock.forward(Duration.ofDays(98));
    luo = PlainBrowser.signedIn(port, county, county.luo);
    var again = "/matters/" + raised.number() + "/steps/take-up-again";
    assertThat(luo.fill(again, "text", "资金已到县").status()).isEqualTo(302);
    assertThat(followed(raised))
        .contains("正在办理", "重新开始办理 2027年3月1日")
        .doesNotContain(WHY, "为什么现在办不了");
    assertThat(luo.get(view).page().select("tbody a")).isEmpty();
    assertThat(PlainBrowser.signedIn(port, county, county.meng).get("/notices").words())
        .contains(raised.number() + " 现在可以办了");
    var wu = PlainBrowser.signedIn(port, county, county.wu);
    assertThat(wu.get("/notices").words()).contains(raised.number() + " 是您登记的，现在可以办了");
    var unread = wu.get("/notices").page().select("li.warning").size();
    assertThat(unread).isPositive();
    assertThat(wu.get("/doors").page().select("nav.jamb a[href=/notices] .count").eachText())
        .as("said on every page")
        .containsExactly(unread + "条未读");
    wu.fill("/notices");
    assertThat(wu.get("/doors").page().select("nav a[href=/notices] .count")).isEmpty();

    new AnsweredMatters(matters).answered(county, raised.number());
    assertThat(followed(raised)).contains("已答复").doesNotContain("重新开始办理");
  }

  private String followed(Raised raised) {
    var resident = new PlainBrowser(port);
    return resident
        .fill(
            "/c/" + county.code + "/follow",
            "number",
            raised.number().toString(),
            "follow",
            raised.followCode().printed())
        .words();
  }
}
