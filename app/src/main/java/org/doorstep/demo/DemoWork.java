package org.doorstep.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.demo.DemoPlan.Group;
import org.doorstep.demo.DemoPlan.Person;
import org.doorstep.engagements.Diaries;
import org.doorstep.engagements.Kind;
import org.doorstep.engagements.Promise;
import org.doorstep.engagements.Raising;
import org.doorstep.engagements.Served;
import org.doorstep.engagements.Visit;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.engagements.Visits;
import org.doorstep.matters.FollowCode;
import org.doorstep.pairings.Cards;
import org.doorstep.places.Boxes;
import org.doorstep.places.County;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.recipients.Registrations;
import org.doorstep.shared.Refused;
import org.doorstep.shared.ScopedClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Three months of work in the demo county, written on its own days: what C1 publishes comes out of
 * these rows where there are 125 villages: over 8,000 households visited, 243 symposiums, 125
 * boxes, over 5,000 contact cards.
 */
@Component
class DemoWork {

  static final int DAYS = 90;
  private static final int CARDS_A_VILLAGE = 41;
  private static final int DOORS_BETWEEN_NEEDS = 19;

  private final Visits visits;
  private final Diaries diaries;
  private final Registrations registrations;
  private final Recipients recipients;
  private final Boxes boxes;
  private final Cards cards;
  private final DemoMatters matters;
  private final TransactionTemplate transaction;

  DemoWork(
      Visits visits,
      Diaries diaries,
      Registrations registrations,
      Recipients recipients,
      Boxes boxes,
      Cards cards,
      DemoMatters matters,
      TransactionTemplate transaction) {
    this.visits = visits;
    this.diaries = diaries;
    this.registrations = registrations;
    this.recipients = recipients;
    this.boxes = boxes;
    this.cards = cards;
    this.matters = matters;
    this.transaction = transaction;
  }

  /** The id of what is written last: where it is, all is there. */
  private static UUID last(County county) {
    return Invented.id("last", county.key());
  }

  /** Whether everything was written before. */
  boolean isDone(County county) {
    try {
      return visits.get(last(county)).id().equals(last(county));
    } catch (Refused notThere) {
      return false;
    }
  }

  void load(County county, DemoPlan plan, LocalDate since, Telling told) {
    var invented = new Invented(243);
    for (var number = 0; number < plan.groups().size(); number++) {
      if (number % 5 == 0) {
        told.step("demo.step.work", number, plan.groups().size());
      }
      group(county, plan, number, since, invented);
    }
    var leader = plan.groups().getFirst().leader();
    leader
        .scope()
        .run(() ->
            record(
                symposium(last(county), leader, at(since, DAYS - 1, 15, county.zone())),
                List.of(),
                List.of()));
  }

  /** The doors of a village as they stand on the register, in the order of their codes. */
  List<Recipient> doors(List<String> codes) {
    var known = registrations.known(Recipient.Kind.HOUSEHOLD, codes);
    var ids =
        codes.stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(Registrations.Known::id)
            .toList();
    var some = recipients.some(ids);
    return ids.stream().map(some::get).filter(Objects::nonNull).toList();
  }

  private void group(County county, DemoPlan plan, int number, LocalDate since, Invented invented) {
    var group = plan.groups().get(number);
    var township = plan.township(group);
    var doors = doors(DemoHouseholds.codes(county.code(), number));
    var today = since.plusDays(DAYS);
    group
        .leader()
        .scope()
        .run(() ->
            transaction.executeWithoutResult(_ -> {
              boxes.setUp(Invented.id("box", number), group.village().code(), "村委会门口", since);
              cards.issue(
                  doors.subList(0, CARDS_A_VILLAGE),
                  group.leader().scope().officialOrRefuse(),
                  since.plusDays(7));
            }));
    var raised = new ArrayList<DemoMatters.Told>();
    for (var member = 0; member < group.members().size(); member++) {
      var person = group.members().get(member);
      var seat = member;
      person
          .scope()
          .run(() ->
              transaction.executeWithoutResult(
                  _ -> raised.addAll(visits(county, group, seat, doors, number, since, invented))));
    }
    for (var symposium = number;
        symposium < plan.symposiums() - 1;
        symposium += plan.groups().size()) {
      var id = Invented.id("symposium " + county.key(), symposium);
      var moment = at(since, 5 + invented.below(DAYS - 10), 19, county.zone());
      group
          .leader()
          .scope()
          .run(() -> record(symposium(id, group.leader(), moment), List.of(), List.of()));
    }
    readings(group, since, today);
    raised.forEach(told -> matters.carryOn(county, plan, township, group, told, today, invented));
  }

  /** The doors of one member, each visited once; at some of them somebody needs something. */
  private List<DemoMatters.Told> visits(
      County county,
      Group group,
      int seat,
      List<Recipient> doors,
      int groupNumber,
      LocalDate since,
      Invented invented) {
    var told = new ArrayList<DemoMatters.Told>();
    var person = group.members().get(seat);
    for (var door = seat; door < doors.size(); door += group.members().size()) {
      var serial = groupNumber * 100L + door;
      var day = 1 + invented.below(DAYS - 2);
      var hour = invented.oneOf(List.of(8, 9, 10, 14, 15, 16, 19, 20));
      var begun = at(since, day, hour, county.zone());
      var need = serial % DOORS_BETWEEN_NEEDS == 0;
      var story = Story.ALL.get((int) (serial / DOORS_BETWEEN_NEEDS % Story.ALL.size()));
      var heard = need ? story.text() : invented.oneOf(Story.HEARD);
      var visit =
          new Visit(
              Invented.id("visit " + county.key(), serial),
              Kind.HOME_VISIT,
              new With.Door(doors.get(door).id()),
              begun,
              begun.plus(Duration.ofMinutes(20 + invented.below(40))),
              new Came.Met(heard, Served.LIVELIHOODS),
              "",
              List.of(),
              "");
      var raising =
          new Raising(
              Invented.id("matter " + county.key(), serial),
              FollowCode.random(),
              story.kind(),
              story.title(),
              story.text(),
              story.collective(),
              null);
      var promise =
          new Promise(
              Invented.id("promise " + county.key(), serial),
              "一周内再来，把办理情况告诉您",
              LocalDate.ofInstant(begun, county.zone()).plusDays(7));
      var recorded =
          record(
              visit,
              need ? List.of(raising) : List.of(),
              need && serial % 3 == 0 ? List.of(promise) : List.of());
      if (need && recorded.anew()) {
        told.add(
            new DemoMatters.Told(
                recorded.slips().getFirst().number(), story, person, visit.ended()));
      }
      if (door < 2 * group.members().size()) {
        diary(begun, heard, county.zone());
      }
    }
    return told;
  }

  private Visits.Recorded record(Visit visit, List<Raising> raised, List<Promise> promises) {
    var recorded = new ArrayList<Visits.Recorded>();
    ScopedClock.at(
        visit.ended().plus(Duration.ofMinutes(5)),
        () -> recorded.add(visits.record(visit, raised, promises)));
    return recorded.getFirst();
  }

  private void diary(Instant begun, String heard, ZoneId zone) {
    var day = LocalDate.ofInstant(begun, zone);
    if (diaries.mine(day).isEmpty()) {
      ScopedClock.at(
          begun.plus(Duration.ofHours(2)), () -> diaries.write(day, "今天入户走访。" + heard, 0));
    }
  }

  private static Visit symposium(UUID id, Person leader, Instant begun) {
    return new Visit(
        id,
        Kind.SYMPOSIUM,
        new With.Gathering(leader.unit().place(), 24),
        begun,
        begun.plus(Duration.ofMinutes(90)),
        new Came.Met("大家说了村里怎么管、账怎么公开、路和水怎么修，意见都记下来了。", Served.COMMITTEES),
        "survey",
        List.of(),
        "");
  }

  /** The leader reads every diary of the months that are over (C7). */
  private void readings(Group group, LocalDate since, LocalDate today) {
    for (var month = YearMonth.from(since);
        month.isBefore(YearMonth.from(today));
        month = month.plusMonths(1)) {
      var read = month;
      group
          .leader()
          .scope()
          .run(() ->
              transaction.executeWithoutResult(_ ->
                  group.members().stream()
                      .skip(1)
                      .forEach(member ->
                          diaries.read(
                              member.scope().officialOrRefuse(),
                              read,
                              "走访扎实，记得清楚；下月多看看老人户。",
                              Diaries.Grade.GOOD))));
    }
  }

  private static Instant at(LocalDate since, int day, int hour, ZoneId zone) {
    return since.plusDays(day).atTime(LocalTime.of(hour, 10)).atZone(zone).toInstant();
  }
}
