package org.doorstep.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.doorstep.aftercare.PublicationBoard;
import org.doorstep.aftercare.PublicationBoard.Show;
import org.doorstep.aftercare.Ratings;
import org.doorstep.places.Places;
import org.doorstep.portal.pages.CountiesPage;
import org.doorstep.portal.pages.CountyPage;
import org.doorstep.portal.pages.PostedLine;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.pages.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The first page: of the only county there is, or the counties to choose from. */
@Controller
@Allowed(Role.PUBLIC)
class PortalController {

  private static final int NEWEST = 3;

  private final Here here;
  private final Places places;
  private final PublicationBoard board;
  private final Ratings ratings;
  private final Clock clock;

  PortalController(Here here, Places places, PublicationBoard board, Ratings ratings, Clock clock) {
    this.here = here;
    this.places = places;
    this.board = board;
    this.ratings = ratings;
    this.clock = clock;
  }

  @GetMapping("/")
  ModelAndView begin() {
    var counties = Scope.nobody().call(places::counties);
    if (counties.size() == 1) {
      return new ModelAndView("redirect:/c/" + counties.getFirst().code());
    }
    var page =
        new CountiesPage(
            counties.stream()
                .map(county -> new Link(county.name(), "/c/" + county.code()))
                .toList());
    return new ModelAndView("portal/counties", Map.of("page", page));
  }

  @GetMapping("/c/{code}")
  ModelAndView county(@PathVariable String code) {
    var county = here.county(code);
    var today = LocalDate.ofInstant(clock.instant(), county.zone());
    var page =
        Here.anybody(county)
            .call(() -> {
              var newest =
                  board.screen("", Show.NEWEST, "").lines().stream().limit(NEWEST).toList();
              var names =
                  places.names(newest.stream().map(PublicationBoard.Posted::place).toList());
              return new CountyPage(
                  county.code(),
                  county.name(),
                  newest.stream().map(posted -> PostedLine.of(posted, names, today)).toList(),
                  ratings.tally());
            });
    return new ModelAndView("portal/county", Map.of("page", page, "county", county.name()));
  }
}
