package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.aftercare.Tables.PUBLICATION;
import static org.doorstep.db.aftercare.Tables.RATING;
import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.db.matters.Tables.MATTER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.doorstep.aftercare.PublicationBoard.Show;
import org.doorstep.aftercare.Publications.Texts;
import org.doorstep.aftercare.Ratings.Channel;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Closed;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class AftercareTest {

  private final Matters matters;
  private final LookBacks lookBacks;
  private final Ratings ratings;
  private final Publications publications;
  private final PublicationBoard board;
  private final Extensions extensions;
  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final SetClock clock;
  private final TestCounty county;
  private MatterNumber number;
  private UUID matter;

  AftercareTest(
      Matters matters,
      LookBacks lookBacks,
      Ratings ratings,
      Publications publications,
      PublicationBoard board,
      Extensions extensions,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties) {
    this.matters = matters;
    this.lookBacks = lookBacks;
    this.ratings = ratings;
    this.publications = publications;
    this.board = board;
    this.extensions = extensions;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
    this.county = counties.found();
    this.number = new MatterNumber(2026, 1);
    this.matter = new UUID(0, 0);
  }

  @BeforeEach
  void a_matter_is_in_the_hands_of_the_water_department() {
    clock.set(TestTime.MONDAY_MORNING);
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    number = raised.number();
    matter = raised.id();
    new AnsweredMatters(matters).handled(county, number);
  }

  private void answered() {
    new AnsweredMatters(matters).answered(county, number);
  }

  private Scope resident() {
    return Scope.resident(county.key, county.wu.scope().zone(), matter);
  }

  /** Asks the database itself, as somebody; whatever was tried is not kept. */
  private <T> T read(Scope scope, Supplier<T> query) {
    return scope.call(() ->
        transaction.execute(status -> {
          status.setRollbackOnly();
          return query.get();
        }));
  }

  private List<String> recorded() {
    return read(
        county.system(),
        () ->
            db.select(ENTRY.ACTION)
                .from(ENTRY)
                .where(ENTRY.COUNTY.eq(county.key), ENTRY.SUBJECT.eq(matter))
                .fetch(ENTRY.ACTION));
  }

  private List<String> timeline() {
    return county.wu.scope().call(() -> matters.timelineOf(matter)).stream()
        .map(entry -> entry.lifecycle() + " " + entry.step())
        .toList();
  }

  private static void refused(Reason reason, ThrowingCallable what) {
    assertThatExceptionOfType(Refused.class).isThrownBy(what).returns(reason, Refused::reason);
  }

  @Tag("Y8")
  @Test
  void given_an_answer_then_a_look_is_owed_by_the_group_that_knocked() {
    answered();

    var owed =
        county.wu.scope().call(() -> lookBacks.owedBy(county.dadongGroup.id(), Optional.empty()));

    assertThat(owed.lines())
        .filteredOn(one -> one.number().equals(number))
        .singleElement()
        .returns(county.dadongGroup.id(), LookBacks.Owed::unit)
        .returns(LocalDate.of(2026, 12, 23), LookBacks.Owed::dueOn);
    assertThat(recorded()).contains("look-back.set", "rating.invite");
  }

  @Tag("Y8")
  @Test
  void given_the_people_are_satisfied_when_looked_back_then_the_matter_is_closed() {
    answered();

    county.wu.scope().run(() -> lookBacks.look(number, true, "水来了。", null));

    assertThat(county.shi.scope().call(() -> matters.get(number)).state())
        .isInstanceOf(Closed.class);
    assertThat(timeline()).contains("look-back satisfy", "handling close");
    assertThat(recorded()).contains("look-back.satisfy");
  }

  @Tag("Y8")
  @Test
  void
      given_they_are_not_satisfied_when_looked_back_then_the_matter_is_open_again_and_looked_at_anew() {
    answered();

    county.wu.scope().run(() -> lookBacks.look(number, false, "还是没水。", null));

    assertThat(county.meng.scope().call(() -> matters.get(number)).state())
        .isInstanceOf(Handling.class);
    answered();
    assertThat(county.wu.scope().call(() -> lookBacks.find(number))).isPresent();
  }

  @Tag("Y8")
  @Test
  void given_somebody_of_another_village_or_the_department_then_they_may_not_look_back() {
    answered();

    refused(
        Reason.NOT_FOUND,
        () -> county.long_.scope().run(() -> lookBacks.look(number, true, "好", null)));
    refused(
        Reason.NOT_YOURS,
        () -> county.meng.scope().run(() -> lookBacks.look(number, true, "好", null)));
  }

  @Tag("M8")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatever_the_score_a_rating_is_kept_as_it_was_given(int score) {
    answered();
    var before = tally(score);

    resident().run(() -> ratings.handIn(score));
    resident().run(() -> ratings.rate(matter, Channel.FOLLOW, score, "分数 " + score));

    assertThat(county.meng.scope().call(() -> ratings.of(matter)))
        .singleElement()
        .returns(score, Ratings.Given::score)
        .returns("分数 " + score, Ratings.Given::words)
        .returns(true, Ratings.Given::independent);
    assertThat(tally(score))
        .isEqualTo(new Ratings.Tally(score, before.given() + 1, before.kept() + 1));
    assertThat(recorded()).contains("rating.rate");
  }

  private Ratings.Tally tally(int score) {
    return county.anybody().call(ratings::tally).stream()
        .filter(one -> one.score() == score)
        .findFirst()
        .orElse(new Ratings.Tally(score, 0, 0));
  }

  @Tag("M8")
  @Test
  void given_a_low_rating_then_nobody_can_change_it_or_give_another() {
    answered();
    resident().run(() -> ratings.rate(matter, Channel.FOLLOW, 1, "没解决"));

    refused(
        Reason.STEP_NOT_ALLOWED,
        () -> resident().run(() -> ratings.rate(matter, Channel.FOLLOW, 5, "")));
    for (var scope : List.of(county.meng.scope(), county.shi.scope(), county.luo.scope())) {
      refused(Reason.NOT_YOURS, () -> scope.run(() -> ratings.rate(matter, Channel.SLIP, 5, "好")));
      assertThat(
              read(
                  scope,
                  () ->
                      db.update(RATING)
                          .set(RATING.SCORE, (short) 5)
                          .where(RATING.COUNTY.eq(county.key), RATING.MATTER.eq(matter))
                          .execute()))
          .isZero();
    }
    assertThatExceptionOfType(DataAccessException.class)
        .as("not even the program itself")
        .isThrownBy(() ->
            read(
                county.system(),
                () ->
                    db.update(RATING)
                        .set(RATING.SCORE, (short) 5)
                        .where(RATING.COUNTY.eq(county.key), RATING.MATTER.eq(matter))
                        .execute()));
    assertThat(county.shi.scope().call(() -> ratings.of(matter)))
        .singleElement()
        .returns(1, Ratings.Given::score);
  }

  @Tag("M8")
  @Test
  void given_the_matter_moves_on_then_an_invitation_to_rate_stays() {
    answered();
    county.wu.scope().run(() -> lookBacks.look(number, false, "还是没水。", null));
    assertThat(resident().call(() -> ratings.invited(matter))).isTrue();
    answered();
    county.wu.scope().run(() -> lookBacks.look(number, true, "水来了。", null));

    resident().run(() -> ratings.rate(matter, Channel.FOLLOW, 1, ""));

    assertThat(resident().call(() -> ratings.of(matter))).hasSize(1);
  }

  @Tag("M8")
  @Test
  void who_handles_or_wrote_down_a_matter_never_gets_its_code_and_a_code_works_once() {
    answered();
    for (var person : List.of(county.meng, county.wu, county.yang, county.tang)) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> person.scope().run(() -> ratings.slip(number)));
    }

    var slip = county.shi.scope().call(() -> ratings.slip(number));
    var again = county.luo.scope().call(() -> ratings.slip(number));

    assertThat(slip.code()).isNotEqualTo(again.code());
    assertThat(county.system().call(() -> ratings.shown(number, slip.code())))
        .contains(new Ratings.Shown(matter, false));
    resident().run(() -> ratings.rate(matter, Channel.SLIP, 2, ""));
    for (var code : List.of(slip.code(), again.code())) {
      assertThat(county.system().call(() -> ratings.shown(number, code)))
          .contains(new Ratings.Shown(matter, true));
    }
    assertThat(recorded()).contains("rating.print-slip");
  }

  @Tag("M8")
  @Test
  void given_it_was_solved_on_the_spot_by_who_wrote_it_down_then_its_rating_counts_apart() {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    county
        .shi
        .scope()
        .run(() ->
            matters.take(
                raised.number(), new MatterStep.HandDown(county.dadongGroup.id(), "请就地解决。")));
    county.wu.scope().run(() -> matters.take(raised.number(), new MatterStep.Accept()));
    county
        .wu
        .scope()
        .run(() ->
            matters.take(
                raised.number(), new MatterStep.Answer(MatterState.Outcome.SOLVED, "当场修好。")));
    Scope.resident(county.key, county.wu.scope().zone(), raised.id())
        .run(() -> ratings.rate(raised.id(), Channel.FOLLOW, 5, ""));

    assertThat(county.wu.scope().call(() -> ratings.of(raised.id())))
        .singleElement()
        .returns(false, Ratings.Given::independent);
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
  void given_more_time_is_refused_then_the_date_stands_and_one_may_ask_again() {
    var before = county.meng.scope().call(() -> matters.get(number)).due();
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(7), "等配件。"));

    county.luo.scope().run(() -> extensions.decide(number, false, "按期办。"));

    assertThat(county.meng.scope().call(() -> matters.get(number)).due()).isEqualTo(before);
    county.meng.scope().run(() -> extensions.ask(number, before.plusDays(3), "路断了。"));
    assertThat(county.meng.scope().call(() -> extensions.find(number))).isPresent();
  }

  private static final Texts TEXTS = new Texts("水管坏了", "村里一处水管坏了。", "");

  @Tag("C7")
  @Test
  void
      given_a_person_proposed_and_an_office_looked_then_everybody_reads_it_and_it_follows_the_matter() {
    county.meng.scope().run(() -> publications.propose(number, TEXTS));
    assertThat(county.anybody().call(() -> board.find(number))).isEmpty();

    county.shi.scope().run(() -> publications.post(number));

    var posted = county.anybody().call(() -> board.find(number)).orElseThrow();
    assertThat(posted.open()).isTrue();
    assertThat(posted.overdue(posted.dueOn().plusDays(1))).isTrue();
    assertThat(county.anybody().call(() -> board.screen(county.dadong, Show.OPEN, "")).lines())
        .extracting(PublicationBoard.Posted::number)
        .contains(number);
    answered();
    assertThat(county.anybody().call(() -> board.find(number)).orElseThrow())
        .returns(false, PublicationBoard.Posted::open)
        .returns(MatterState.Name.ANSWERED, PublicationBoard.Posted::state)
        .returns("", PublicationBoard.Posted::answer);
    county
        .shi
        .scope()
        .run(() -> publications.amend(number, new Texts("水管坏了", "村里一处水管坏了。", "已换新。")));
    assertThat(county.anybody().call(() -> board.find(number)).orElseThrow().answer())
        .isEqualTo("已换新。");
    resident().run(() -> matters.take(number, new MatterStep.Reopen("又坏了。")));
    assertThat(county.anybody().call(() -> board.find(number)).orElseThrow().open()).isTrue();
    county.shi.scope().run(() -> publications.takeDown(number, "村民要求。"));
    assertThat(county.anybody().call(() -> board.find(number))).isEmpty();
    assertThat(timeline())
        .contains(
            "publication propose",
            "publication post",
            "publication amend",
            "publication take-down");
    assertThat(recorded()).contains("publication.propose", "publication.post");
  }

  @Tag("C7")
  @Test
  void nobody_posts_what_they_proposed_themselves_and_only_an_office_decides() {
    county.shi.scope().run(() -> publications.propose(number, TEXTS));

    refused(Reason.STEP_NOT_ALLOWED, () -> county.shi.scope().run(() -> publications.post(number)));
    refused(Reason.NOT_YOURS, () -> county.meng.scope().run(() -> publications.post(number)));
    assertThatExceptionOfType(DataAccessException.class)
        .as("the database refuses it too")
        .isThrownBy(() ->
            read(
                county.meng.scope(),
                () ->
                    db.update(PUBLICATION)
                        .set(PUBLICATION.STATE, "posted")
                        .set(PUBLICATION.DECIDED_BY, county.meng.id())
                        .set(PUBLICATION.POSTED_AT, clock.instant())
                        .where(PUBLICATION.COUNTY.eq(county.key), PUBLICATION.MATTER.eq(matter))
                        .execute()));
    county.luo.scope().run(() -> publications.post(number));
    assertThat(county.anybody().call(() -> board.find(number))).isPresent();
  }

  @Tag("C7")
  @Test
  void what_waits_to_be_posted_waits_with_every_office_that_has_the_matter_and_with_no_other() {
    county.meng.scope().run(() -> publications.propose(number, TEXTS));
    clock.forward(Duration.ofMinutes(1));
    var some = new AnsweredMatters(matters);
    var shared = some.raised(county, county.wu, clock.instant()).number();
    county
        .shi
        .scope()
        .run(() ->
            matters.take(
                shared,
                new MatterStep.Dispatch(
                    county.water.id(), null, "请一起办理。", List.of(county.gaozengOffice.id()))));
    county.yang.scope().run(() -> publications.propose(shared, TEXTS));
    var own = some.raised(county, county.pan, clock.instant()).number();
    county.pan.scope().run(() -> publications.propose(own, TEXTS));

    assertThat(waiting(county.shi)).containsExactly(number, shared);
    assertThat(waiting(county.luo)).containsExactlyInAnyOrder(number, shared, own);
    assertThat(waiting(county.pan)).as("one from elsewhere").containsExactlyInAnyOrder(shared, own);
    var seats = county.shi.scope().seats();
    assertThat(seats).hasSizeGreaterThan(1);
    assertThat(county.shi.scope().call(() -> SentStatements.of(publications::waiting)))
        .as("asked once for all of them")
        .filteredOn(sent -> sent.contains("aftercare.waiting"))
        .hasSize(1);

    county.pan.scope().run(() -> publications.post(shared));
    county.shi.scope().run(() -> publications.withhold(number, "还没有修好。"));
    assertThat(waiting(county.shi)).isEmpty();
    assertThat(waiting(county.luo)).containsExactly(own);
    county.meng.scope().run(() -> publications.propose(number, TEXTS));
    assertThat(waiting(county.shi)).as("proposed again").containsExactly(number);
  }

  private List<MatterNumber> waiting(Person office) {
    return office.scope().call(publications::waiting).stream()
        .map(Publications.Standing::number)
        .toList();
  }

  @Tag("C7")
  @Test
  void given_texts_still_name_somebody_then_they_are_not_proposed() {
    var suggestion = county.meng.scope().call(() -> publications.suggest(number));
    assertThat(suggestion.text().text()).doesNotContain("13885512345");

    refused(
        Reason.BROKEN_RULE,
        () ->
            county
                .meng
                .scope()
                .run(() -> publications.propose(number, new Texts("水管", "请打13885512345", ""))));
  }

  @Test
  void a_resident_sees_exactly_one_matter_and_the_public_none() {
    new AnsweredMatters(matters).raised(county, county.wu, clock.instant());

    assertThat(
            read(
                resident(),
                () ->
                    db.select(MATTER.ID)
                        .from(MATTER)
                        .where(MATTER.COUNTY.eq(county.key))
                        .fetch(MATTER.ID)))
        .containsExactly(matter);
    assertThat(
            read(
                county.anybody(),
                () ->
                    db.select(MATTER.ID)
                        .from(MATTER)
                        .where(MATTER.COUNTY.eq(county.key))
                        .fetch(MATTER.ID)))
        .isEmpty();
    assertThat(county.anybody().call(() -> ratings.of(matter))).isEmpty();
    refused(
        Reason.NOT_FOUND, () -> county.pan.scope().run(() -> publications.propose(number, TEXTS)));
    assertThat(county.meng.scope().call(() -> matters.get(number)).state())
        .isNotInstanceOf(Answered.class);
  }
}
