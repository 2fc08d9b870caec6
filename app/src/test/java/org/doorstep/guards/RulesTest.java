package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rule of the practices is shown by which tests: read from their tags, written to a page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {

  private static final Pattern LINE = Pattern.compile("([A-Z]\\d+),\"([^\"]+)\"");
  private static final Pattern LOOKS_LIKE_A_RULE = Pattern.compile("[A-Z]\\d{1,3}");

  /** A test that names a rule. */
  private record Shown(String rule, String where, String what) {}

  private final Map<String, String> rules = rules();
  private final List<Shown> tagged = tagged();

  @Test
  void the_list_of_rules_is_whole() {
    assertThat(rules.keySet())
        .containsExactlyElementsOf(
            Stream.of("M11", "C7", "Y13", "S12", "T6", "F12", "P4")
                .flatMap(RulesTest::upTo)
                .toList());
  }

  @Test
  void every_tag_that_looks_like_a_rule_is_one() {
    assertThat(tagged)
        .filteredOn(shown -> LOOKS_LIKE_A_RULE.matcher(shown.rule()).matches())
        .allSatisfy(shown -> assertThat(rules).as(shown.where()).containsKey(shown.rule()));
  }

  @Test
  void the_page_of_rules_is_written_anew() {
    var tests = new TreeMap<String, TreeSet<String>>();
    for (var shown : tagged) {
      tests
          .computeIfAbsent(shown.rule(), _ -> new TreeSet<>())
          .add("`" + shown.where() + "`" + (shown.what().isEmpty() ? "" : ": " + shown.what()));
    }
    var page = new StringBuilder();
    page.append("# Rules and their tests\n\n")
        .append("Written by `RulesTest` from `docs/rules.csv` and the tags of all tests: ")
        .append(
            "%d of %d rules have a test.\n\n"
                .formatted(
                    rules.keySet().stream().filter(tests::containsKey).count(), rules.size()))
        .append("| id | rule | tests |\n| --- | --- | --- |\n");
    rules.forEach((id, rule) ->
        page.append(
            "| %s | %s | %s |\n"
                .formatted(
                    id,
                    rule,
                    tests.containsKey(id) ? String.join("<br>", tests.get(id)) : "not yet")));
    Generated.write("rules.md", page.toString());

    assertThat(page.toString()).contains("| M1 |").contains("| P4 |");
  }

  private static Stream<String> upTo(String last) {
    return java.util.stream.IntStream.rangeClosed(1, Integer.parseInt(last.substring(1)))
        .mapToObj(number -> last.charAt(0) + "" + number);
  }

  private static Map<String, String> rules() {
    var rules = new LinkedHashMap<String, String>();
    Generated.doc("rules.csv")
        .lines()
        .skip(1)
        .forEach(line -> {
          var rule = LINE.matcher(line);
          assertThat(rule.matches()).as(line).isTrue();
          assertThat(rules.put(rule.group(1), rule.group(2))).as("Twice: " + line).isNull();
        });
    return rules;
  }

  private static List<Shown> tagged() {
    return testClasses()
        .flatMap(type ->
            Stream.concat(
                tags(type).map(tag -> new Shown(tag, type.getSimpleName(), "")),
                Arrays.stream(type.getDeclaredMethods())
                    .flatMap(method ->
                        tags(method)
                            .map(tag -> new Shown(tag, type.getSimpleName(), title(method))))))
        .sorted(
            Comparator.comparing(Shown::rule)
                .thenComparing(Shown::where)
                .thenComparing(Shown::what))
        .toList();
  }

  private static Stream<String> tags(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotationsByType(Tag.class)).map(Tag::value);
  }

  private static String title(Method method) {
    var name = method.getAnnotation(DisplayName.class);
    return name == null ? method.getName().replace('_', ' ') : name.value();
  }

  private static Stream<Class<?>> testClasses() {
    try {
      var folder =
          Path.of(RulesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Bundles.files(folder, ".class").stream()
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.startsWith("org/doorstep/") && !file.contains("package-info"))
          .map(file -> file.replace('/', '.').replaceAll("\\.class$", ""))
          .map(RulesTest::load);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, RulesTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
