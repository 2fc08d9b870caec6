package org.doorstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of a command line, and what is said back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderTest {

  @Test
  void options_may_stand_anywhere_and_take_their_value_after_a_space_or_an_equals_sign() {
    var order = Order.parse("backup", "--data=/a b", "file.tar.gz", "--prune-log");

    assertThat(order.home().folder()).isEqualTo(Path.of("/a b"));
    assertThat(order.operands()).containsExactly("file.tar.gz");
    assertThat(order.has(Option.PRUNE_LOG)).isTrue();
    assertThat(Order.parse("start", "--port", "0").port()).isZero();
  }

  @Test
  void the_demo_stays_on_this_machine_and_the_program_does_not() {
    assertThat(Order.parse("demo").address()).isEqualTo("127.0.0.1");
    assertThat(Order.parse("start").address()).isEqualTo("0.0.0.0");
    assertThat(Order.parse("demo", "--address", "10.0.0.7").address()).isEqualTo("10.0.0.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "start --fly",
        "start --port",
        "start --port 65536",
        "start --port x",
        "start --foreground=yes",
        "stop --port 1",
        "backup",
        "status more"
      })
  void what_is_not_understood_is_said_in_both_languages(String typed) {
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> Order.parse(typed.split(" ")))
        .satisfies(trouble -> {
          assertThat(trouble.exit()).isEqualTo(Trouble.ASKED_WRONGLY);
          assertThat(trouble.sentence(speaking(Locale.CHINESE))).matches("(?s).*\\p{IsHan}.*");
          assertThat(trouble.sentence(speaking(Locale.ENGLISH))).matches("\\P{IsHan}*");
        });
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BEANS", "LINE"})
  void every_verb_has_its_help_in_both_languages_with_every_option(Verb verb) {
    for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      var out = new ByteArrayOutputStream();
      new Say(language, printing(out), printing(out)).help(Optional.of(verb));
      var help = out.toString(StandardCharsets.UTF_8);
      assertThat(help).contains("./doorstep " + verb.word());
      verb.options.forEach(option -> assertThat(help).contains(option.word()));
    }
  }

  @Test
  void every_word_is_there_in_both_languages() throws Exception {
    assertThat(words("/words/command.properties").stringPropertyNames())
        .isEqualTo(words("/words/command_en.properties").stringPropertyNames());
  }

  @Test
  void a_moment_is_read_in_this_time_zone_unless_it_names_another() {
    assertThat(Moments.read("2026-11-22 08:30+08:00"))
        .isEqualTo(Instant.parse("2026-11-22T00:30:00Z"));
    assertThat(Moments.read("2026-11-22 08:30:15.5Z"))
        .isEqualTo(Instant.parse("2026-11-22T08:30:15.5Z"));
    assertThat(Moments.shown(Moments.read("2026-11-22T08:30"))).isEqualTo("2026-11-22 08:30:00");
    assertThatExceptionOfType(Trouble.class).isThrownBy(() -> Moments.read("yesterday"));
  }

  @Test
  void a_table_lines_up_chinese_and_latin() {
    var out = new ByteArrayOutputStream();
    speaking(Locale.CHINESE, out).table(List.of(List.of("账号", "a"), List.of("luo", "b")));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("  账号   a", "  luo    b");
  }

  private static Properties words(String file) throws Exception {
    var words = new Properties();
    try (var in = OrderTest.class.getResourceAsStream(file)) {
      words.load(in);
    }
    return words;
  }

  private static Say speaking(Locale language) {
    return speaking(language, new ByteArrayOutputStream());
  }

  private static Say speaking(Locale language, ByteArrayOutputStream out) {
    return new Say(language, printing(out), printing(out));
  }

  private static PrintStream printing(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
