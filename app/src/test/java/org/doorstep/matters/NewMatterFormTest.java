package org.doorstep.matters;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.db.matters.Tables.MATTER;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.recipients.Recipient;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes on its own is taken down in one form, whichever way it came. */
@ProgramTest
class NewMatterFormTest {

  private final Matters matters;
  private final TestHouseholds households;
  private final DSLContext db;
  private final TransactionTemplate transactions;
  private final TestTime.SetClock clock;
  private final TestCounty county;
  private final int port;

  NewMatterFormTest(
      Matters matters,
      TestHouseholds households,
      DSLContext db,
      PlatformTransactionManager transactionManager,
      TestTime.SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.matters = matters;
    this.households = households;
    this.db = db;
    this.transactions = new TransactionTemplate(transactionManager);
    this.clock = clock;
    this.county = counties.found();
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("C1")
  void from_each_way_it_can_come_a_matter_is_raised_through_the_form_and_keeps_its_way() {
    var shi = signedIn(county.shi);
    var offered = shi.get("/matters/new").page().select("[name=channel] option");
    assertThat(offered.eachAttr("value"))
        .containsExactlyInAnyOrder(
            "visit", "box", "mailbox", "hotline", "card", "letter", "reception");

    for (var option : offered) {
      var raised =
          shi.fill(
              "/matters/new",
              "channel",
              option.val(),
              "text",
              "从" + option.text() + "收到：路灯不亮",
              "place",
              county.dadong,
              "contactName",
              "杨阿婆");
      var number = number(raised);
      var matter = county.shi.scope().call(() -> matters.get(number));
      assertThat(matter.origin().channel().stored()).isEqualTo(option.val());
      assertThat(matter.origin().contactName()).isEqualTo("杨阿婆");
      assertThat(shi.get("/matters/" + number).words()).contains("来源 " + option.text());
    }
    assertThat(shi.get("/ledger?column=channel").words()).contains("热线", "来信", "联系卡");
  }

  @Test
  void a_village_is_found_by_a_part_of_its_name_its_initials_and_its_pinyin() {
    var shi = signedIn(county.shi);
    for (var typed : List.of("大洞", "ddc", "dd", "dadong", "dadongcun", "DaDong")) {
      var found = shi.post("/matters/find-place", "place-q", typed).page();
      assertThat(found.select("input[name=place]").eachAttr("value"))
          .as(typed)
          .containsExactly(county.dadong);
    }
    var none = shi.post("/matters/find-place", "place-q", "zhanli");
    assertThat(none.page().select("input[name=place]")).as("another township").isEmpty();
    assertThat(
            signedIn(county.luo)
                .post("/matters/find-place", "place-q", "zl")
                .page()
                .select("input[name=place]")
                .eachAttr("value"))
        .containsExactly(county.zhanli);
  }

  @Test
  @Tag("P1")
  void a_matter_bears_the_link_of_the_day_it_was_raised_whoever_is_linked_later() {
    var household = households.household(county, county.dadong, "石有才");
    var ofWu = link(county.wu, household);
    var number = raisedFor(household, county.wu);
    assertThat(linkOf(number)).contains(ofWu);

    var ofYang = link(county.yang, household);
    assertThat(linkOf(number)).contains(ofWu);
    assertThat(linkOf(raisedFor(household, county.yang))).contains(ofYang);
    assertThat(linkOf(raisedFor(household, county.shi))).as("linked with nobody here").isEmpty();

    var visit =
        signedIn(county.wu)
            .fill("/doors/" + household.id() + "/visit", "problem", "水管坏了", "heard", "水");
    assertThat(linkOf(number(visit))).contains(ofWu);
  }

  private MatterNumber raisedFor(Recipient household, Person by) {
    Answer raised =
        signedIn(by)
            .fill(
                "/matters/new",
                "channel",
                Channel.HOTLINE.stored(),
                "text",
                "水管坏了",
                "place",
                county.dadong,
                "recipient",
                household.id().toString());
    return number(raised);
  }

  private static MatterNumber number(Answer raised) {
    var slip = raised.page().select(".number-line, .plate");
    assertThat(slip).as(raised.words()).isNotEmpty();
    return MatterNumber.valueOf(slip.getFirst().text());
  }

  private UUID link(Person official, Recipient household) {
    return households.link(county, official, household);
  }

  private Optional<UUID> linkOf(MatterNumber number) {
    return county
        .system()
        .call(() ->
            requireNonNull(
                transactions.execute(_ ->
                    db.select(MATTER.LINK)
                        .from(MATTER)
                        .where(MATTER.COUNTY.eq(county.key), MATTER.NUMBER.eq(number.toString()))
                        .fetchOptional(MATTER.LINK))));
  }

  private PlainBrowser signedIn(Person person) {
    return PlainBrowser.signedIn(port, county, person);
  }
}
