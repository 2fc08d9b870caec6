package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.aftercare.Tables.PUBLICATION;
import static org.doorstep.db.matters.Tables.MATTER;

import java.time.Duration;
import java.util.List;
import org.doorstep.aftercare.PublicationBoard.Show;
import org.doorstep.aftercare.Publications.Texts;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.SentStatements;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Posting a matter: proposed by one, looked at by an office, read by all. */
class PublicationsTest extends MatterInHand {

  private static final Texts TEXTS = new Texts("水管坏了", "村里一处水管坏了。", "");

  private final Publications publications;
  private final PublicationBoard board;
  private final Ratings ratings;

  PublicationsTest(
      Publications publications,
      PublicationBoard board,
      Ratings ratings,
      Matters matters,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties) {
    super(matters, db, transaction, clock, counties);
    this.publications = publications;
    this.board = board;
    this.ratings = ratings;
  }

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
