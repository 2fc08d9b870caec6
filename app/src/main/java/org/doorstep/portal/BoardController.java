package org.doorstep.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.doorstep.aftercare.PublicationBoard;
import org.doorstep.aftercare.PublicationBoard.Posted;
import org.doorstep.aftercare.PublicationBoard.Show;
import org.doorstep.matters.MatterNumber;
import org.doorstep.places.County;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.portal.pages.BoardPage;
import org.doorstep.portal.pages.PostedLine;
import org.doorstep.portal.pages.PostedPage;
import org.doorstep.portal.pages.SheetPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The public board: what was raised, what was answered, and what is overdue, by village. */
@Controller
@RequestMapping("/c/{code}/board")
@Allowed(Role.PUBLIC)
class BoardController {

  private final Here here;
  private final Villages villages;
  private final PublicationBoard board;
  private final Places places;
  private final Units units;
  private final Clock clock;

  BoardController(
      Here here,
      Villages villages,
      PublicationBoard board,
      Places places,
      Units units,
      Clock clock) {
    this.here = here;
    this.villages = villages;
    this.board = board;
    this.places = places;
    this.units = units;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String township,
      @RequestParam(defaultValue = "") String village,
      @RequestParam(defaultValue = "newest") String show,
      @RequestParam(defaultValue = "") String after) {
    var county = here.county(code);
    var order = Coded.find(Show.class, show).orElse(Show.NEWEST);
    var page =
        Here.anybody(county)
            .call(() -> {
              var within = village.startsWith(township) ? village : "";
              var place = within.isEmpty() ? township : within;
              var screen = board.screen(place, order, after);
              return new BoardPage(
                  county.code(),
                  villages.townships(county),
                  villages.of(county, township),
                  township,
                  within,
                  order.stored(),
                  lines(county, screen.lines()),
                  place.isEmpty() ? "" : places.name(place),
                  !after.isEmpty(),
                  screen.next().orElse(null));
            });
    return new ModelAndView("portal/board", Map.of("page", page, "county", county.name()));
  }

  /** For the village's notice board, on paper. */
  @GetMapping("/sheet")
  ModelAndView sheet(@PathVariable String code, @RequestParam(defaultValue = "") String village) {
    var county = here.county(code);
    var page =
        Here.anybody(county)
            .call(() -> {
              var posted =
                  Level.find(village).filter(Level.VILLAGE::equals).isPresent()
                      ? board.screen(village, Show.NEWEST, "").lines()
                      : List.<Posted>of();
              // What is posted is still to be read where the register no longer has the village.
              if (posted.isEmpty() && !villages.is(county, village)) {
                throw Refused.because(Reason.NOT_FOUND);
              }
              var holders = units.names(posted.stream().map(Posted::holder).toList());
              return new SheetPage(
                  county.code(),
                  county.name(),
                  village,
                  places.name(village),
                  today(county),
                  posted.stream()
                      .map(one -> PostedPage.of(county.code(), one, "", holders, today(county)))
                      .toList());
            });
    return new ModelAndView("portal/sheet", Map.of("page", page, "county", county.name()));
  }

  @GetMapping("/{number}")
  ModelAndView one(@PathVariable String code, @PathVariable MatterNumber number) {
    var county = here.county(code);
    var page =
        Here.anybody(county)
            .call(() -> {
              var posted = board.find(number).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
              return PostedPage.of(
                  county.code(),
                  posted,
                  places.name(posted.place()),
                  units.names(List.of(posted.holder())),
                  today(county));
            });
    return new ModelAndView("portal/posted", Map.of("page", page, "county", county.name()));
  }

  private List<PostedLine> lines(County county, List<Posted> posted) {
    var names = places.names(posted.stream().map(Posted::place).toList());
    return posted.stream().map(one -> PostedLine.of(one, names, today(county))).toList();
  }

  private LocalDate today(County county) {
    return LocalDate.ofInstant(clock.instant(), county.zone());
  }
}
