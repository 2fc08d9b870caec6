package org.doorstep.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.aftercare.LookBacks;
import org.doorstep.aftercare.Publications;
import org.doorstep.aftercare.Ratings;
import org.doorstep.demo.DemoPlan.Group;
import org.doorstep.demo.DemoPlan.Person;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.MatterStep.Accept;
import org.doorstep.matters.MatterStep.Answer;
import org.doorstep.matters.MatterStep.Dispatch;
import org.doorstep.matters.MatterStep.Divert;
import org.doorstep.matters.MatterStep.Sort;
import org.doorstep.matters.Matters;
import org.doorstep.places.County;
import org.doorstep.shared.Scope;
import org.doorstep.shared.ScopedClock;
import org.springframework.stereotype.Component;

/** Carries on what was told at the doors: most is answered, some is in hand, late or put off. */
@Component
class DemoMatters {

  /** A need that was told, by whom it was written down, and when. */
  record Told(MatterNumber number, Story story, Person by, Instant at) {}

  private static final Duration DAY = Duration.ofDays(1);

  private final Matters matters;
  private final LookBacks lookBacks;
  private final Ratings ratings;
  private final Publications publications;

  DemoMatters(Matters matters, LookBacks lookBacks, Ratings ratings, Publications publications) {
    this.matters = matters;
    this.lookBacks = lookBacks;
    this.ratings = ratings;
    this.publications = publications;
  }

  /** Every step at its own time; what would lie after today is still to be done. */
  void carryOn(
      County county,
      DemoPlan plan,
      Person township,
      Group group,
      Told told,
      LocalDate today,
      Invented invented) {
    var story = told.story();
    var department = plan.department(story);
    var end = today.atTime(18, 0).atZone(county.zone()).toInstant();
    var fate = invented.below(20);
    var takes = DAY.multipliedBy(3L + invented.below(14));
    var looks = DAY.multipliedBy(10L + invented.below(10));

    var sorted = told.at().plus(DAY);
    if (fate == 0 || sorted.isAfter(end)) {
      return; // waits to be sorted
    }
    step(
        township,
        told,
        sorted,
        new Sort(story.category(), story.kind(), Priority.ORDINARY, story.collective()));
    step(
        township,
        told,
        sorted.plusSeconds(600),
        new Dispatch(department.unit().id(), null, "请尽快到现场查看并书面答复。", List.of()));

    var accepted = sorted.plus(DAY);
    if (fate == 1 || accepted.isAfter(end)) {
      return; // waits to be accepted
    }
    step(department, told, accepted, new Accept());

    var done = accepted.plus(takes);
    if (fate <= 3 || done.isAfter(end)) {
      return; // in hand, some of it past its date
    }
    if (fate == 4) {
      var next = LocalDate.ofInstant(done, county.zone()).plusDays(60);
      step(department, told, done, new Divert(ReasonClass.NO_MONEY, "今年资金已经排完，已报明年计划。", next));
      return;
    }
    step(
        department,
        told,
        done,
        new Answer(fate == 5 ? Outcome.PARTLY : Outcome.SOLVED, story.answer()));
    if (fate % 2 == 0) {
      publish(township, group.leader(), told, done.plus(Duration.ofHours(4)), end);
    }
    if (fate % 3 > 0) {
      var score = fate == 5 ? 2 : 4 + invented.below(2);
      var rated = done.plus(Duration.ofHours(20));
      if (rated.isBefore(end)) {
        rate(county, told, rated, score);
      }
    }

    var looked = done.plus(looks);
    if (looked.isBefore(end)) {
      told.by()
          .scope()
          .run(() ->
              ScopedClock.at(
                  looked, () -> lookBacks.look(told.number(), true, "到家里看过，已经办好。", null)));
    }
  }

  private void step(Person by, Told told, Instant at, MatterStep step) {
    by.scope().run(() -> ScopedClock.at(at, () -> matters.take(told.number(), step)));
  }

  private void publish(Person township, Person leader, Told told, Instant at, Instant end) {
    var story = told.story();
    leader
        .scope()
        .run(() ->
            ScopedClock.at(
                at,
                () ->
                    publications.propose(
                        told.number(),
                        new Publications.Texts(story.title(), story.text(), story.answer()))));
    var posted = at.plus(DAY);
    if (posted.isBefore(end)) {
      township.scope().run(() -> ScopedClock.at(posted, () -> publications.post(told.number())));
    }
  }

  private void rate(County county, Told told, Instant at, int score) {
    var matter = told.by().scope().call(() -> matters.get(told.number()).id());
    Scope.resident(county.key(), county.zone(), matter)
        .run(() ->
            ScopedClock.at(
                at,
                () -> {
                  ratings.handIn(score);
                  ratings.rate(matter, Ratings.Channel.FOLLOW, score, "");
                }));
  }
}
