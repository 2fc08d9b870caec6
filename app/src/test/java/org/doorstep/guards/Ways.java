package org.doorstep.guards;

import com.microsoft.playwright.APIRequestContext;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Where somebody gets to by following every link: pages of a kind for as long as they lead to
 * something of a kind not seen before.
 */
final class Ways {

  private static final int FRUITLESS_AT_MOST = 8;
  private static final Pattern LINK =
      Pattern.compile(
          "<a [^>]*?href=\"([^\"]+)\"|<form[^>]*? method=\"get\" action=\"([^\"]+)\"|<img"
              + " src=\"(/attachments/[^\"]+)\"");

  private final APIRequestContext visitor;
  private final String site;
  private final List<PathPattern> routes;

  /** The addresses found of each route, the first found first. */
  final Map<String, List<String>> found = new TreeMap<>();

  /** The forms on these pages. */
  final List<BlankForm> forms = new ArrayList<>();

  /** What did not open: the answer, the address, and the page that leads there. */
  final List<String> shut = new ArrayList<>();

  private Ways(APIRequestContext visitor, String site, Collection<String> routes) {
    this.visitor = visitor;
    this.site = site;
    this.routes = routes.stream().map(PathPatternParser.defaultInstance::parse).sorted().toList();
  }

  /** Follows links from some addresses, as whoever the visitor is signed in as. */
  static Ways follow(
      APIRequestContext visitor, String site, Collection<String> routes, String... from) {
    var ways = new Ways(visitor, site, routes);
    ways.follow(List.of(from));
    return ways;
  }

  private void follow(List<String> from) {
    var seen = new LinkedHashSet<>(from);
    var kinds = new HashSet<String>();
    var fruitless = new HashMap<String, Integer>();
    var ahead = new ArrayDeque<Map.Entry<String, String>>();
    from.forEach(address -> ahead.add(Map.entry(address, "the beginning")));
    while (!ahead.isEmpty()) {
      var next = ahead.poll();
      var address = next.getKey();
      var route = route(address);
      if (route.isEmpty()) {
        shut.add("no such way in: " + address + " on " + next.getValue());
        continue;
      }
      var alike = found.computeIfAbsent(route.get(), _ -> new ArrayList<>());
      if (fruitless.getOrDefault(route.get(), 0) > FRUITLESS_AT_MOST) {
        continue;
      }
      alike.add(address);
      var leadsOn = false;
      for (var link : linksAt(address, next.getValue())) {
        if (seen.add(link)) {
          ahead.add(Map.entry(link, address));
          leadsOn |= kinds.add(route(link).orElse(link));
        }
      }
      fruitless.merge(route.get(), 1, leadsOn ? (_, _) -> 0 : Integer::sum);
    }
  }

  private Set<String> linksAt(String address, String on) {
    var answer = visitor.get(site + address);
    try {
      if (answer.status() != 200) {
        shut.add(answer.status() + ": " + address + " on " + on);
      }
      if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
        return Set.of();
      }
      forms.addAll(BlankForm.on(address, answer.text()));
      var here = URI.create(answer.url());
      var links = new LinkedHashSet<String>();
      for (var link : LINK.matcher(answer.text()).results().toList()) {
        var href =
            Stream.of(link.group(1), link.group(2), link.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .replace("&amp;", "&");
        if (!href.startsWith("tel:")) {
          var there = here.resolve(href);
          var query = there.getRawQuery();
          links.add(there.getRawPath() + (query == null ? "" : "?" + query));
        }
      }
      return links;
    } finally {
      answer.dispose();
    }
  }

  /** The route an address belongs to. */
  private Optional<String> route(String address) {
    var path = PathContainer.parsePath(URI.create(address).getRawPath());
    return routes.stream()
        .filter(route -> route.matches(path))
        .findFirst()
        .map(PathPattern::getPatternString);
  }

  /** The address of a route that was found first. */
  String first(String route) {
    return found.getOrDefault(route, List.of()).getFirst();
  }
}
