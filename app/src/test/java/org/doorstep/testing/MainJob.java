package org.doorstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime.SetClock;

/**
 * The main job over HTTP, as people do it: from a visit with a problem to the answer on the board
 * and in the ledger, by an official, an office, a department, a leader and a resident.
 */
public final class MainJob {

  public static final String PROBLEM = "三组自来水管断了两处，老人要挑水吃";
  public static final String PROMISE = "带农技员来看蜂箱";
  public static final String REPLY = "两处水管已换新，二十五日起正常供水。";
  public static final String WORDS = "水来了，谢谢。";
  public static final String TITLE = "三组水管断了两处";

  /** What is handed over at the door. */
  public record Slip(String number, String code) {}

  private final int port;
  private final TestCounty county;
  private final SetClock clock;

  public MainJob(int port, TestCounty county, SetClock clock) {
    this.port = port;
    this.county = county;
    this.clock = clock;
  }

  /** All of it, at the door of a household in Dadong. */
  public Slip done(Recipient household) {
    var slip = heardAt(household);
    clock.forward(Duration.ofHours(2));
    sorted(slip);
    clock.forward(Duration.ofHours(20));
    answered(slip);
    clock.forward(Duration.ofHours(30));
    lookedAtAgain(slip, household);
    rated(slip);
    posted(slip);
    inTheLedger(slip);
    return slip;
  }

  private Slip heardAt(Recipient household) {
    var wu = signedIn(county.wu);
    assertThat(wu.get("/doors").words()).contains(household.name());
    var path = "/doors/" + household.id() + "/visit";
    var kept =
        wu.fill(
            path,
            "heard",
            "雨季以后水管常断",
            "problem",
            PROBLEM,
            "promise",
            PROMISE,
            "promise-by",
            "2026-12-01");
    var slip = followed(wu, kept);
    assertThat(slip.plates()).as(slip.words()).hasSize(2);
    assertThat(wu.get("/doors/" + household.id()).words()).contains(PROBLEM, PROMISE);
    return new Slip(slip.plates().get(0), slip.plates().get(1));
  }

  private void sorted(Slip slip) {
    var shi = signedIn(county.shi);
    assertThat(shi.get("/matters").words()).contains(slip.number());
    well(shi.fill(matter(slip, "/sort"), "letter", "请于期限内查明停水原因并恢复供水"));
    assertThat(shi.get(matter(slip, "")).words()).contains("已交办", "水务局");
  }

  private void answered(Slip slip) {
    var meng = signedIn(county.meng);
    well(meng.fill(matter(slip, "/steps/accept")));
    well(meng.fill(matter(slip, "/steps/answer"), "outcome", "solved", "text", REPLY));
    assertThat(meng.get(matter(slip, "/letter")).text()).contains("答复函", REPLY);
  }

  private void lookedAtAgain(Slip slip, Recipient household) {
    var wu = signedIn(county.wu);
    assertThat(wu.get("/look-backs").words()).contains(slip.number());
    well(wu.fill(matter(slip, "/look-back"), "found", "yes", "note", "水清，也够用。"));
    assertThat(wu.get("/doors/" + household.id()).words()).contains(PROBLEM, PROMISE);
  }

  private void rated(Slip slip) {
    var resident = new PlainBrowser(port);
    var path = "/c/" + county.code + "/follow";
    var answer =
        followed(resident, resident.fill(path, "number", slip.number(), "follow", slip.code()));
    assertThat(answer.words()).contains(REPLY);
    well(resident.submit(path, answer, "score", "5", "words", WORDS));
  }

  private void posted(Slip slip) {
    var yang = signedIn(county.yang);
    well(yang.fill(matter(slip, "/publication"), "title", TITLE));
    var shi = signedIn(county.shi);
    assertThat(shi.get("/publications").words()).contains(slip.number());
    well(shi.fill(matter(slip, "/publication"), "decision", "post"));
    var anybody = new PlainBrowser(port);
    assertThat(anybody.get("/c/" + county.code + "/board").words()).contains(TITLE);
    assertThat(anybody.get("/c/" + county.code + "/board/" + slip.number()).words())
        .contains(REPLY);
  }

  private void inTheLedger(Slip slip) {
    var luo = signedIn(county.luo);
    assertThat(luo.get("/ledger").words()).contains(slip.number());
    assertThat(luo.get("/ledger/export.csv").text()).contains(slip.number());
    assertThat(luo.get(matter(slip, "")).words()).contains(WORDS, "水清，也够用");
    well(luo.get(matter(slip, "/why")));
    assertThat(luo.get("/situation").status()).isEqualTo(200);
  }

  private static String matter(Slip slip, String more) {
    return "/matters/" + slip.number() + more;
  }

  private static Answer followed(PlainBrowser browser, Answer answer) {
    well(answer);
    return browser.follow(answer);
  }

  private static void well(Answer answer) {
    assertThat(answer.status()).as(answer.words()).isLessThan(400);
  }

  private PlainBrowser signedIn(Person person) {
    return PlainBrowser.signedIn(port, county, person);
  }
}
