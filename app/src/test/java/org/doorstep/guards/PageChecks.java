package org.doorstep.guards;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.browser.Axe;
import org.jspecify.annotations.Nullable;

/** What every page has to be, whoever looks at it: see {@link #wrong}. */
final class PageChecks {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern FACT = Pattern.compile("\\{[^}]*}");

  /** Each text a reader meets, also where only the ear does. */
  private static final String TEXTS =
      """
      () => {
        const texts = [document.title];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) texts.push(walk.currentNode.data);
        for (const one of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
          for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
            if (one.hasAttribute(name)) texts.push(one.getAttribute(name));
        return texts.map(text => text.trim()).filter(text => text);
      }
      """;

  private static final String FIELDS_WITHOUT_NAME =
      """
      () => [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
        .filter(one => !one.labels.length && !one.getAttribute('aria-label')
          && !one.getAttribute('aria-labelledby'))
        .map(one => one.outerHTML)
      """;

  private static final String BROKEN_ANCHORS =
      """
      () => [...document.querySelectorAll('a[href^="#"]')]
        .map(one => one.getAttribute('href')).filter(href => !document.querySelector(href))
      """;

  /**
   * What a page is built of, whatever it says: in another language, or of another matter, the same.
   */
  private static final String BUILT =
      """
      () => innerWidth + [...document.querySelectorAll('*')].map(one => one.tagName
        + [...one.attributes].map(each => each.name === 'class' ? each.value : each.name)).join()
      """;

  private final Set<String> bundles;
  private final Map<String, List<Pattern>> foreign;

  private final Set<String> data;

  /** How the pages were built on which no barrier was found. */
  private final Set<String> usable = new HashSet<>();

  /** What was found wrong with a text, by its language: most texts stand on every page. */
  private final Map<String, List<String>> known = new HashMap<>();

  /**
   * @param data names that may be in another language than the page
   */
  PageChecks(Set<String> data) {
    this.data = Set.copyOf(data);
    var texts = Bundles.read();
    this.bundles = Bundles.names();
    this.foreign =
        Map.of("en", sentences(texts.chinese(), texts.english(), HAN), "zh", chineseOnly(texts));
  }

  private static List<Pattern> chineseOnly(Bundles texts) {
    return sentences(texts.english(), texts.chinese(), Pattern.compile("[a-z]{2,} [a-z]{2,}"));
  }

  /** The texts of one language that say something else in the other, as patterns. */
  private static List<Pattern> sentences(
      Map<String, String> these, Map<String, String> others, Pattern telling) {
    return these.entrySet().stream()
        .filter(text -> telling.matcher(FACT.matcher(text.getValue()).replaceAll("")).find())
        .filter(text -> !text.getValue().equals(others.get(text.getKey())))
        .map(text ->
            Pattern.compile(
                FACT.splitAsStream(text.getValue().replace("''", "'"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))
                    + (text.getValue().endsWith("}") ? ".*" : ""),
                Pattern.DOTALL))
        .toList();
  }

  /** What is wrong with a page that was answered with 200, a line for each thing. */
  List<String> wrong(Page page, String language, @Nullable Integer status) {
    var wrong = new ArrayList<String>();
    if (status == null || status != 200) {
      wrong.add("answered " + status);
    }
    if (page.locator("h1").count() != 1) {
      wrong.add(page.locator("h1").count() + " headings of the first rank");
    }
    if (!page.title().matches("(?s)\\S.* · .+")) {
      wrong.add("title: " + page.title());
    }
    if (!language.equals(page.locator("html").getAttribute("lang"))) {
      wrong.add("not said to be in " + language);
    }
    if (page.evaluate("document.documentElement.scrollWidth > innerWidth").equals(true)) {
      wrong.add("wider than the screen");
    }
    list(page, FIELDS_WITHOUT_NAME).forEach(field -> wrong.add("a field without a name: " + field));
    list(page, BROKEN_ANCHORS).forEach(anchor -> wrong.add("leads nowhere: " + anchor));
    list(page, TEXTS)
        .forEach(text ->
            wrong.addAll(
                known.computeIfAbsent(language + " " + text, _ -> wrongText(text, language))));
    var built = page.evaluate(BUILT).toString();
    if (!usable.contains(built)) {
      var violations = Axe.violations(page);
      wrong.addAll(violations);
      if (violations.isEmpty()) {
        usable.add(built);
      }
    }
    return wrong;
  }

  private List<String> wrongText(String text, String language) {
    var wrong = new ArrayList<String>();
    if (text.contains("???") || bundles.stream().anyMatch(name -> isKey(text, name))) {
      wrong.add("a key instead of a text: " + text);
    }
    if (!data.contains(text)
        && foreign.getOrDefault(language, List.of()).stream()
            .anyMatch(other -> other.matcher(text).matches())) {
      wrong.add("in the other language: " + text);
    }
    return wrong;
  }

  private static boolean isKey(String text, String bundle) {
    return !text.contains("{\"") // what was recorded, in the audit trail
        && Pattern.compile("\\b" + bundle + "\\.[a-z]+[a-z.-]*").matcher(text).find();
  }

  private static List<String> list(Page page, String script) {
    return ((List<?>) page.evaluate(script)).stream().map(Object::toString).toList();
  }
}
