package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.aftercare.Tables.RATING;

import java.util.List;
import org.doorstep.aftercare.Ratings.Channel;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestTime.SetClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** What residents think of an answer, which nobody changes. */
class RatingsTest extends MatterInHand {

  private final Ratings ratings;
  private final LookBacks lookBacks;

  RatingsTest(
      Ratings ratings,
      LookBacks lookBacks,
      Matters matters,
      DSLContext db,
      TransactionTemplate transaction,
      SetClock clock,
      TestCounties counties) {
    super(matters, db, transaction, clock, counties);
    this.ratings = ratings;
    this.lookBacks = lookBacks;
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
}
