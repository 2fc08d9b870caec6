package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.shared.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every text of the program stands in its bundles, in Chinese and in English at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {

  private static final Path TEMPLATES = Path.of("src", "main", "jte");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern FACT = Pattern.compile("\\{(\\d+)");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(?:\\.[a-z0-9-]+)+\\.?");

  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]+)\"");

  /** Where a text in Java is surely a key, whatever it looks like. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?:new Word\\(|new Way\\(\\s*\\d+,|\\b(?:say|lookup|localize)\\()\\s*\"([^\"]+)\"");

  private final Bundles words = Bundles.read();
  private final Set<String> bundles = Bundles.names();

  @Test
  void every_text_is_there_in_chinese_and_in_english() {
    assertThat(missing(words.chinese(), words.english())).as("Not in English yet").isEmpty();
    assertThat(missing(words.english(), words.chinese())).as("Not in Chinese").isEmpty();
    assertThat(missing(words.tibetan(), words.chinese())).as("In Tibetan only").isEmpty();
  }

  @Test
  void every_text_says_something() {
    assertThat(blank(words.chinese())).isEmpty();
    assertThat(blank(words.english())).isEmpty();
  }

  @Test
  void a_key_begins_with_the_name_of_its_bundle() {
    assertThat(Bundles.keysOutsideTheirBundle()).isEmpty();
  }

  @Test
  void both_languages_of_a_text_use_the_same_facts() {
    var different =
        words.chinese().keySet().stream()
            .filter(key -> !facts(words.chinese(), key).equals(facts(words.english(), key)))
            .toList();

    assertThat(different).isEmpty();
    assertThat(words.tibetan().keySet())
        .allSatisfy(
            key -> assertThat(facts(words.tibetan(), key)).isEqualTo(facts(words.chinese(), key)));
  }

  @Test
  void no_text_with_facts_has_a_straight_apostrophe() {
    for (var language : List.of(words.chinese(), words.english(), words.tibetan())) {
      assertThat(language)
          .allSatisfy((key, text) -> {
            if (FACT.matcher(text).find()) {
              assertThat(text).as("%s: write ’", key).doesNotContain("'");
            }
          });
    }
  }

  @Test
  void every_key_a_template_names_is_there() {
    var missing = new ArrayList<String>();
    for (var file : Bundles.files(TEMPLATES, ".jte")) {
      Template.of(Bundles.content(file)).literals().stream()
          .filter(literal -> isKey(literal) && !known(literal))
          .forEach(key -> missing.add(TEMPLATES.relativize(file) + ": " + key));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void every_key_the_program_names_is_there() {
    var missing = new TreeSet<String>();
    for (var file : Bundles.files(SOURCES, ".java")) {
      var code = Bundles.content(file);
      Stream.concat(
              SPOKEN.matcher(code).results().map(found -> found.group(1)),
              LITERAL.matcher(code).results().map(found -> found.group(1)).filter(this::isKey))
          .filter(key -> !known(key))
          .forEach(key -> missing.add(SOURCES.relativize(file) + ": " + key));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void every_reason_for_refusing_has_its_sentence() {
    assertThat(Refused.Reason.values())
        .allSatisfy(reason -> assertThat(words.chinese()).containsKey(reason.sentence()));
  }

  @Test
  void no_sentence_stands_in_a_template() {
    var sentences = new ArrayList<String>();
    for (var file : Bundles.files(TEMPLATES, ".jte")) {
      Template.of(Bundles.content(file))
          .sentences()
          .forEach(sentence -> sentences.add(TEMPLATES.relativize(file) + ": " + sentence));
    }

    assertThat(sentences).isEmpty();
  }

  /** Whether a literal looks like a key of one of the bundles. */
  private boolean isKey(String literal) {
    return KEY.matcher(literal).matches() && bundles.contains(literal.split("\\.", 2)[0]);
  }

  /** A key that is there, or the beginning of one to which a part is added. */
  private boolean known(String key) {
    return words.chinese().containsKey(key)
        || (key.endsWith(".")
            && words.chinese().keySet().stream().anyMatch(each -> each.startsWith(key)));
  }

  private static Set<String> facts(Map<String, String> texts, String key) {
    return FACT.matcher(texts.getOrDefault(key, ""))
        .results()
        .map(fact -> fact.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> missing(Map<String, String> from, Map<String, String> in) {
    return from.keySet().stream().filter(key -> !in.containsKey(key)).toList();
  }

  private static List<String> blank(Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(text -> text.getValue().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }
}
