package org.doorstep.guards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.doorstep.aftercare.Extensions;
import org.doorstep.aftercare.LookBacks;
import org.doorstep.aftercare.Publications;
import org.doorstep.aftercare.Ratings;
import org.doorstep.audit.Seals;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.documents.Subject;
import org.doorstep.engagements.Diaries;
import org.doorstep.engagements.Kind;
import org.doorstep.engagements.Promise;
import org.doorstep.engagements.Raising;
import org.doorstep.engagements.Served;
import org.doorstep.engagements.Visit;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.engagements.Visits;
import org.doorstep.matters.Categories;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raise;
import org.doorstep.matters.Raised;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Scope;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime.SetClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;

/** A county with some work in every state, so that each page has something to show. */
@TestComponent
public class CountyAtWork {

  /** A picture of one point. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final TestHouseholds households;
  private final Attachments attachments;
  private final Categories categories;
  private final Visits visits;
  private final Diaries diaries;
  private final Matters matters;
  private final Extensions extensions;
  private final LookBacks lookBacks;
  private final Publications publications;
  private final Ratings ratings;
  private final Seals seals;
  private final SetClock clock;

  CountyAtWork(
      TestHouseholds households,
      Attachments attachments,
      Categories categories,
      Visits visits,
      Diaries diaries,
      Matters matters,
      Extensions extensions,
      LookBacks lookBacks,
      Publications publications,
      Ratings ratings,
      Seals seals,
      SetClock clock) {
    this.households = households;
    this.attachments = attachments;
    this.categories = categories;
    this.visits = visits;
    this.diaries = diaries;
    this.matters = matters;
    this.extensions = extensions;
    this.lookBacks = lookBacks;
    this.publications = publications;
    this.ratings = ratings;
    this.seals = seals;
    this.clock = clock;
  }

  /** Two weeks of work; the clock stands at their end. */
  void work(TestCounty county) {
    county.system().run(categories::loadStandard);
    for (var person : List.of(county.wu, county.yang, county.shi, county.meng, county.luo)) {
      var door = linked(county, person);
      heardAt(person, door);
    }
    nobodyAtHome(county.wu, linked(county, county.wu));
    talkedOver(county.wu);
    clock.forward(Duration.ofHours(3));
    matter(county, "路灯不亮");
    var asked = matter(county, "水渠被泥石堵了");
    dispatched(county, asked);
    var longer = accepted(county, matter(county, "水压太低"));
    county.meng.scope().run(() -> extensions.ask(longer, LocalDate.of(2026, 12, 31), "要等管材到货"));
    accepted(county, matter(county, "蓄水池要清洗"));
    var later = accepted(county, matter(county, "想再修一个水池"));
    take(
        county.meng,
        later,
        new MatterStep.Divert(ReasonClass.NO_MONEY, "今年资金已经排完。", LocalDate.of(2027, 3, 1)));
    inTheirOwnHands(county);
    answered(county, matter(county, "水管断了两处"));
    var proposed = answered(county, matter(county, "水表走得太快"));
    county.yang.scope().run(() -> publications.propose(proposed, posting("水表走得太快")));
    closed(county, answered(county, matter(county, "井盖坏了")));
    diaries(county);
    county.system().run(seals::seal);
    clock.forward(Duration.ofDays(14));
    matter(county, "桥栏杆松了");
  }

  /** What it still lacks of the kinds of records there are. */
  void more(TestCounty county) {
    var first = visit(linked(county, county.wu), List.of(county.yang.id()));
    var right = visit(linked(county, county.wu), List.of());
    county.wu.scope().run(() -> visits.record(first));
    county.wu.scope().run(() -> visits.correct(first.id(), right, "走错了门"));
    attach(county.wu, Subject.visit(right.id()));
    var reopened = answered(county, matter(county, "水池又漏了"));
    county.wu.scope().run(() -> lookBacks.look(reopened, false, "还在漏，没有修好。", null));
    var posted = accepted(county, matter(county, "桥面要修"));
    county.yang.scope().run(() -> publications.propose(posted, posting("桥面要修")));
    county.luo.scope().run(() -> publications.post(posted));
    var invited = answered(county, matter(county, "水压又低了"));
    county.luo.scope().run(() -> ratings.slip(invited));
    rated(county, answered(county, matter(county, "水还是浑的")), 2);
  }

  private Recipient linked(TestCounty county, Person person) {
    var door = households.household(county, county.dadong, "石有才", "孩子上学，地少", "想学养蜂");
    households.link(county, person, door);
    return door;
  }

  private void heardAt(Person person, Recipient door) {
    var raising =
        new Raising(
            UUID.randomUUID(),
            FollowCode.random(),
            Matter.Kind.PROBLEM,
            "屋后排水沟堵了",
            "屋后的排水沟堵了，一下雨水就进灶房。",
            false,
            null);
    var promise = new Promise(UUID.randomUUID(), "带农技员来看蜂箱", LocalDate.of(2026, 12, 1));
    person
        .scope()
        .run(() ->
            visits.record(
                visit(
                    Kind.HOME_VISIT,
                    new With.Door(door.id()),
                    new Came.Met("雨季以后水管常断。", Served.LIVELIHOODS)),
                List.of(raising),
                List.of(promise)));
    attach(person, Subject.matter(raising.id()));
  }

  private void attach(Person person, Subject subject) {
    var sent = new MockMultipartFile(Attachments.FIELD, "水沟.png", null, PICTURE);
    if (attachments.check(new Valid<>(subject), List.of(sent))
        instanceof Valid<Filed<Subject>> with) {
      person
          .scope()
          .run(() -> attachments.keep(with.value().files(), () -> subject, with.value().value()));
    }
  }

  private void nobodyAtHome(Person person, Recipient door) {
    person
        .scope()
        .run(() ->
            visits.record(
                visit(
                    Kind.HOME_VISIT,
                    new With.Door(door.id()),
                    new Came.NotHome(LocalDate.of(2026, 11, 25)))));
  }

  private void talkedOver(Person person) {
    person
        .scope()
        .run(() ->
            visits.record(
                visit(
                    Kind.SYMPOSIUM,
                    new With.Gathering(person.unit().place(), 24),
                    new Came.Met("大家说了水和路。", Served.COMMITTEES))));
  }

  private Visit visit(Recipient door, List<UUID> alongside) {
    return visit(
        Kind.HOME_VISIT,
        new With.Door(door.id()),
        new Came.Met("说了今年的收成。", Served.LIVELIHOODS),
        alongside);
  }

  private Visit visit(Kind kind, With with, Came came) {
    return visit(kind, with, came, List.of());
  }

  private Visit visit(Kind kind, With with, Came came, List<UUID> alongside) {
    var ended = clock.instant().minus(Duration.ofMinutes(10));
    return new Visit(
        UUID.randomUUID(),
        kind,
        with,
        ended.minus(Duration.ofMinutes(30)),
        ended,
        came,
        "",
        alongside,
        "");
  }

  private MatterNumber matter(TestCounty county, String title) {
    clock.forward(Duration.ofMinutes(2));
    return matters(county.wu, title, clock.instant());
  }

  private MatterNumber matters(Person by, String title, Instant at) {
    var raised = raised(by, title, at);
    attach(by, Subject.matter(raised.id()));
    return raised.number();
  }

  private Raised raised(Person by, String title, Instant at) {
    return by.scope()
        .call(() ->
            matters.raise(
                Raise.byOfficial(
                    UUID.randomUUID(),
                    Matter.Kind.PROBLEM,
                    title,
                    title + "，请派人来看。",
                    by.unit().place(),
                    null,
                    false,
                    Matter.Priority.ORDINARY,
                    Matter.Channel.VISIT,
                    at,
                    null,
                    null)));
  }

  private void take(Person by, MatterNumber number, MatterStep step) {
    by.scope().run(() -> matters.take(number, step));
  }

  private MatterNumber dispatched(TestCounty county, MatterNumber number) {
    take(
        county.shi,
        number,
        new MatterStep.Sort(
            "water.drinking", Matter.Kind.PROBLEM, Matter.Priority.ORDINARY, false));
    take(
        county.shi, number, new MatterStep.Dispatch(county.water.id(), null, "请到现场查看。", List.of()));
    return number;
  }

  private MatterNumber accepted(TestCounty county, MatterNumber number) {
    take(county.meng, dispatched(county, number), new MatterStep.Accept());
    return number;
  }

  private MatterNumber answered(TestCounty county, MatterNumber number) {
    take(county.meng, accepted(county, number), new MatterStep.Answer(Outcome.SOLVED, "已到现场修好。"));
    return number;
  }

  /** One handed up to the county and one handed down to the group, both taken there. */
  private void inTheirOwnHands(TestCounty county) {
    var up = matter(county, "跨乡的路要修");
    take(county.shi, up, new MatterStep.HandUp(county.countyOffice.id(), "跨两个乡镇"));
    take(county.luo, up, new MatterStep.Accept());
    var down = matter(county, "巷口堆了柴");
    take(county.shi, down, new MatterStep.HandDown(county.dadongGroup.id(), "请工作组上门商量"));
    take(county.yang, down, new MatterStep.Accept());
    take(county.shi, matter(county, "想办一次农技课"), new MatterStep.Accept());
  }

  private void closed(TestCounty county, MatterNumber number) {
    county.shi.scope().run(() -> publications.propose(number, posting("井盖坏了")));
    county.luo.scope().run(() -> publications.post(number));
    rated(county, number, 4);
    county.wu.scope().run(() -> lookBacks.look(number, true, "看过了，盖得稳。", null));
  }

  private void rated(TestCounty county, MatterNumber number, int score) {
    var matter = county.wu.scope().call(() -> matters.get(number)).id();
    Scope.resident(county.key, county.wu.scope().zone(), matter)
        .run(() -> {
          ratings.handIn(score);
          ratings.rate(matter, Ratings.Channel.FOLLOW, score, "我们自己看得到。");
        });
  }

  private static Publications.Texts posting(String title) {
    return new Publications.Texts(title, "请派人来看。", "已到现场修好。");
  }

  private void diaries(TestCounty county) {
    for (var person : List.of(county.wu, county.yang, county.shi)) {
      person.scope().run(() -> diaries.write(LocalDate.of(2026, 11, 23), "今天走了两户，水管的事记下了。", 0));
    }
    county
        .yang
        .scope()
        .run(
            () -> diaries.read(county.wu.id(), YearMonth.of(2026, 11), "走得勤。", Diaries.Grade.GOOD));
  }
}
