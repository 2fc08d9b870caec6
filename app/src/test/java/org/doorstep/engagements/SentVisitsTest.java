package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.engagements.SampleVisits.EIGHT;
import static org.doorstep.engagements.SampleVisits.HALF_PAST;
import static org.doorstep.engagements.SampleVisits.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.engagements.SentVisits.Outcome;
import org.doorstep.engagements.SentVisits.Outcome.SetAside;
import org.doorstep.engagements.SentVisits.Outcome.Taken;
import org.doorstep.engagements.SentVisits.Sent;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter;
import org.doorstep.matters.Matters;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Many visits at once, as Wu's device sends them when it is back in reach. */
class SentVisitsTest extends VisitsAtDoors {

  private final SentVisits sent;
  private final Matters matters;

  SentVisitsTest(
      SentVisits sent,
      Visits visits,
      Matters matters,
      Recipients recipients,
      TestCounties counties,
      TestHouseholds households,
      DSLContext db,
      PlatformTransactionManager transactionManager,
      TestTime.SetClock clock) {
    super(visits, recipients, counties, households, clock, db, transactionManager);
    this.sent = sent;
    this.matters = matters;
  }

  @Test
  void each_stands_as_if_it_had_been_recorded_alone() {
    var linked = households.household(county, county.dadong, "石结对");
    var other = households.household(county, county.dadong, "石无人");
    var link = link(county.wu, linked);
    var met = home(linked, new Came.Met("想修路", Served.DIRECTION), List.of(county.yang.id()));
    var away = home(other, new Came.NotHome(LocalDate.of(2026, 11, 26)), List.of());
    var symposium = visit(Kind.SYMPOSIUM, new With.Gathering(county.dadong, 23), "议水", List.of());
    var talk =
        visit(
            Kind.OFFICIALS_TALK,
            new With.Colleague(county.yang.id(), county.shi.id(), county.dadong),
            "谈心",
            List.of());

    var outcomes = send(county.wu, met, away, symposium, talk);

    assertThat(outcomes).allSatisfy(each -> assertThat(anew(each)).isTrue());
    assertThat(seen(county.wu, met))
        .returns(county.dadong, Engagement::place)
        .returns(link, Engagement::link)
        .returns(county.dadongGroup.id(), Engagement::unit)
        .returns("想修路", Engagement::heard)
        .returns(EIGHT, Engagement::begun)
        .returns(HALF_PAST, Engagement::ended)
        .returns(true, Engagement::met);
    assertThat(seen(county.wu, away))
        .returns(null, Engagement::link)
        .returns(LocalDate.of(2026, 11, 26), Engagement::revisit)
        .returns(false, Engagement::met);
    assertThat(seen(county.wu, symposium)).returns(23, Engagement::persons);
    assertThat(seen(county.shi, talk)).returns("谈心", Engagement::heard);
    assertThat(county.wu.scope().call(() -> visits.participants(met.id())))
        .containsExactly(county.yang.id());
    assertThat(county.wu.scope().call(() -> visits.participants(talk.id())))
        .containsExactly(county.yang.id());
    assertThat(lastMet(linked)).isEqualTo(MONDAY);
    assertThat(lastMet(other)).isNull();
    for (var each : List.of(met, away, symposium, talk)) {
      assertThat(actions(each.id())).containsExactly("visit.record");
      // Alone it would have had the same fingerprint: the same again changes nothing either way.
      assertThat(county.wu.scope().call(() -> visits.record(each)).anew()).isFalse();
    }
  }

  @Test
  void the_same_again_changes_nothing_and_is_answered_alike() {
    var household = households.household(county, county.dadong, "石再来");
    var alone = home(household, "一");
    var together = home(household, "二");
    county.wu.scope().run(() -> visits.record(alone));
    send(county.wu, together);

    var again = send(county.wu, alone, together, together);

    assertThat(again).allSatisfy(each -> assertThat(anew(each)).isFalse());
    assertThat(actions(together.id())).containsExactly("visit.record");
    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).hasSize(2);
  }

  @Test
  void one_that_is_refused_keeps_none_of_the_good_ones_out() {
    var household = households.household(county, county.dadong, "石好");
    var hidden = households.household(county, county.zhanli, "石远");
    var good = home(household, "好");
    var unseen = home(hidden, "看不见");
    var tomorrow =
        new Visit(
            UUID.randomUUID(),
            Kind.HOME_VISIT,
            new With.Door(household.id()),
            EIGHT,
            EIGHT.plusSeconds(86_400),
            new Came.Met("明天", Served.LIVELIHOODS),
            "",
            List.of(),
            "");
    var taken = home(household, "先");
    county.wu.scope().run(() -> visits.record(taken));
    var otherContent = withId(taken.id(), home(household, "后"));
    var nothing = home(household, "");
    var last = home(household, "也好");

    var outcomes = send(county.wu, good, unseen, tomorrow, otherContent, nothing, last);

    assertThat(anew(outcomes.getFirst())).isTrue();
    assertThat(outcomes.subList(1, 5))
        .containsExactly(
            new SetAside(Reason.NOT_FOUND),
            new SetAside(Reason.BROKEN_RULE),
            new SetAside(Reason.SAME_ID_OTHER_CONTENT),
            new SetAside(Reason.BROKEN_RULE));
    assertThat(anew(outcomes.getLast())).isTrue();
    assertThat(seen(county.wu, taken).heard()).isEqualTo("先");
    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9)))
        .extracting(Engagement::heard)
        .containsExactlyInAnyOrder("好", "先", "也好");
    assertThat(refusals(county.wu))
        .containsExactlyInAnyOrder(
            "NOT_FOUND", "BROKEN_RULE", "SAME_ID_OTHER_CONTENT", "BROKEN_RULE");
  }

  @Test
  void one_that_breaks_a_rule_of_the_database_keeps_none_of_the_good_ones_out() {
    var household = households.household(county, county.dadong, "石规矩");
    var good = home(household, "好");
    var nulByte = home(household, "坏\u0000字");

    var outcomes = send(county.wu, good, nulByte);

    assertThat(anew(outcomes.getFirst())).isTrue();
    assertThat(outcomes.getLast()).isEqualTo(new SetAside(Reason.BROKEN_RULE));
  }

  @Test
  void nobody_records_visits_at_doors_that_are_not_shown_to_them() {
    var household = households.household(county, county.dadong, "石不见");

    for (var other : List.of(county.long_, county.liang, county.meng)) {
      assertThat(send(other, home(household, "一"), home(household, "二")))
          .as(other.login())
          .containsOnly(new SetAside(Reason.NOT_FOUND));
    }

    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).isEmpty();
    assertThat(lastMet(household)).isNull();
  }

  @Test
  void a_problem_raised_in_one_of_them_gets_its_slip() {
    var household = households.household(county, county.dadong, "石有事");
    var raising =
        new Raising(
            UUID.randomUUID(),
            FollowCode.random(),
            Matter.Kind.PROBLEM,
            "水管漏水",
            "寨头水管漏水三天",
            false,
            null);
    var withProblem = new Sent(home(household, "有事"), List.of(raising), List.of());

    var outcomes =
        county
            .wu
            .scope()
            .call(() -> sent.recordAll(List.of(Sent.of(home(household, "没事")), withProblem)));

    var slip = ((Taken) outcomes.getLast()).recorded().slips().getFirst();
    assertThat(slip.followCode()).isEqualTo(raising.followCode());
    assertThat(county.wu.scope().call(() -> matters.get(raising.id())).number())
        .isEqualTo(slip.number());
  }

  private List<Outcome> send(Person person, Visit... all) {
    return person.scope().call(() -> sent.recordAll(List.of(all).stream().map(Sent::of).toList()));
  }

  private static boolean anew(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Taken.class);
    return ((Taken) outcome).recorded().anew();
  }

  private Engagement seen(Person person, Visit visit) {
    return person.scope().call(() -> visits.get(visit.id()));
  }

  private static Visit home(Recipient household, String heard) {
    return home(household, new Came.Met(heard, Served.LIVELIHOODS), List.of());
  }

  private static Visit home(Recipient household, Came came, List<UUID> alongside) {
    return new Visit(
        UUID.randomUUID(),
        Kind.HOME_VISIT,
        new With.Door(household.id()),
        EIGHT,
        HALF_PAST,
        came,
        "",
        alongside,
        "");
  }

  private static Visit visit(Kind kind, With with, String heard, List<UUID> alongside) {
    return new Visit(
        UUID.randomUUID(),
        kind,
        with,
        EIGHT,
        HALF_PAST,
        new Came.Met(heard, Served.COMMITTEES),
        "",
        alongside,
        "");
  }

  private static Visit withId(UUID id, Visit visit) {
    return new Visit(
        id,
        visit.kind(),
        visit.with(),
        visit.begun(),
        visit.ended(),
        visit.came(),
        visit.occasion(),
        visit.alongside(),
        visit.companions());
  }

  private UUID link(Person official, Recipient household) {
    return link(official, household, LocalDate.of(2026, 6, 1));
  }

  private List<String> refusals(Person person) {
    return county
        .system()
        .call(() ->
            transactions.execute(_ ->
                db.select(ENTRY.REFUSED)
                    .from(ENTRY)
                    .where(
                        ENTRY.COUNTY.eq(county.key),
                        ENTRY.ACTOR.eq(person.id()),
                        ENTRY.REFUSED.isNotNull())
                    .fetch(ENTRY.REFUSED)));
  }
}
