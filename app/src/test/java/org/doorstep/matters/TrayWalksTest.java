package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.DatabaseForTests;
import org.doorstep.matters.Rights.Part;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.testing.Entries;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks through the steps of a matter at random, each taken by somebody who may take it. */
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrayWalksTest {

  private static final int STEPS = 8;

  /** A seat and its part, where the line in the tray says the same as the matter. */
  private static final String LYING =
      """
      select t.seat, t.part from matters.tray t join matters.matter m on (m.county, m.id) = (t.county, t.matter)
      where t.county = ? and t.matter = ? and (t.state, t.due_on, t.place, t.category, t.kind, t.priority, t.open)
        is not distinct from (m.state, m.due_on, m.place, m.category, m.kind, m.priority,
          m.state not in ('closed', 'withdrawn'))
      """;

  private static final String SAID =
      """
      select s.seat, s.part from matters.matter m, matters.seats_of(m) s where m.county = ? and m.id = ?
      """;

  private record Seat(UUID seat, String part) {}

  private record Move(MatterStep step, Scope by) {}

  private final Matters matters;
  private final TestCounty county;
  private final List<Unit> units;
  private final MatterNumber earlier;
  private final Connection superuser;

  TrayWalksTest(
      TestCounties counties, Categories categories, Matters matters, TestTime.SetClock clock)
      throws SQLException {
    this.matters = matters;
    this.county = counties.found();
    this.units =
        List.of(
            county.countyOffice,
            county.bingmeiOffice,
            county.dadongGroup,
            county.water,
            county.roads);
    this.superuser = DatabaseForTests.superuser();
    clock.set(TestTime.MONDAY_MORNING);
    county.system().run(categories::loadStandard);
    this.earlier = raise().number();
  }

  @AfterAll
  void close() throws SQLException {
    superuser.close();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Tag("P3")
  void after_every_step_one_unit_holds_it_nobody_has_it_twice_and_the_trays_are_what_it_says(
      int seed) throws SQLException {
    var chance = new Random(seed);
    var matter = county.wu.scope().call(() -> matters.get(raise().number()));
    var walked = new ArrayList<String>();
    liesWhereItSays(matter, walked);
    while (matter.state().name().open() && walked.size() < STEPS) {
      var before = matter;
      var move = anyMove(before, chance);
      walked.add(move.step().name().stored());
      matter = move.by().call(() -> matters.take(before.number(), move.step()));
      liesWhereItSays(matter, walked);
    }
  }

  private void liesWhereItSays(Matter matter, List<String> walked) throws SQLException {
    var lying = seats(LYING, matter);
    assertThat(lying)
        .as("after %s", walked)
        .containsExactlyInAnyOrderElementsOf(seats(SAID, matter))
        .extracting(Seat::seat)
        .doesNotHaveDuplicates()
        .contains(
            county.wu.id(),
            county.dadongGroup.id(),
            county.bingmeiOffice.id(),
            county.countyOffice.id());
    assertThat(lying)
        .as("after %s", walked)
        .filteredOn(seat -> seat.part().equals(TrayPart.HOLDS.stored()))
        .extracting(Seat::seat)
        .containsExactly(matter.state().holder());
  }

  private List<Seat> seats(String query, Matter matter) throws SQLException {
    try (var statement = superuser.prepareStatement(query)) {
      statement.setInt(1, county.key);
      statement.setObject(2, matter.id());
      var seats = new ArrayList<Seat>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          seats.add(new Seat(rows.getObject(1, UUID.class), rows.getString(2)));
        }
      }
      return seats;
    }
  }

  private Raised raise() {
    var entry = Entries.problem(county.dadong, "停水三天");
    return county.wu.scope().call(() -> matters.raise(entry));
  }

  /** A step the matter allows, and somebody who may take it. */
  private Move anyMove(Matter matter, Random chance) {
    while (true) {
      var names = MatterStep.Name.values();
      var name = names[1 + chance.nextInt(names.length - 1)];
      var parts = List.copyOf(Rights.of(matter.state().name(), name));
      if (!parts.isEmpty()) {
        var by = whoIs(parts.get(chance.nextInt(parts.size())), matter);
        var to = name.moves() ? any(targets(name, matter), chance) : Optional.of(county.water);
        if (by.isPresent() && to.isPresent()) {
          // Only who sees the earlier matter can say that this one repeats it.
          var taker = name == MatterStep.Name.SAME_AS ? county.luo.scope() : by.get();
          return new Move(step(name, to.get(), matter, chance), taker);
        }
      }
    }
  }

  private MatterStep step(MatterStep.Name name, Unit to, Matter matter, Random chance) {
    return switch (Samples.step(name, to.id())) {
      case MatterStep.Dispatch(var unit, var due, var letter, _) ->
          new MatterStep.Dispatch(unit, due, letter, helping(to, matter, chance));
      case MatterStep.SameAs _ -> new MatterStep.SameAs(earlier);
      case MatterStep step -> step;
    };
  }

  /** Sometimes somebody who watches it, raised it or holds it is asked to help as well. */
  private List<UUID> helping(Unit asked, Matter matter, Random chance) {
    return Stream.concat(units.stream().map(Unit::id), Stream.of(matter.state().holder()))
        .filter(unit -> !unit.equals(asked.id()) && chance.nextInt(3) == 0)
        .distinct()
        .toList();
  }

  private Stream<Unit> targets(MatterStep.Name name, Matter matter) {
    var inCharge = unit(Targets.inCharge(matter));
    return units.stream()
        .filter(unit ->
            switch (name) {
              case HAND_UP -> unit.id().equals(inCharge.parent());
              case HAND_DOWN -> inCharge.id().equals(unit.parent());
              default -> !unit.equals(inCharge) && !unit.id().equals(matter.state().holder());
            });
  }

  private static Optional<Unit> any(Stream<Unit> units, Random chance) {
    var all = units.toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }

  private Unit unit(UUID id) {
    return units.stream().filter(unit -> unit.id().equals(id)).findFirst().orElseThrow();
  }

  private Optional<Scope> whoIs(Part part, Matter matter) {
    var holder = matter.state().holder();
    return switch (part) {
      case HOLDS -> Optional.of(oneOf(holder));
      case ASKED -> matter.state().asked().map(this::oneOf);
      case ASSISTS -> matter.assisting().stream().findFirst().map(this::oneOf);
      case ABOVE ->
          holder.equals(county.countyOffice.id())
              ? Optional.empty()
              : Optional.of(county.luo.scope());
      case RAISED -> Optional.of(county.wu.scope());
      case WATCHES -> Optional.of(county.yang.scope());
      case RESIDENT ->
          Optional.of(Scope.resident(county.key, county.wu.scope().zone(), matter.id()));
      case SYSTEM -> Optional.of(county.system());
    };
  }

  private Scope oneOf(UUID unit) {
    return county.people().stream()
        .filter(person -> person.unit().id().equals(unit) && person.role() != Role.ADMINISTRATOR)
        .findFirst()
        .orElseThrow()
        .scope();
  }
}
