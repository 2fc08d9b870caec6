package org.doorstep.guards;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.access.Access;
import org.doorstep.aftercare.LookBacks;
import org.doorstep.aftercare.Publications;
import org.doorstep.aftercare.Ratings;
import org.doorstep.engagements.Kind;
import org.doorstep.engagements.Served;
import org.doorstep.engagements.Visit;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.engagements.Visits;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raise;
import org.doorstep.pairings.Cards;
import org.doorstep.pairings.Links;
import org.doorstep.places.Boxes;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Role;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime.SetClock;
import org.springframework.boot.test.context.TestComponent;

/** What a county at work still lacks of the kinds of records there are. */
@TestComponent
class CountyWithRecords {

  private final TestHouseholds households;
  private final Links links;
  private final Cards cards;
  private final Boxes boxes;
  private final Units units;
  private final Officials officials;
  private final Access access;
  private final Visits visits;
  private final Matters matters;
  private final LookBacks lookBacks;
  private final Publications publications;
  private final Ratings ratings;
  private final SetClock clock;

  CountyWithRecords(
      TestHouseholds households,
      Links links,
      Cards cards,
      Boxes boxes,
      Units units,
      Officials officials,
      Access access,
      Visits visits,
      Matters matters,
      LookBacks lookBacks,
      Publications publications,
      Ratings ratings,
      SetClock clock) {
    this.households = households;
    this.links = links;
    this.cards = cards;
    this.boxes = boxes;
    this.units = units;
    this.officials = officials;
    this.access = access;
    this.visits = visits;
    this.matters = matters;
    this.lookBacks = lookBacks;
    this.publications = publications;
    this.ratings = ratings;
    this.clock = clock;
  }

  void add(TestCounty county, int port) throws SQLException {
    var unvisited = List.of(door(county, "潘老三"), door(county, "王秀英"));
    county.yang.scope().run(() -> cards.issue(unvisited, county.yang.id(), today()));
    county.yang.scope().run(() -> boxes.setUp(UUID.randomUUID(), county.dadong, "鼓楼门口", today()));
    batch(county, unvisited);
    corrected(county, door(county, "石老四"), door(county, "石老五"));
    reopened(county);
    postedWhileOpen(county);
    solvedOnTheSpot(county);
    county.luo.scope().run(() -> ratings.slip(answered(county, "水压又低了")));
    leaving(county);
    PlainBrowser.signedIn(port, county, county.shi)
        .post("/ledger/views?state=handling", "name", "在办的");
  }

  private Recipient door(TestCounty county, String name) {
    var door = households.household(county, county.dadong, name, "地少", "想学养蜂");
    county
        .system()
        .run(() ->
            links.link(
                county.wu.id(), door, Links.CONTACT, today().minusDays(90), "", UUID.randomUUID()));
    return door;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
  }

  /** Links set together, as rows: the database counts them. */
  private void batch(TestCounty county, List<Recipient> doors) throws SQLException {
    var batch = UUID.randomUUID();
    try (var superuser = EveryRecordTest.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          insert into pairings.batch (county, id, change, place, from_day, reason, began, ended, set_at)
          values (%d, '%s', 'add', '%s', '2026-11-01', '结对全覆盖', 0, 0, '2026-11-01T01:00:00Z')
          """
              .formatted(county.key, batch, county.dadong));
      for (var door : doors) {
        statement.execute(
            """
            insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch, set_at)
            values (%d, gen_random_uuid(), '%s', '%s', '%s', 'contact', '2026-11-01', '%s', '2026-11-01T01:00:00Z')
            """
                .formatted(county.key, county.yang.id(), door.id(), county.dadong, batch));
      }
    }
  }

  private void corrected(TestCounty county, Recipient wrong, Recipient right) {
    var first = visit(wrong, List.of(county.yang.id()));
    county.wu.scope().run(() -> visits.record(first));
    county.wu.scope().run(() -> visits.correct(first.id(), visit(right, List.of()), "走错了门"));
  }

  private Visit visit(Recipient door, List<UUID> alongside) {
    var ended = clock.instant().minus(Duration.ofMinutes(10));
    return new Visit(
        UUID.randomUUID(),
        Kind.HOME_VISIT,
        new With.Door(door.id()),
        ended.minus(Duration.ofMinutes(30)),
        ended,
        new Came.Met("说了今年的收成。", Served.LIVELIHOODS),
        "",
        alongside,
        "");
  }

  private void reopened(TestCounty county) {
    var number = answered(county, "水池又漏了");
    county.wu.scope().run(() -> lookBacks.look(number, false, "还在漏，没有修好。", null));
  }

  private void postedWhileOpen(TestCounty county) {
    var number = accepted(county, "桥面要修");
    county
        .yang
        .scope()
        .run(() -> publications.propose(number, new Publications.Texts("桥面要修", "请派人来看。", "")));
    county.luo.scope().run(() -> publications.post(number));
  }

  private void solvedOnTheSpot(TestCounty county) {
    var number = raised(county, "表格不会填");
    take(county.wu, number, new MatterStep.SolveOnSpot("当场帮他填好了。"));
  }

  private MatterNumber answered(TestCounty county, String title) {
    var number = accepted(county, title);
    take(county.meng, number, new MatterStep.Answer(Outcome.SOLVED, "已到现场修好。"));
    return number;
  }

  private MatterNumber accepted(TestCounty county, String title) {
    var number = raised(county, title);
    take(
        county.shi,
        number,
        new MatterStep.Sort(
            "water.drinking", Matter.Kind.PROBLEM, Matter.Priority.ORDINARY, false));
    take(
        county.shi, number, new MatterStep.Dispatch(county.water.id(), null, "请到现场查看。", List.of()));
    take(county.meng, number, new MatterStep.Accept());
    return number;
  }

  private MatterNumber raised(TestCounty county, String title) {
    clock.forward(Duration.ofMinutes(2));
    return county
        .wu
        .scope()
        .call(() ->
            matters.raise(
                Raise.byOfficial(
                    UUID.randomUUID(),
                    Matter.Kind.PROBLEM,
                    title,
                    title + "，请派人来看。",
                    county.dadong,
                    null,
                    false,
                    Matter.Priority.ORDINARY,
                    Matter.Channel.VISIT,
                    clock.instant(),
                    null,
                    null)))
        .number();
  }

  private void take(Person by, MatterNumber number, MatterStep step) {
    by.scope().run(() -> matters.take(number, step));
  }

  /** Somebody and a unit nothing hangs on. */
  private void leaving(TestCounty county) {
    var id = UUID.randomUUID();
    county
        .system()
        .run(() -> {
          officials.add(id, "leaving", "欧离任");
          officials.appoint(
              id, county.dadongGroup.id(), Role.OFFICIAL, "驻村干部", LocalDate.of(2026, 1, 1));
          access.openHashed(id, "leaving", access.hash(TestCounties.PASSWORD), false);
          units.add(
              new Unit(
                  UUID.randomUUID(),
                  "EMPTY",
                  "档案局",
                  Unit.Kind.DEPARTMENT,
                  county.countyOffice.id(),
                  county.code));
        });
  }
}
