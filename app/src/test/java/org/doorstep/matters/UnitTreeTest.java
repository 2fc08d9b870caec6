package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Unit.Kind;
import org.doorstep.staff.Units;
import org.doorstep.testing.Entries;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bureau sees what lies with its stations, because the tree of units says so. */
@ProgramTest
class UnitTreeTest {

  private final Matters matters;
  private final Units units;
  private final TestCounty county;
  private final Unit station;

  UnitTreeTest(TestCounties counties, Matters matters, Units units, TestTime.SetClock clock) {
    this.matters = matters;
    this.units = units;
    this.county = counties.found();
    this.station =
        new Unit(
            UUID.randomUUID(), "D11", "丙妹水务站", Kind.DEPARTMENT, county.water.id(), county.bingmei);
    clock.set(TestTime.MONDAY_MORNING);
    county.system().run(() -> units.add(station));
  }

  @Test
  @Tag("P3")
  void given_a_letter_to_a_station_then_its_bureau_sees_the_matter_and_another_bureau_does_not() {
    var number = sentToTheStation();

    assertThat(seenBy(county.meng.scope(), number)).isTrue();
    assertThat(seenBy(county.tang.scope(), number)).isFalse();
    assertThatThrownBy(
            () -> county.meng.scope().run(() -> matters.take(number, new MatterStep.Accept())))
        .isInstanceOf(Refused.class);
  }

  @Test
  @Tag("P3")
  void given_the_station_goes_to_another_bureau_then_that_one_sees_its_matters_at_once() {
    var number = sentToTheStation();

    county
        .ji
        .scope()
        .run(() -> units.change(station.id(), station.name(), Optional.of(county.roads.id())));

    assertThat(seenBy(county.tang.scope(), number)).isTrue();
    assertThat(seenBy(county.meng.scope(), number)).isFalse();
  }

  @Test
  @Tag("P3")
  void given_a_group_founded_later_then_it_sees_what_was_raised_in_its_village_before() {
    var number = raise();
    var second =
        new Unit(
            UUID.randomUUID(),
            "G11",
            "大洞村第二工作组",
            Kind.VILLAGE_GROUP,
            county.bingmeiOffice.id(),
            county.dadong);

    county.ji.scope().run(() -> units.add(second));

    assertThat(seenBy(leader(second), number)).isTrue();
    assertThat(seenBy(leader(county.bashaGroup), number)).isFalse();
  }

  private Scope leader(Unit unit) {
    var id = UUID.randomUUID();
    return new Scope(
        county.key,
        county.wu.scope().zone(),
        Role.GROUP_LEADER,
        id,
        UUID.randomUUID(),
        unit.id(),
        List.of(id, unit.id()),
        unit.place(),
        "");
  }

  private MatterNumber sentToTheStation() {
    var number = raise();
    county
        .shi
        .scope()
        .run(() ->
            matters.take(number, new MatterStep.Dispatch(station.id(), null, "请办", List.of())));
    return number;
  }

  private MatterNumber raise() {
    return county
        .wu
        .scope()
        .call(() -> matters.raise(Entries.problem(county.dadong, "水管爆了，没有水")))
        .number();
  }

  private boolean seenBy(Scope asker, MatterNumber number) {
    return asker.call(() -> {
      try {
        return matters.get(number).number().equals(number);
      } catch (Refused notThere) {
        return false;
      }
    });
  }
}
