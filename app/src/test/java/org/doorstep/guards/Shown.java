package org.doorstep.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.doorstep.shared.Role;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a county shows: every list, figure, page of one thing and export, as the people of a county
 * and everybody outside find them by following links, line by line.
 */
final class Shown {

  /** Pages of one thing. Each is looked at by the first who finds it. */
  private static final List<Pattern> OF_ONE_THING =
      List.of(
          Pattern.compile("/matters/M-[^/]+(/why|/letter|/publication|/extension|/look-back)?"),
          Pattern.compile("/(doors|visits|commitments|why)/[^/]+"),
          Pattern.compile("/situation/.*"),
          Pattern.compile("/diary/readings/[^/]+"),
          Pattern.compile("/links/(officials|points|batches)/[^/]+"),
          Pattern.compile("/staff/(officials|units|accounts)/[^/]+"),
          Pattern.compile("/c/[^/]+/board/[^/]+"),
          Pattern.compile("/attachments/[^/]+"),
          Pattern.compile("/admin/import/runs/[^/]+(/bad-rows)?"));

  /** Forms, ways that lead elsewhere, and the trail, which each look at an export makes longer. */
  private static final Pattern NO_LIST =
      Pattern.compile("/|/(audit|error|home|password|post|sign-in)|/[a-z]+/new");

  /** Pages no link leads to that is followed; of the trail, what no look makes longer. */
  private static final List<String> BESIDES =
      List.of("/audit/seals", "/audit?action=matter.dispatch", "/diary?day=2026-11-23");

  /** A list shows the same rows narrowed and in other orders. */
  private static final int ALIKE = 5;

  /** Begins the line of a heading, a hint or a list with nothing in it: it stands for no record. */
  static final String ABOUT = "about: ";

  /** What only says what stands below, or that nothing does. */
  private static final String ABOUT_THE_REST =
      ".empty, h1, h2, h3, h4, caption, thead, legend, label, summary, button, .hint, .lead,"
          + " .actions, .label, .notice, option";

  private record Looker(String who, PlainBrowser browser, Set<String> addresses) {}

  private final List<Looker> lookers = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<String, List<String>> first = new LinkedHashMap<>();

  private Shown() {}

  /** Where the people of a county get to, and everybody without an account. */
  static Shown to(int port, TestCounty county, List<Person> people) {
    var shown = new Shown();
    for (var person : people) {
      shown.follow(
          person.name(), PlainBrowser.signedIn(port, county, person), lists(person.role()));
    }
    var open = "/c/" + county.code;
    shown.follow(
        "everybody",
        new PlainBrowser(port),
        List.of(
            open,
            open + "/board",
            open + "/board?show=open",
            open + "/board/sheet?village=" + county.dadong));
    // The first look at an export enters the trail's list of what is done.
    shown.first.putAll(shown.look(page -> page.contains("/ledger/export")));
    shown.first.putAll(shown.look(page -> page.contains("/audit")));
    return shown;
  }

  private static List<String> lists(Role role) {
    var paths =
        Route.committed().values().stream()
            .filter(route -> route.method().equals("GET") && !route.isOpen() && route.opensTo(role))
            .map(Route::path)
            .collect(Collectors.toSet());
    return Stream.concat(
            paths.stream().filter(path -> !path.contains("{") && !NO_LIST.matcher(path).matches()),
            BESIDES.stream().filter(address -> paths.contains(address.replaceAll("\\?.*", ""))))
        .sorted()
        .toList();
  }

  private void follow(String who, PlainBrowser browser, Collection<String> lists) {
    var addresses = new LinkedHashSet<>(lists);
    var alike = new LinkedHashMap<String, Integer>();
    var ahead = new ArrayDeque<>(lists);
    while (!ahead.isEmpty()) {
      var address = ahead.poll();
      var answer = browser.get(address);
      first.put(who + " " + address, lines(address, answer));
      var page = answer.page();
      if (address.equals("/ledger")) {
        var columns =
            page.select("input[name=column]").eachAttr("value").stream()
                .map(column -> "column=" + column)
                .collect(Collectors.joining("&"));
        addresses.add("/ledger/export.csv?" + columns);
        addresses.add("/ledger/export.xlsx?" + columns);
      }
      for (var link : page.select("a[href^=/]").eachAttr("href")) {
        if (isWanted(link, lists, alike) && addresses.add(link)) {
          ahead.add(link);
        }
      }
    }
    seen.addAll(addresses);
    lookers.add(new Looker(who, browser, addresses));
  }

  private boolean isWanted(String link, Collection<String> lists, Map<String, Integer> alike) {
    if (link.contains("after=") || link.contains("before=") || link.contains("#")) {
      return false;
    }
    var path = link.replaceAll("\\?.*", "");
    if (OF_ONE_THING.stream().anyMatch(one -> one.matcher(path).matches())) {
      var chosen = path.startsWith("/situation") || path.startsWith("/diary");
      return (chosen || path.equals(link)) && !seen.contains(link);
    }
    return lists.contains(path) && alike.merge(path, 1, Integer::sum) <= ALIKE;
  }

  /** What stood on each page at first, by who looked and where. */
  Map<String, List<String>> first() {
    return first;
  }

  /** What stands on some pages now. */
  Map<String, List<String>> look(Predicate<String> some) {
    return lookers.parallelStream()
        .flatMap(looker ->
            looker.addresses().stream()
                .filter(address -> some.test(looker.who() + " " + address))
                .map(address ->
                    Map.entry(
                        looker.who() + " " + address,
                        lines(address, looker.browser().get(address)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> lines(String address, Answer answer) {
    var lines = new ArrayList<String>();
    lines.add("answered " + answer.status() + answer.to());
    if (answer.status() != 200) {
      return lines;
    }
    if (address.contains(".xlsx")) {
      lines.addAll(rows(answer.text().getBytes(StandardCharsets.ISO_8859_1)));
    } else if (address.contains(".csv")) {
      answer.text().lines().forEach(lines::add);
    } else {
      var page = answer.page();
      page.select("nav.jamb, main").forEach(part -> walk(part, lines));
      if (page.selectFirst("main") == null) {
        walk(page.body(), lines);
      }
    }
    return lines;
  }

  /** A row of a table or list is one line, as are a figure and a fact with its name. */
  private static void walk(Element element, List<String> lines) {
    if (element.is(ABOUT_THE_REST)) {
      lines.add(ABOUT + element.text());
      return;
    }
    var isRow =
        element.is("tr, li, .figure, dl > div") && element.select("tr, li, .figure").size() <= 1;
    if (isRow || !element.ownText().isBlank()) {
      var links = element.select("[href], [src]");
      lines.add(
          element.text()
              + links.stream()
                  .map(link -> " " + link.attr("href") + link.attr("src"))
                  .filter(link -> !link.startsWith(" /icons"))
                  .collect(Collectors.joining()));
      return;
    }
    element.children().forEach(child -> walk(child, lines));
  }

  private static List<String> rows(byte[] workbook) {
    try {
      var file = Files.createTempFile("shown", ".xlsx");
      Files.write(file, workbook);
      try (var zip = new ZipFile(file.toFile())) {
        return rows(part(zip, "xl/worksheets/sheet1.xml"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Document part(ZipFile zip, String name) throws IOException {
    try (var part = zip.getInputStream(zip.getEntry(name))) {
      return Jsoup.parse(part, "UTF-8", "", Parser.xmlParser());
    }
  }

  private static List<String> rows(Document sheet) {
    return sheet.select("row").stream()
        .map(row -> row.select("c").stream().map(Element::text).collect(Collectors.joining("|")))
        .toList();
  }
}
