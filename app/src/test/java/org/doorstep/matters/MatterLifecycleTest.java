package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.matters.Samples.BY_RULE;
import static org.doorstep.matters.Samples.FRIDAY;
import static org.doorstep.matters.Samples.OFFICE;
import static org.doorstep.matters.Samples.ROADS;
import static org.doorstep.matters.Samples.WATER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Closed;
import org.doorstep.matters.MatterState.Diverted;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.Raised;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.MatterState.Returned;
import org.doorstep.matters.Rights.Part;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatterLifecycleTest {

  private static final Path WRITTEN = Path.of("..", "docs", "generated", "lifecycle-handling.md");

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @Test
  @Tag("P3")
  void given_a_raised_matter_when_dispatched_without_a_date_then_the_rules_date_holds() {
    var step = new MatterStep.Dispatch(WATER, null, "letter", List.of());

    assertThat(new Raised(OFFICE, FRIDAY).after(step, BY_RULE))
        .isEqualTo(new Offered(OFFICE, WATER, BY_RULE));
  }

  @Test
  void
      given_a_unit_was_asked_when_it_gives_the_matter_back_then_the_asker_has_it_by_the_same_day() {
    var asked = new Offered(OFFICE, WATER, FRIDAY);

    assertThat(asked.after(new MatterStep.Return("not our pipe"), BY_RULE))
        .isEqualTo(new Returned(OFFICE, FRIDAY));
  }

  @Test
  void
      given_a_unit_was_asked_when_it_passes_the_matter_on_then_it_holds_it_until_the_other_accepts() {
    MatterState asked = new Offered(OFFICE, WATER, FRIDAY);

    var passed = asked.after(new MatterStep.PassOn(ROADS, "it is under the road"), BY_RULE);

    assertThat(passed).isEqualTo(new Offered(WATER, ROADS, FRIDAY));
    assertThat(passed.after(new MatterStep.Return("no"), BY_RULE))
        .isEqualTo(new Returned(WATER, FRIDAY));
    assertThat(passed.after(new MatterStep.Accept(), BY_RULE))
        .isEqualTo(new Handling(ROADS, FRIDAY));
  }

  @Test
  @Tag("T4")
  void given_a_matter_just_raised_when_solved_on_the_spot_then_it_is_answered_without_a_detour() {
    assertThat(new Raised(OFFICE, FRIDAY).after(new MatterStep.SolveOnSpot("mended"), BY_RULE))
        .isEqualTo(new Answered(OFFICE, Outcome.SOLVED));
    assertThat(Rights.of(MatterState.Name.RAISED, MatterStep.Name.SOLVE_ON_SPOT))
        .containsExactlyInAnyOrder(Part.RAISED, Part.HOLDS);
  }

  @Test
  @Tag("S6")
  void given_what_cannot_be_solved_now_then_it_has_a_reason_and_a_day_of_the_next_look() {
    var divert = new MatterStep.Divert(ReasonClass.NO_MONEY, "budget of next year", BY_RULE);

    var diverted = new Handling(WATER, FRIDAY).after(divert, FRIDAY);

    assertThat(diverted).isEqualTo(new Diverted(WATER, ReasonClass.NO_MONEY, BY_RULE));
    assertThat(diverted.dueOn()).contains(BY_RULE);
    assertThat(diverted.after(new MatterStep.TakeUpAgain("money came"), FRIDAY))
        .isEqualTo(new Handling(WATER, FRIDAY));
  }

  @Test
  @Tag("P4")
  void nothing_can_be_closed_before_it_was_answered() {
    for (var name : MatterState.Name.values()) {
      var closable =
          allowed(Samples.state(name), new MatterStep.Close()) && name != MatterState.Name.CLOSED;
      assertThat(closable).as(name.stored()).isEqualTo(name == MatterState.Name.ANSWERED);
    }
  }

  @Test
  void given_a_closed_matter_when_anything_but_a_note_is_asked_then_it_is_refused() {
    MatterState closed = new Closed(WATER, Outcome.SOLVED);
    for (var step : Samples.steps()) {
      if (step instanceof MatterStep.AddNote) {
        assertThat(closed.after(step, BY_RULE)).isEqualTo(closed);
      } else {
        assertThatExceptionOfType(Refused.class)
            .as(step.name().stored())
            .isThrownBy(() -> closed.after(step, BY_RULE))
            .returns(Reason.STEP_NOT_ALLOWED, Refused::reason);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void after_any_steps_one_unit_is_responsible_and_what_is_closed_stays_closed(int seed) {
    var chance = new Random(seed);
    MatterState state = new Raised(OFFICE, FRIDAY);
    for (var i = 0; i < 40; i++) {
      var before = state;
      var step = Samples.anyStep(chance);
      state = tried(before, step).orElse(before);

      assertThat(state.holder()).as("after " + step.name()).isNotNull();
      if (!before.name().open()) {
        assertThat(state).isEqualTo(before);
      }
      if (!state.holder().equals(before.holder())) {
        assertThat(before.asked()).as("only who was asked takes it over").contains(state.holder());
      }
      if (state.name().open() && before.name() != MatterState.Name.RAISED) {
        assertThat(state.name()).as("never unsorted again").isNotEqualTo(MatterState.Name.RAISED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MatterState.Name.class)
  void every_state_can_be_reached_from_the_beginning(MatterState.Name wanted) {
    var seen = EnumSet.noneOf(MatterState.Name.class);
    reach(new Raised(OFFICE, FRIDAY), seen);

    assertThat(seen).contains(wanted);
  }

  @Test
  void who_may_take_a_step_is_said_for_exactly_the_steps_that_are_allowed() {
    for (var name : MatterState.Name.values()) {
      for (var step : Samples.steps()) {
        assertThat(!Rights.of(name, step.name()).isEmpty())
            .as(name + " " + step.name())
            .isEqualTo(allowed(Samples.state(name), step));
      }
    }
  }

  @Test
  void who_only_watches_may_do_nothing_but_leave_a_note() {
    for (var name : MatterState.Name.values()) {
      for (var step : Samples.steps()) {
        assertThat(Rights.of(name, step.name()).contains(Part.WATCHES))
            .as(name + " " + step.name())
            .isEqualTo(step instanceof MatterStep.AddNote);
      }
    }
  }

  @Test
  void the_unit_that_answered_cannot_close_its_own_answer() {
    assertThat(Rights.of(MatterState.Name.ANSWERED, MatterStep.Name.CLOSE))
        .doesNotContain(Part.HOLDS, Part.ASKED, Part.ASSISTS);
  }

  @Test
  void the_lifecycle_is_drawn_from_the_table() throws IOException {
    var lines = new TreeSet<String>();
    var rows = new TreeSet<String>();
    for (var name : MatterState.Name.values()) {
      for (var step : Samples.steps()) {
        tried(Samples.state(name), step)
            .ifPresent(after -> {
              if (after.name() != name || step.name().moves()) {
                lines.add(
                    "    %s --> %s: %s"
                        .formatted(name.stored(), after.name().stored(), step.name().stored()));
              }
              rows.add(
                  "| %s | %s | %s | %s |"
                      .formatted(
                          name.stored(),
                          step.name().stored(),
                          after.name().stored(),
                          who(Rights.of(name, step.name()))));
            });
      }
    }
    assertThat(MatterState.Name.values())
        .allSatisfy(name ->
            assertThat(lines)
                .anyMatch(line ->
                    line.contains(name.stored() + ":")
                        || line.contains(" " + name.stored() + " ")));

    Files.writeString(
        WRITTEN,
        """
        # Handling: how a matter goes from raised to closed

        Written by `MatterLifecycleTest` from `MatterState.after` and `Rights`. A step that has no line is refused.
        Until a unit that has been asked accepts, the one that asked holds the matter; nothing can be closed as "not ours".

        ```mermaid
        stateDiagram-v2
            [*] --> raised: raise
        %s
            closed --> [*]
            withdrawn --> [*]
        ```

        | state | step | leads to | may be taken by |
        | --- | --- | --- | --- |
        %s
        """
            .formatted(String.join("\n", lines), String.join("\n", rows)));
  }

  private static String who(Set<Part> parts) {
    return parts.size() == Part.values().length
        ? "everybody who sees it"
        : parts.stream()
            .map(part -> part.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static void reach(MatterState from, Set<MatterState.Name> seen) {
    if (seen.add(from.name())) {
      Samples.steps().forEach(step -> tried(from, step).ifPresent(next -> reach(next, seen)));
    }
  }

  private static boolean allowed(MatterState state, MatterStep step) {
    return tried(state, step).isPresent();
  }

  private static Optional<MatterState> tried(MatterState state, MatterStep step) {
    try {
      return Optional.of(state.after(step, BY_RULE));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }
}
