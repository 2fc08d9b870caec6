package org.doorstep.deadlines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.deadlines.Cases.day;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.WorkingLine.Counted;
import org.doorstep.deadlines.WorkingLine.CountedHours;
import org.doorstep.deadlines.WorkingLine.CountedMakeUpDay;
import org.doorstep.deadlines.WorkingLine.CountedMonths;
import org.doorstep.deadlines.WorkingLine.DayOff;
import org.doorstep.deadlines.WorkingLine.DueAt;
import org.doorstep.deadlines.WorkingLine.DueOn;
import org.doorstep.deadlines.WorkingLine.Extended;
import org.doorstep.deadlines.WorkingLine.MovesOn;
import org.doorstep.deadlines.WorkingLine.Paused;
import org.doorstep.deadlines.WorkingLine.PausedHours;
import org.doorstep.deadlines.WorkingLine.ProvisionalFrom;
import org.doorstep.deadlines.WorkingLine.StandsStill;
import org.doorstep.deadlines.WorkingLine.Started;
import org.doorstep.deadlines.WorkingLine.Weekend;
import org.doorstep.places.Occasion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineWordsTest {

  final Properties chinese = words("/words/deadlines.properties");
  final Properties english = words("/words/deadlines_en.properties");

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
  }

  @Test
  void every_kind_of_line_becomes_a_sentence_in_both_languages() {
    var lines = oneOfEach();

    assertThat(lines.stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(WorkingLine.class.getPermittedSubclasses());
    for (var line : lines) {
      assertThat(said(line, chinese, Locale.CHINA)).doesNotContain("{").isNotBlank();
      assertThat(said(line, english, Locale.UK)).doesNotContain("{").isNotBlank();
    }
  }

  @Test
  void a_line_reads_as_people_of_the_language_write() {
    var madeUp = new CountedMakeUpDay(day("2026-10-10"), national(), 3, 15);
    var unknown = new ProvisionalFrom(day("2026-12-25"), 2027);

    assertThat(said(madeUp, chinese, Locale.CHINA))
        .isEqualTo("2026年10月10日 星期六：第 3 天，共 15 天（国庆节调休上班）");
    assertThat(said(madeUp, english, Locale.UK))
        .isEqualTo("Saturday 10 October 2026: day 3 of 15, worked to make up for National Day");
    assertThat(said(unknown, chinese, Locale.CHINA))
        .isEqualTo("自 2026年12月25日 星期五 起为暂定：2027年的放假安排尚未公布");
    assertThat(said(unknown, english, Locale.UK))
        .isEqualTo(
            "Provisional from Friday 25 December 2026: the days off of 2027 are not announced yet");
  }

  @Test
  void rules_units_starts_standings_and_outcomes_have_their_words() {
    var keys =
        Stream.of(
                RuleBook.shipped().rules().stream().map(rule -> "rule." + rule.id()),
                constants("unit", Unit.values()),
                constants("starts", StartEvent.values()),
                constants("standing", LegalBasis.Standing.values()),
                constants("outcome", Recomputed.Outcome.values()))
            .flatMap(each -> each)
            .map("deadlines."::concat);

    assertThat(chinese.stringPropertyNames()).containsAll(keys.toList());
  }

  private static Stream<String> constants(String kind, Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(each -> kind + "." + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static List<WorkingLine> oneOfEach() {
    var day = day("2026-10-10");
    var moment = LocalDateTime.parse("2026-10-10T09:30");
    return List.of(
        new Started(moment, true),
        new Started(moment, false),
        new Counted(day, 1, 2),
        new CountedMakeUpDay(day, national(), 1, 2),
        new Weekend(day),
        new DayOff(day, national()),
        new Paused(day, day, "court"),
        new PausedHours(moment, moment, "court"),
        new CountedHours(moment, moment),
        new CountedMonths(1, day),
        new Extended(1, Unit.WORKING_DAYS, "Li Na", day, "survey"),
        new Extended(1, Unit.CALENDAR_DAYS, "Li Na", day, "survey"),
        new Extended(1, Unit.MONTHS, "Li Na", day, "survey"),
        new Extended(1, Unit.HOURS, "Li Na", day, "survey"),
        new MovesOn(day, day),
        new ProvisionalFrom(day, 2027),
        new StandsStill(day, "court"),
        new DueOn(day),
        new DueAt(moment));
  }

  private static Occasion national() {
    return new Occasion("national-day", "国庆节", "National Day");
  }

  private static String said(WorkingLine line, Properties words, Locale locale) {
    var sentence = Objects.requireNonNull(words.getProperty(line.key()), line.key());
    return new MessageFormat(sentence, locale).format(line.facts(locale).toArray());
  }

  private static Properties words(String name) {
    var words = new Properties();
    try (var file = Objects.requireNonNull(DeadlineWordsTest.class.getResourceAsStream(name))) {
      words.load(new InputStreamReader(file, UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }
}
