package org.doorstep.pairings;

import java.util.List;
import org.doorstep.shared.Role;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the links, and the tabs among their pages. */
@Configuration
class LinkWays {

  @Bean
  static Way wayToLinks() {
    return new Way(
        60,
        "links.way",
        "/links",
        "people",
        Role.GROUP_LEADER,
        Role.TOWNSHIP_OFFICE,
        Role.COUNTY_OFFICE,
        Role.ADMINISTRATOR);
  }

  /** The three views of links. */
  static List<Link> tabs(Words t, String here) {
    return List.of(
        new Link(t.lookup("links.tab.doors"), "/links", here.equals("/links")),
        new Link(t.lookup("links.tab.gaps"), "/links/gaps", here.equals("/links/gaps")),
        new Link(t.lookup("links.tab.batches"), "/links/batches", here.equals("/links/batches")));
  }

  /** A category in the reader's language; one the county made itself as it is written. */
  static String category(Words t, String category) {
    var known = t.source().getMessage("category." + category, null, category, t.locale());
    return known == null ? category : known;
  }

  /** A kind of link in the reader's language. */
  static String kind(Words t, String kind) {
    var known = t.source().getMessage("links.kind." + kind, null, kind, t.locale());
    return known == null ? kind : known;
  }
}
