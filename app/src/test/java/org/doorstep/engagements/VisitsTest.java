package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.engagements.SampleVisits.EIGHT;
import static org.doorstep.engagements.SampleVisits.HALF_PAST;
import static org.doorstep.engagements.SampleVisits.MONDAY;
import static org.doorstep.engagements.SampleVisits.home;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.Matters;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.tasks.Tasks;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** What a record bears, and that the same sent twice is one. */
class VisitsTest extends VisitsAtDoors {

  private final Matters matters;
  private final Tasks tasks;

  VisitsTest(
      Matters matters,
      Tasks tasks,
      Visits visits,
      Recipients recipients,
      TestCounties counties,
      TestHouseholds households,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    super(visits, recipients, counties, households, clock, db, transactionManager);
    this.matters = matters;
    this.tasks = tasks;
  }

  @Test
  @Tag("C1")
  void
      given_a_linked_door_when_a_visit_is_recorded_then_it_bears_village_unit_and_link_of_its_day() {
    var household = households.household(county, county.dadong, "石有才");
    var link = link(county.wu, household, LocalDate.of(2026, 1, 1));
    var visit = home(household, "水管坏了");

    county.wu.scope().run(() -> visits.record(visit));

    var recorded = county.wu.scope().call(() -> visits.get(visit.id()));
    assertThat(recorded)
        .returns(county.dadong, Engagement::place)
        .returns(county.dadongGroup.id(), Engagement::unit)
        .returns(link, Engagement::link)
        .returns("水管坏了", Engagement::heard);
    assertThat(lastMet(household)).isEqualTo(MONDAY);
  }

  @Test
  @Tag("P1")
  void given_the_link_goes_to_somebody_else_when_looked_at_later_then_the_record_keeps_its_own() {
    var household = households.household(county, county.dadong, "石有财");
    var link = link(county.wu, household, LocalDate.of(2026, 1, 1));
    var visit = home(household, "收成好");
    county.wu.scope().run(() -> visits.record(visit));

    endLink(link);
    link(county.yang, household, MONDAY);

    assertThat(county.wu.scope().call(() -> visits.get(visit.id())).link()).isEqualTo(link);
  }

  @Test
  void given_a_link_that_ended_before_when_a_visit_is_recorded_then_it_bears_none() {
    var household = households.household(county, county.dadong, "石有福");
    link(county.wu, household, MONDAY.plusDays(1));
    var visit = home(household, "一切都好");

    county.wu.scope().run(() -> visits.record(visit));

    assertThat(county.wu.scope().call(() -> visits.get(visit.id())))
        .returns(null, Engagement::link)
        .returns(true, Engagement::bySomebodyElse);
  }

  @Test
  void given_a_recorded_visit_when_it_is_sent_again_then_nothing_changes_and_the_answer_is_alike() {
    var household = households.household(county, county.dadong, "石来福");
    var visit = home(household, "要修路");
    var promise = new Promise(UUID.randomUUID(), "带农技员来", LocalDate.of(2026, 12, 1));

    var first = county.wu.scope().call(() -> visits.record(visit, List.of(), List.of(promise)));
    var again = county.wu.scope().call(() -> visits.record(visit, List.of(), List.of(promise)));

    assertThat(first.anew()).isTrue();
    assertThat(again)
        .returns(first.id(), Visits.Recorded::id)
        .returns(false, Visits.Recorded::anew);
    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).hasSize(1);
    assertThat(county.wu.scope().call(() -> tasks.ofRecipient(household.id()))).hasSize(1);
  }

  @Test
  void given_a_recorded_visit_when_its_id_is_sent_with_other_content_then_it_is_refused() {
    var household = households.household(county, county.dadong, "石来宝");
    var visit = home(household, "要修路");
    county.wu.scope().run(() -> visits.record(visit));
    var other =
        new Visit(
            visit.id(),
            visit.kind(),
            visit.with(),
            visit.begun(),
            visit.ended(),
            new Came.Met("要修桥", Served.LIVELIHOODS),
            "",
            List.of(),
            "");

    assertRefused(county.wu, Reason.SAME_ID_OTHER_CONTENT, () -> visits.record(other));
    assertRefused(county.yang, Reason.SAME_ID_OTHER_CONTENT, () -> visits.record(other));
    assertThat(county.wu.scope().call(() -> visits.get(visit.id())).heard()).isEqualTo("要修路");
  }

  @Test
  @Tag("M7")
  void given_a_promise_made_at_the_door_then_it_is_owed_there_by_its_date() {
    var household = households.household(county, county.dadong, "石老三");
    var due = LocalDate.of(2026, 12, 1);

    county
        .wu
        .scope()
        .run(() ->
            visits.record(
                home(household, ""),
                List.of(),
                List.of(new Promise(UUID.randomUUID(), "带农技员来", due))));

    assertThat(county.wu.scope().call(() -> tasks.ofRecipient(household.id())))
        .singleElement()
        .returns(due, Tasks.Task::due)
        .returns(county.wu.id(), Tasks.Task::official)
        .returns("open", Tasks.Task::state);
  }

  @Test
  @Tag("T4")
  void given_a_problem_solved_on_the_spot_then_it_is_answered_and_bears_visit_and_village() {
    var household = households.household(county, county.dadong, "石老四");
    var visit = home(household, "");
    var raising = problem("灯坏了", "换了灯泡");

    var recorded = county.wu.scope().call(() -> visits.record(visit, List.of(raising), List.of()));

    var matter = county.wu.scope().call(() -> matters.get(recorded.slips().getFirst().number()));
    assertThat(matter.state().name()).isEqualTo(MatterState.Name.ANSWERED);
    assertThat(matter.about().place()).isEqualTo(county.dadong);
    assertThat(matter.about().recipient()).isEqualTo(household.id());
    assertThat(matter.origin().engagement()).isEqualTo(visit.id());
  }

  @Test
  void given_a_visit_with_a_problem_when_sent_again_then_the_slip_is_the_same() {
    var household = households.household(county, county.dadong, "石老五");
    var visit = home(household, "");
    var raising = problem("路坏了", null);

    var first = county.wu.scope().call(() -> visits.record(visit, List.of(raising), List.of()));
    var again = county.wu.scope().call(() -> visits.record(visit, List.of(raising), List.of()));

    assertThat(again.slips()).isEqualTo(first.slips());
    assertThat(county.wu.scope().call(() -> matters.ofRecipient(household.id()))).hasSize(1);
  }

  private static Raising problem(String text, @Nullable String solved) {
    return new Raising(
        UUID.randomUUID(), FollowCode.random(), Matter.Kind.PROBLEM, text, text, false, solved);
  }

  @Test
  void given_nobody_at_home_then_the_door_counts_as_not_met_and_the_next_try_has_a_day() {
    var household = households.household(county, county.dadong, "石出门");
    var visit =
        new Visit(
            UUID.randomUUID(),
            Kind.HOME_VISIT,
            new With.Door(household.id()),
            EIGHT,
            EIGHT,
            new Came.NotHome(MONDAY.plusDays(2)),
            "",
            List.of(),
            "");

    county.wu.scope().run(() -> visits.record(visit));

    assertThat(county.wu.scope().call(() -> visits.get(visit.id())))
        .returns(false, Engagement::met)
        .returns(MONDAY.plusDays(2), Engagement::revisit)
        .returns(0, Engagement::persons);
    assertThat(lastMet(household)).isNull();
  }

  @Test
  void a_visit_does_not_end_in_the_future() {
    var household = households.household(county, county.dadong, "石明天");
    var visit = home(household, "一切都好");
    clock.set(EIGHT);

    assertRefused(county.wu, Reason.BROKEN_RULE, () -> visits.record(visit));
  }

  @Test
  void a_visit_of_which_nothing_is_written_is_refused_and_correcting_one_needs_no_more_words() {
    var household = households.household(county, county.dadong, "石无话");

    assertRefused(county.wu, Reason.BROKEN_RULE, () -> visits.record(home(household, " ")));
    assertThat(county.wu.scope().call(() -> visits.at(household.id(), null, 9))).isEmpty();
    assertThat(lastMet(household)).isNull();

    var wrong = home(household, "");
    county.wu.scope().run(() -> visits.record(wrong, List.of(problem("路坏了", null)), List.of()));
    var right = home(household, "");
    county.wu.scope().run(() -> visits.correct(wrong.id(), right, "时间记错了"));
    assertThat(county.wu.scope().call(() -> visits.get(right.id())))
        .returns(true, Engagement::counts);
  }

  @Test
  void a_symposium_counts_its_people_and_stands_with_everybody_who_held_it() {
    var symposium =
        new Visit(
            UUID.randomUUID(),
            Kind.SYMPOSIUM,
            new With.Gathering(county.dadong, 23),
            EIGHT,
            HALF_PAST,
            new Came.Met("想修灌溉渠", Served.DIRECTION),
            "survey",
            List.of(county.yang.id()),
            "村支书");

    county.wu.scope().run(() -> visits.record(symposium));

    assertThat(of(county.yang))
        .filteredOn(held -> held.id().equals(symposium.id()))
        .singleElement()
        .returns(23, Engagement::persons)
        .returns("村支书", Engagement::companions);
  }

  @Test
  void a_recorded_visit_stands_in_the_audit_trail_once_and_without_a_word_of_what_was_heard() {
    var household = households.household(county, county.dadong, "石留痕");
    var visit = home(household, "秘密的话");
    county.wu.scope().run(() -> visits.record(visit));
    county.wu.scope().run(() -> visits.record(visit));

    assertThat(actions(visit.id())).containsExactly("visit.record");
    assertThat(facts(visit.id())).doesNotContain("秘密");
  }

  private void endLink(UUID link) {
    county
        .system()
        .run(() ->
            transactions.executeWithoutResult(_ -> {
              db.execute(
                  "update pairings.link set to_day = date '2026-11-23' where county = {0} and id"
                      + " = {1}",
                  county.key, link);
              org.doorstep.shared.Writes.recorded();
            }));
  }

  private String facts(UUID subject) {
    return county
        .system()
        .call(() ->
            transactions.execute(_ ->
                db.select(ENTRY.FACTS)
                    .from(ENTRY)
                    .where(ENTRY.COUNTY.eq(county.key), ENTRY.SUBJECT.eq(subject))
                    .fetch(ENTRY.FACTS)
                    .toString()));
  }
}
