package org.doorstep.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where the pages of lists lead: their tabs and views, and each of their filters. */
final class Addresses {

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern SELECT =
      Pattern.compile("<select\\b[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*value=\"([^\"]+)\"");
  private static final Pattern TICK =
      Pattern.compile("<input\\b(?=[^>]*type=\"(?:checkbox|radio)\")[^>]*>");
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]+)\"");

  private Addresses() {}

  /** The same page by its own links: its tabs, its views, the page that follows. */
  static Set<String> links(String path, String body) {
    var links = new LinkedHashSet<String>();
    var found = LINK.matcher(body);
    while (found.find()) {
      var href = found.group(1).replace("&amp;", "&");
      if (href.startsWith(path + "?")) {
        links.add(href);
      }
    }
    return links;
  }

  /**
   * A filter set to one value.
   *
   * @param name the parameter
   * @param query the parameter with its value
   */
  record Filter(String name, String query) {}

  /** Each filter of a page's form with its first values, and with the days that are given. */
  static List<Filter> filters(String body, int values, List<Filter> days) {
    var byName = new TreeMap<String, List<String>>();
    var forms = FORM.matcher(body);
    while (forms.find()) {
      if (!forms.group(1).contains("method=\"post\"")) {
        read(forms.group(2), byName);
      }
    }
    byName.remove("column");
    var filters = new ArrayList<Filter>();
    byName.forEach((name, all) ->
        all.stream()
            .distinct()
            .limit(values)
            .forEach(value ->
                filters.add(
                    new Filter(
                        name, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))));
    filters.addAll(days);
    return filters;
  }

  private static void read(String form, Map<String, List<String>> byName) {
    var selects = SELECT.matcher(form);
    while (selects.find()) {
      var options = OPTION.matcher(selects.group(2));
      while (options.find()) {
        add(byName, selects.group(1), options.group(1));
      }
    }
    var ticks = TICK.matcher(form);
    while (ticks.find()) {
      var name = NAME.matcher(ticks.group());
      var value = VALUE.matcher(ticks.group());
      if (name.find() && value.find()) {
        add(byName, name.group(1), value.group(1));
      }
    }
  }

  private static void add(Map<String, List<String>> byName, String name, String value) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** Each filter alone, and each pair of two different ones. */
  static Set<String> aloneAndInPairs(String path, List<Filter> filters) {
    var addresses = new LinkedHashSet<String>();
    filters.forEach(one -> addresses.add(path + "?" + one.query()));
    for (var one : filters) {
      for (var other : filters) {
        if (one.name().compareTo(other.name()) < 0) {
          addresses.add(path + "?" + one.query() + "&" + other.query());
        }
      }
    }
    return addresses;
  }
}
