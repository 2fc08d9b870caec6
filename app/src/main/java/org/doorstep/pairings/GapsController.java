package org.doorstep.pairings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.pairings.Point.What;
import org.doorstep.pairings.pages.GapsPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Counts;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Figure;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Full coverage (S3, P4): what is missing, at any moment. */
@Controller
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class GapsController {

  private static final int SCREEN = 25;
  private static final String OFFICIALS = "official";

  private final Coverage coverage;
  private final LinkReading reading;
  private final MessageSource words;
  private final Clock clock;

  GapsController(Coverage coverage, LinkReading reading, MessageSource words, Clock clock) {
    this.coverage = coverage;
    this.reading = reading;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/links/gaps")
  ModelAndView gaps(
      @RequestParam(defaultValue = "household") String of,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var t = new Words(words, locale, Scope.current().zone());
    var what = List.of(What.values()).stream().filter(each -> each.stored().equals(of)).findFirst();
    var listed = what.isPresent() ? doors(what.get(), after) : officials(after);
    var here = "/links/gaps?of=" + what.map(What::stored).orElse(OFFICIALS);
    var kinds = new ArrayList<Link>();
    for (var each : What.values()) {
      kinds.add(
          new Link(
              t.lookup("links.gaps." + each.stored()),
              "/links/gaps?of=" + each.stored(),
              what.equals(Optional.of(each))));
    }
    kinds.add(
        new Link(t.lookup("links.gaps.official"), "/links/gaps?of=" + OFFICIALS, what.isEmpty()));
    var page =
        new GapsPage(
            LinkWays.tabs(t, "/links/gaps"),
            List.of(figure(t, what)),
            kinds,
            what.map(What::stored).orElse(OFFICIALS),
            what.map(each -> Chosen.of(each).onlyUnheld().address("/links")).orElse(""),
            listed.rows(),
            new Pager(
                after.isEmpty() ? null : here,
                listed.next().isEmpty()
                    ? null
                    : LinksController.with(here, "after", listed.next())));
    return new ModelAndView("pairings/gaps", Map.of("page", page));
  }

  private record Listed(List<WorkRow> rows, String next) {}

  private Listed doors(What what, String after) {
    var found = coverage.without(what, LinksController.mark(after), SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var villages = reading.villages(shown);
    var rows =
        shown.stream()
            .map(each ->
                new WorkRow(
                    "/links/points/" + each.key(),
                    each.code(),
                    each.name(),
                    what == What.VILLAGE
                        ? List.of()
                        : List.of(villages.getOrDefault(each.place(), each.place())),
                    null,
                    false))
            .toList();
    return new Listed(
        rows,
        found.size() > SCREEN ? LinksController.written(Points.Mark.of(shown.getLast())) : "");
  }

  private Listed officials(String after) {
    var found = coverage.idle(mark(after), SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var rows =
        shown.stream()
            .map(each ->
                new WorkRow(
                    "/links/officials/" + each.official(),
                    each.code(),
                    each.name(),
                    List.of(each.unit(), each.title()),
                    null,
                    false))
            .toList();
    return new Listed(
        rows,
        found.size() > SCREEN ? shown.getLast().official() + "~" + shown.getLast().code() : "");
  }

  /**
   * Of doors, who are many, as many as anybody is told; of villages and officials how many of all.
   */
  private Figure figure(Words t, Optional<What> what) {
    if (what.isEmpty()) {
      return rate(t, OFFICIALS, coverage.countOfficials());
    }
    if (what.get() == What.VILLAGE) {
      return rate(t, What.VILLAGE.stored(), coverage.countVillages());
    }
    var without = coverage.countWithout(what.get());
    return figure(t, what.get().stored(), Counts.said(without), "", "", without > 0);
  }

  private Figure rate(Words t, String of, Points.Counted counted) {
    var without = Integer.toString(counted.without());
    return figure(t, of, without, without, Integer.toString(counted.all()), counted.without() > 0);
  }

  private Figure figure(
      Words t, String of, String value, String numerator, String denominator, boolean attention) {
    return new Figure(
        "links.gaps." + of,
        "links.gaps." + of + ".definition",
        value,
        numerator,
        denominator,
        "/links/gaps?of=" + of,
        t.moment(clock.instant()),
        attention);
  }

  private static Optional<Coverage.Mark> mark(String written) {
    var parts = written.split("~", 2);
    return parts.length == 2
        ? SetForm.id(parts[0]).map((UUID official) -> new Coverage.Mark(parts[1], official))
        : Optional.empty();
  }
}
