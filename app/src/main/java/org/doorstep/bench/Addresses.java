package org.doorstep.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
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
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

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
  record Filter(String name, String query) {

    static Filter of(String name, Object value) {
      return new Filter(
          name, name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The filters of a page's forms, each with its values.
   *
   * @param options of so many options of a choice, the first
   * @param ticks of so many boxes of one name, the first
   */
  static List<Filter> filters(String body, int options, int ticks) {
    var filters = new ArrayList<Filter>();
    var forms = FORM.matcher(body);
    while (forms.find()) {
      if (!forms.group(1).contains("method=\"post\"")) {
        read(forms.group(2), options, ticks, filters);
      }
    }
    return filters;
  }

  private static void read(String form, int options, int ticks, List<Filter> filters) {
    var selects = SELECT.matcher(form);
    while (selects.find()) {
      OPTION
          .matcher(selects.group(2))
          .results()
          .limit(options)
          .forEach(option -> filters.add(Filter.of(selects.group(1), option.group(1))));
    }
    var taken = new HashMap<String, Integer>();
    TICK.matcher(form)
        .results()
        .map(MatchResult::group)
        .forEach(tick -> {
          var name = first(NAME, tick);
          if (!name.isEmpty()
              && !name.equals("column") // shows more of the same rows
              && taken.merge(name, 1, Integer::sum) <= ticks) {
            filters.add(Filter.of(name, first(VALUE, tick)));
          }
        });
  }

  private static String first(Pattern attribute, String tag) {
    var found = attribute.matcher(tag);
    return found.find() ? found.group(1) : "";
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
