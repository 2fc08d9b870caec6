package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Word;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AftercareLifecyclesTest {

  private static final Path GENERATED = Path.of("..", "docs", "generated");

  private static final List<Lifecycle<?, ?>> ALL =
      List.of(
          new Lifecycle<>(
              LookBackLifecycle.ALLOWED,
              LookBackLifecycle.State.class,
              LookBackLifecycle.Step.class),
          new Lifecycle<>(
              RatingLifecycle.ALLOWED, RatingLifecycle.State.class, RatingLifecycle.Step.class),
          new Lifecycle<>(
              PublicationLifecycle.ALLOWED,
              PublicationLifecycle.State.class,
              PublicationLifecycle.Step.class),
          new Lifecycle<>(
              ExtensionLifecycle.ALLOWED,
              ExtensionLifecycle.State.class,
              ExtensionLifecycle.Step.class));

  record Lifecycle<S extends Enum<S>, T extends Enum<T>>(
      AllowedSteps<S, T> allowed, Class<S> states, Class<T> steps) {

    List<Word> words() {
      return Stream.concat(
              Arrays.stream(states.getEnumConstants()).map(allowed::word),
              Arrays.stream(steps.getEnumConstants()).map(allowed::did))
          .toList();
    }

    void everything_is_in_the_table() {
      var reached = EnumSet.of(allowed.first());
      allowed.lines().forEach(line -> reached.add(line.to()));
      var used = EnumSet.noneOf(steps);
      allowed.lines().forEach(line -> used.add(line.step()));
      assertThat(reached).as(allowed.name()).isEqualTo(EnumSet.allOf(states));
      assertThat(used).as(allowed.name()).isEqualTo(EnumSet.allOf(steps));
    }

    void what_has_no_line_is_refused() {
      for (var state : states.getEnumConstants()) {
        for (var step : steps.getEnumConstants()) {
          if (!allowed.allows(state, step)) {
            assertThatExceptionOfType(Refused.class)
                .as("%s %s", state, step)
                .isThrownBy(() -> allowed.after(state, step))
                .returns(Reason.STEP_NOT_ALLOWED, Refused::reason);
          }
        }
      }
    }

    /** Tries steps by chance and gives the states passed through. */
    List<S> walk(Random chance) {
      var steps = this.steps.getEnumConstants();
      return Stream.iterate(
              allowed.first(),
              state -> allowed.find(state, steps[chance.nextInt(steps.length)]).orElse(state))
          .limit(12)
          .toList();
    }

    String page() {
      return """
      # Lifecycle: %s

      Drawn from the program's own table by a test; a step without a line is refused.

      ```mermaid
      %s```
      """
          .formatted(allowed.name(), allowed.picture());
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  static List<Lifecycle<?, ?>> all() {
    return ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_state_is_reached_and_every_step_is_used(Lifecycle<?, ?> lifecycle) {
    lifecycle.everything_is_in_the_table();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_step_that_has_no_line_is_refused(Lifecycle<?, ?> lifecycle) {
    lifecycle.what_has_no_line_is_refused();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_state_and_step_has_a_word_in_chinese_and_in_english(Lifecycle<?, ?> lifecycle) {
    for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
      var words =
          ResourceBundle.getBundle(
              "words.aftercare",
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      assertThat(words.getLocale()).isEqualTo(locale);
      assertThat(words.keySet()).containsAll(lifecycle.words().stream().map(Word::key).toList());
    }
  }

  @Tag("M8")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_is_tried_a_rating_once_given_stays_given(long seed) {
    var rating =
        new Lifecycle<>(
            RatingLifecycle.ALLOWED, RatingLifecycle.State.class, RatingLifecycle.Step.class);

    var states = rating.walk(new Random(seed));

    var given = states.indexOf(RatingLifecycle.State.RATED);
    if (given >= 0) {
      assertThat(states.subList(given, states.size())).containsOnly(RatingLifecycle.State.RATED);
    }
  }

  @Tag("C7")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_is_posted_that_was_not_proposed_just_before(long seed) {
    var publication =
        new Lifecycle<>(
            PublicationLifecycle.ALLOWED,
            PublicationLifecycle.State.class,
            PublicationLifecycle.Step.class);

    var states = publication.walk(new Random(seed));

    for (var at = 1; at < states.size(); at++) {
      if (states.get(at) == PublicationLifecycle.State.POSTED) {
        assertThat(states.get(at - 1))
            .isIn(PublicationLifecycle.State.PROPOSED, PublicationLifecycle.State.POSTED);
      }
    }
  }

  @Test
  void each_lifecycle_is_drawn_into_the_documentation() throws IOException {
    for (var lifecycle : ALL) {
      var file = GENERATED.resolve("lifecycle-" + lifecycle.allowed().name() + ".md");
      Files.createDirectories(GENERATED);
      Files.writeString(file, lifecycle.page());
      assertThat(file).content().contains("[*] --> ");
    }
  }
}
