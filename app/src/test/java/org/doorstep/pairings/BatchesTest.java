package org.doorstep.pairings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.doorstep.pairings.Point.What;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Counts;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ProgramTest
@Import(TestDoors.class)
class BatchesTest {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final TestDoors doors;
  private final Batches batches;
  private final Coverage coverage;
  private final LinkHistory history;
  private final Links links;
  private final Officials officials;
  private final Recipients recipients;
  private final TestTime.SetClock clock;
  private final TestCounty county;

  BatchesTest(
      TestCounties counties,
      TestDoors doors,
      Batches batches,
      Coverage coverage,
      LinkHistory history,
      Links links,
      Officials officials,
      Recipients recipients,
      TestTime.SetClock clock) {
    this.doors = doors;
    this.batches = batches;
    this.coverage = coverage;
    this.history = history;
    this.links = links;
    this.officials = officials;
    this.recipients = recipients;
    this.clock = clock;
    this.county = counties.found();
  }

  @AfterEach
  void monday() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("P1")
  void given_a_village_without_links_when_two_officials_share_it_then_each_gets_half_and_sees_it() {
    var households = in(county.system(), () -> doors.households(county.zhanli, 10));
    var wanted = add(Chosen.HOUSEHOLDS.in(county.zhanli), county.long_, county.wu);

    var plan = in(county.pan.scope(), () -> batches.preview(wanted));
    assertThat(plan.begins()).hasSize(10);
    assertThat(plan.ends()).isEmpty();
    assertThat(plan.unheld()).isEmpty();
    assertThat(plan.loads()).extracting(Plan.Load::after).containsExactly(5, 5);
    assertThat(sees(county.wu, households)).isZero();

    carryOut(county.pan, wanted);

    assertThat(in(county.wu.scope(), () -> links.doorsOf(county.wu.id()))).hasSize(5);
    assertThat(sees(county.wu, households)).isEqualTo(5);
    assertThat(sees(county.long_, households)).isEqualTo(5);
  }

  @Test
  @Tag("P1")
  void
      given_an_official_on_leave_when_another_takes_over_then_all_doors_change_and_the_day_is_kept() {
    var households = in(county.system(), () -> doors.households(county.zhanli, 4));
    carryOut(county.pan, add(Chosen.HOUSEHOLDS, county.wu));
    clock.forward(Duration.ofDays(10));
    var later = TODAY.plusDays(10);
    var handOver =
        new Wanted(
            Chosen.allOf(county.wu.id()),
            Change.REPLACE,
            "",
            List.of(county.long_.id()),
            later,
            "休假");

    carryOut(county.pan, handOver);

    var door = households.getFirst();
    assertThat(sees(county.wu, households)).isZero();
    assertThat(sees(county.long_, households)).isEqualTo(4);
    assertThat(in(county.system(), () -> links.on(county.wu.id(), door, later.minusDays(1))))
        .isPresent();
    assertThat(in(county.system(), () -> links.on(county.wu.id(), door, later))).isEmpty();
    assertThat(in(county.system(), () -> links.on(county.long_.id(), door, later))).isPresent();
    assertThat(
            in(
                county.pan.scope(),
                () -> history.ofOfficial(county.wu.id(), TODAY, Optional.empty(), 50)))
        .hasSize(4);
  }

  @Test
  void given_a_batch_when_it_is_undone_then_exactly_what_held_before_holds_again() {
    var households = in(county.system(), () -> doors.households(county.dadong, 6, "poor"));
    carryOut(county.shi, add(Chosen.HOUSEHOLDS.in(county.dadong), county.wu));
    var before = in(county.system(), doors::holding);
    var rows = total();
    var batch =
        carryOut(
            county.shi,
            new Wanted(
                Chosen.HOUSEHOLDS.in(county.dadong),
                Change.REPLACE,
                Links.CONTACT,
                List.of(county.long_.id(), county.liang.id()),
                TODAY,
                "轮换"));
    assertThat(in(county.system(), doors::holding)).isNotEqualTo(before);

    in(county.shi.scope(), () -> batches.undo(batch, "弄错了"));

    assertThat(in(county.system(), doors::holding)).isEqualTo(before);
    assertThat(total()).isEqualTo(rows + 12); // nothing was overwritten: six began, six again
    assertThat(sees(county.liang, households)).isZero();
    assertThatThrownBy(() -> in(county.shi.scope(), () -> batches.undo(batch, "再来")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void given_things_changed_since_the_preview_when_confirming_then_it_is_refused() {
    in(county.system(), () -> doors.households(county.dadong, 3));
    var wanted = add(Chosen.HOUSEHOLDS.in(county.dadong), county.wu);
    var seen = in(county.yang.scope(), () -> batches.preview(wanted)).fingerprint();
    in(county.system(), () -> doors.households(county.basha, 1));
    assertThat(in(county.yang.scope(), () -> batches.preview(wanted)).fingerprint())
        .isEqualTo(seen);
    carryOut(county.yang, wanted);

    assertThatThrownBy(() -> in(county.yang.scope(), () -> batches.carryOut(wanted, seen)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void an_official_and_a_department_set_no_links() {
    in(county.system(), () -> doors.households(county.dadong, 1));
    for (var person : List.of(county.wu, county.meng)) {
      assertThatThrownBy(() ->
              in(
                  person.scope(),
                  () -> batches.preview(add(Chosen.HOUSEHOLDS.in(county.dadong), county.wu))))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void the_leader_of_another_village_and_the_other_township_reach_no_door_and_no_batch() {
    in(county.system(), () -> doors.households(county.zhanli, 2));
    var wanted = add(Chosen.HOUSEHOLDS.in(county.zhanli), county.wu);
    assertThat(in(county.yang.scope(), () -> batches.preview(wanted)).points()).isEmpty();
    assertThat(in(county.shi.scope(), () -> batches.preview(wanted)).points()).isEmpty();
    var batch = carryOut(county.pan, wanted);

    assertThatThrownBy(() -> in(county.shi.scope(), () -> batches.undo(batch, "不该")))
        .isInstanceOf(Refused.class);
    assertThat(in(county.shi.scope(), () -> batches.list(Optional.empty(), 9))).isEmpty();
    assertThat(in(county.luo.scope(), () -> batches.list(Optional.empty(), 9))).hasSize(1);
  }

  @Test
  void row_security_refuses_a_link_outside_the_place_even_when_the_program_does_not() {
    var household = in(county.system(), () -> doors.households(county.zhanli, 1)).getFirst();
    var door = in(county.system(), () -> recipients.get(household));
    assertThatThrownBy(() ->
            in(
                county.yang.scope(),
                () ->
                    links.link(county.wu.id(), door, Links.CONTACT, TODAY, "", UUID.randomUUID())))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void a_batch_is_in_the_audit_trail() {
    in(county.system(), () -> doors.households(county.dadong, 2));
    var batch = carryOut(county.yang, add(Chosen.HOUSEHOLDS, county.wu));
    assertThat(
            in(
                county.system(),
                () ->
                    doors.count(
                        "select count(*) from audit.entry where county = :county and action ="
                            + " 'link.batch' and subject = '"
                            + batch
                            + "'")))
        .isEqualTo(1);
  }

  @Test
  @Tag("S3")
  void given_somebody_leaves_when_linked_then_the_doors_show_up_as_gaps() {
    in(county.system(), () -> doors.households(county.dadong, 3));
    carryOut(county.yang, add(Chosen.HOUSEHOLDS, county.wu));
    assertThat(in(county.yang.scope(), () -> gaps(What.HOUSEHOLD))).isEmpty();

    county.ji.scope().run(() -> officials.end(county.wu.id(), TODAY, "调走"));

    assertThat(in(county.yang.scope(), () -> gaps(What.HOUSEHOLD))).hasSize(3);
  }

  @Test
  @Tag("S3")
  void gaps_are_counted_as_they_open_and_close_and_as_far_as_anybody_is_told() {
    in(county.system(), () -> doors.households(county.dadong, 4));
    assertThat(in(county.yang.scope(), () -> coverage.countWithout(What.HOUSEHOLD))).isEqualTo(4);
    assertThat(in(county.pan.scope(), () -> coverage.countWithout(What.HOUSEHOLD))).isZero();
    var twice = carryOut(county.yang, add(Chosen.HOUSEHOLDS, county.wu, county.yang));
    assertThat(in(county.yang.scope(), () -> coverage.countWithout(What.HOUSEHOLD))).isZero();
    in(county.yang.scope(), () -> batches.undo(twice, "撤销"));
    assertThat(in(county.yang.scope(), () -> coverage.countWithout(What.HOUSEHOLD))).isEqualTo(4);

    in(county.system(), () -> doors.households(county.zhanli, Counts.MOST + 20));
    assertThat(in(county.pan.scope(), () -> coverage.countWithout(What.HOUSEHOLD)))
        .isEqualTo(Counts.MOST);
    assertThat(in(county.luo.scope(), coverage::countVillages)).isEqualTo(new Points.Counted(3, 3));
  }

  @Test
  @Tag("S3")
  @Tag("P4")
  void after_any_sequence_nobody_is_linked_twice_and_the_gaps_are_those_of_a_recount() {
    var places = List.of(county.dadong, county.basha, county.zhanli);
    places.forEach(place -> in(county.system(), () -> doors.households(place, 7)));
    var people = List.of(county.wu, county.long_, county.liang, county.yang);
    var offices = List.of(county.luo, county.ji, county.shi, county.pan);
    for (var seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var by = offices.get(random.nextInt(offices.size()));
      var all = in(by.scope(), () -> batches.list(Optional.empty(), 100));
      var open = all.stream().filter(each -> each.undoneBy() == null).toList();
      if (random.nextInt(3) == 0 && !open.isEmpty()) {
        var batch = open.get(random.nextInt(open.size())).id();
        in(by.scope(), () -> batches.undo(batch, "撤销"));
      } else {
        var wanted = random(random, places, people);
        var plan = in(by.scope(), () -> batches.preview(wanted));
        if (!plan.changesNothing()) {
          in(by.scope(), () -> batches.carryOut(wanted, plan.fingerprint()));
        }
      }
      assertThat(
              recount(
                  "select count(*) - count(distinct (official, coalesce(recipient::text, place),"
                      + " kind)) from pairings.link where county = :county and to_day is null"))
          .isZero();
      assertThat(in(county.luo.scope(), () -> gaps(What.HOUSEHOLD)))
          .hasSize(
              recount(
                  "select count(*) from recipients.recipient r left join (select distinct"
                      + " recipient from pairings.link where county = :county and to_day is null) l"
                      + " on l.recipient = r.id where r.county = :county and l.recipient is null"));
      assertThat(in(county.luo.scope(), () -> gaps(What.VILLAGE)))
          .hasSize(
              3
                  - recount(
                      "select count(distinct place) from pairings.link where county = :county"
                          + " and to_day is null and recipient is null"));
      assertThat(in(county.luo.scope(), () -> coverage.idle(Optional.empty(), 100)))
          .hasSize(
              9
                  - recount(
                      "select count(distinct official) from pairings.link where county ="
                          + " :county and to_day is null"));
      assertThat(recount("select count(*) from recipients.reach where county = :county"))
          .isEqualTo(
              recount(
                  "select count(*) from pairings.link where county = :county and to_day is null"
                      + " and recipient is not null"));
    }
  }

  private Wanted random(Random random, List<String> places, List<Person> people) {
    var what = random.nextInt(4) == 0 ? What.VILLAGE : What.HOUSEHOLD;
    var chosen = Chosen.of(what);
    if (random.nextBoolean()) {
      chosen = chosen.in(places.get(random.nextInt(places.size())));
    }
    if (random.nextInt(3) == 0) {
      chosen = chosen.linkedWith(people.get(random.nextInt(people.size())).id());
    }
    var change = List.of(Change.values()).get(random.nextInt(3));
    var who = new ArrayList<UUID>();
    if (change != Change.END) {
      people.stream().filter(_ -> random.nextBoolean()).forEach(each -> who.add(each.id()));
      if (who.isEmpty()) {
        who.add(people.getFirst().id());
      }
    }
    var kind = random.nextInt(4) == 0 ? "help" : Links.CONTACT;
    return new Wanted(chosen, change, kind, who, TODAY.minusDays(random.nextInt(20)), "试");
  }

  private List<Point> gaps(What what) {
    return coverage.without(what, Optional.empty(), 1000);
  }

  private int recount(String sql) {
    return in(county.system(), () -> doors.count(sql));
  }

  private int total() {
    return recount("select count(*) from pairings.link where county = :county");
  }

  private long sees(Person person, List<UUID> households) {
    return in(person.scope(), () -> recipients.some(households)).size();
  }

  private static Wanted add(Chosen chosen, Person... who) {
    return new Wanted(
        chosen,
        Change.ADD,
        Links.CONTACT,
        List.of(who).stream().map(Person::id).toList(),
        TODAY,
        "到任");
  }

  private UUID carryOut(Person by, Wanted wanted) {
    return in(by.scope(), () -> batches.carryOut(wanted, batches.preview(wanted).fingerprint()));
  }

  private static <T> T in(Scope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
    return scope.call(work);
  }
}
