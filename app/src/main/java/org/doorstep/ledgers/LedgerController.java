package org.doorstep.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.ledgers.pages.LedgerPage;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.doorstep.staff.Units;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The matter ledger: narrowed by the address, kept as a view, taken away as a spreadsheet. */
@Controller
@RequestMapping("/ledger")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class LedgerController {

  private static final int LONGEST_NAME = 40;

  private final MatterLedger ledger;
  private final LedgerExports exports;
  private final SavedViews views;
  private final CategoryNames categories;
  private final Places places;
  private final Units units;
  private final MessageSource words;
  private final Clock clock;

  LedgerController(
      MatterLedger ledger,
      LedgerExports exports,
      SavedViews views,
      CategoryNames categories,
      Places places,
      Units units,
      MessageSource words,
      Clock clock) {
    this.ledger = ledger;
    this.exports = exports;
    this.views = views;
    this.categories = categories;
    this.places = places;
    this.units = units;
    this.words = words;
    this.clock = clock;
  }

  @Configuration
  static class Ways {

    @Bean
    Way ledgerWay() {
      return new Way(
          50,
          "ledgers.way",
          "/ledger",
          "ledger",
          Role.OFFICIAL,
          Role.GROUP_LEADER,
          Role.TOWNSHIP_OFFICE,
          Role.DEPARTMENT,
          Role.COUNTY_OFFICE);
    }
  }

  @GetMapping
  ModelAndView show(
      HttpServletRequest request, @RequestParam(defaultValue = "") String after, Locale locale) {
    return page(
        HttpStatus.OK,
        MatterFilter.read(request.getParameterMap()),
        after,
        LedgerPage.Keeping.NOTHING,
        locale);
  }

  private ModelAndView page(
      HttpStatus status,
      MatterFilter filter,
      String after,
      LedgerPage.Keeping keeping,
      Locale locale) {
    var screen = ledger.find(filter, Mark.read(after), MatterLedger.SCREEN);
    var names = categories.in(locale);
    var composer =
        new LedgerPages(new Words(words, locale, Scope.current().zone()), names, places, units);
    LedgerPage page =
        composer.page(
            filter,
            screen,
            !after.isEmpty(),
            shipped(filter, new Words(words, locale, Scope.current().zone())),
            views.list(),
            keeping,
            LocalDate.ofInstant(clock.instant(), Scope.current().zone()));
    return new ModelAndView("ledgers/matters", Map.of("page", page), status);
  }

  /** The views everybody finds, each with how many lines the reader has in it. */
  private List<Link> shipped(MatterFilter filter, Words t) {
    var all = List.of(ShippedView.values());
    var counts = ledger.count(all.stream().map(ShippedView::filter).toList());
    var links = new ArrayList<Link>();
    for (var at = 0; at < all.size(); at++) {
      var view = all.get(at);
      links.add(
          new Link(
              t.say(view.key()),
              "/ledger?" + view.filter().query(),
              view.filter().sameAs(filter),
              counts.get(at)));
    }
    return links;
  }

  /** The whole ledger as a file; {@code format} is xlsx or csv. */
  @GetMapping("/export.{format}")
  void export(
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var filter = MatterFilter.read(request.getParameterMap());
    var say = new Words(words, locale, Scope.current().zone());
    var names = categories.in(locale);
    var cells = new MatterCells(say, code -> names.getOrDefault(code, code), places, units);
    var heads = cells.heads(filter.shown());
    var title = say.say("ledgers.title");
    var xlsx = format.equals("xlsx");
    response.setContentType(
        xlsx
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv;charset=UTF-8");
    var name =
        title + "-" + LocalDate.ofInstant(clock.instant(), say.zone()) + (xlsx ? ".xlsx" : ".csv");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var out = response.getOutputStream();
    try (var sheet = xlsx ? Sheet.xlsx(out, title, heads) : Sheet.csv(out, heads)) {
      exports.write(filter, cells, sheet);
    }
  }

  @PostMapping("/views")
  ModelAndView keep(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String shared,
      Locale locale) {
    var filter = MatterFilter.read(request.getParameterMap());
    var wanted = name.strip();
    var errors = new FieldErrors();
    errors.require("name", wanted, "ledgers.view.name.empty", LONGEST_NAME);
    if (!errors.none()) {
      var typed = new LedgerPage.Keeping(wanted, shared.equals("yes"), errors);
      return page(HttpStatus.UNPROCESSABLE_CONTENT, filter, "", typed, locale);
    }
    views.keep(wanted, filter, shared.equals("yes"));
    Flashes.say(response, "ledgers.view.kept");
    return new ModelAndView("redirect:/ledger?" + filter.query());
  }

  @PostMapping("/views/{id}/drop")
  String drop(@PathVariable UUID id, HttpServletResponse response) {
    views.drop(id);
    Flashes.say(response, "ledgers.view.dropped");
    return "redirect:/ledger";
  }
}
