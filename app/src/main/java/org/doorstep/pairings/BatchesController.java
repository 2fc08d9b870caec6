package org.doorstep.pairings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.pairings.pages.BatchPage;
import org.doorstep.pairings.pages.BatchesPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.doorstep.shared.pages.WorkRow;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was changed together, and its undo. */
@Controller
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class BatchesController {

  private static final int SCREEN = 25;

  private final Batches batches;
  private final LinkHistory history;
  private final LinkReading reading;
  private final MessageSource words;

  BatchesController(
      Batches batches, LinkHistory history, LinkReading reading, MessageSource words) {
    this.batches = batches;
    this.history = history;
    this.reading = reading;
    this.words = words;
  }

  @GetMapping("/links/batches")
  ModelAndView list(@RequestParam(defaultValue = "") String after, Locale locale) {
    var t = words(locale);
    var mark = mark(after);
    var found = batches.list(mark, SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var places = reading.placeNames(shown.stream().map(Batch::place).toList());
    var people = reading.names(setters(shown));
    var rows =
        shown.stream()
            .map(each -> {
              var facts = new ArrayList<String>();
              facts.add(t.moment(each.setAt()));
              facts.add(name(t, people, each.setBy()));
              facts.add(places.getOrDefault(each.place(), each.place()));
              facts.add(t.say("links.batch.counts", each.began(), each.ended()));
              if (each.undoneBy() != null) {
                facts.add(t.lookup("links.batch.undone"));
              }
              return new WorkRow(
                  "/links/batches/" + each.id(),
                  "",
                  t.lookup("links.change." + each.change()) + " · " + each.reason(),
                  facts,
                  null,
                  false);
            })
            .toList();
    var next =
        found.size() > SCREEN
            ? "/links/batches?after=" + shown.getLast().setAt() + "~" + shown.getLast().id()
            : null;
    var page =
        new BatchesPage(
            LinkWays.tabs(t, "/links/batches"),
            rows,
            new Pager(mark.isPresent() ? "/links/batches" : null, next));
    return new ModelAndView("pairings/batches", Map.of("page", page));
  }

  @GetMapping("/links/batches/{id}")
  ModelAndView open(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "began") String rows,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    return page(HttpStatus.OK, id, rows, after, "", new FieldErrors(), locale);
  }

  @PostMapping("/links/batches/{id}/undo")
  ModelAndView undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      HttpServletResponse response) {
    if (reason.isBlank()) {
      var errors = new FieldErrors();
      errors.add("reason", new Word("links.reason.empty"));
      return page(HttpStatus.UNPROCESSABLE_CONTENT, id, "began", "", reason, errors, locale);
    }
    var undo = batches.undo(id, reason.strip());
    Flashes.say(response, "links.undone");
    return new ModelAndView("redirect:/links/batches/" + undo);
  }

  private ModelAndView page(
      HttpStatus status,
      UUID id,
      String which,
      String after,
      String reason,
      FieldErrors errors,
      Locale locale) {
    var t = words(locale);
    var batch = batches.get(id);
    var ended = which.equals("ended") || batch.began() == 0;
    var found = history.ofBatch(id, ended, SetForm.id(after), SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var here = "/links/batches/" + id;
    var tab = here + "?rows=" + (ended ? "ended" : "began");
    var page =
        new BatchPage(
            id.toString(),
            List.of(new Link(t.lookup("links.tab.batches"), "/links/batches")),
            t.lookup("links.change." + batch.change()),
            facts(t, batch),
            List.of(
                new Link(
                    t.lookup("links.batch.began"), here + "?rows=began", !ended, batch.began()),
                new Link(
                    t.lookup("links.batch.ended"), here + "?rows=ended", ended, batch.ended())),
            table(t, ended, shown),
            new Pager(
                after.isEmpty() ? null : tab,
                found.size() > SCREEN ? tab + "&after=" + shown.getLast().link() : null),
            batch.undoneBy() == null,
            reason,
            errors);
    return new ModelAndView("pairings/batch", Map.of("page", page), status);
  }

  private List<Fact> facts(Words t, Batch batch) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("links.reason", batch.reason()));
    facts.add(new Fact("links.from", t.day(batch.from())));
    facts.add(
        new Fact(
            "links.place",
            reading.placeNames(List.of(batch.place())).getOrDefault(batch.place(), batch.place())));
    facts.add(
        new Fact("links.batch.by", name(t, reading.names(setters(List.of(batch))), batch.setBy())));
    facts.add(new Fact("links.batch.at", t.moment(batch.setAt())));
    if (batch.undoes() != null) {
      facts.add(
          new Fact(
              "links.batch.undoes",
              t.lookup("links.batch.open"),
              "/links/batches/" + batch.undoes()));
    }
    if (batch.undoneBy() != null) {
      facts.add(
          new Fact(
              "links.batch.undone-by",
              t.lookup("links.batch.open"),
              "/links/batches/" + batch.undoneBy()));
    }
    return facts;
  }

  private Table table(Words t, boolean ended, List<LinkHistory.Period> shown) {
    var points = reading.points(shown.stream().map(LinkHistory.Period::point).toList());
    var people = reading.names(shown.stream().map(LinkHistory.Period::official).toList());
    var places = reading.placeNames(shown.stream().map(LinkHistory.Period::place).toList());
    return new Table(
        t.lookup(ended ? "links.batch.ended" : "links.batch.began"),
        List.of(
            new Column(t.lookup("links.door")),
            new Column(t.lookup("links.place")),
            new Column(t.lookup("links.kind")),
            new Column(t.lookup("links.official")),
            new Column(t.lookup("links.period"))),
        shown.stream()
            .map(each -> {
              var point = Optional.ofNullable(points.get(each.point()));
              return List.of(
                  point
                      .map(known -> new Cell(known.name(), "/links/points/" + known.key()))
                      .orElseGet(() -> new Cell(t.lookup("links.door.gone"))),
                  new Cell(places.getOrDefault(each.place(), each.place())),
                  new Cell(LinkWays.kind(t, each.kind())),
                  new Cell(
                      people.getOrDefault(each.official(), ""),
                      "/links/officials/" + each.official()),
                  new Cell(period(t, each)));
            })
            .toList());
  }

  static String period(Words t, LinkHistory.Period period) {
    return period.to() == null
        ? t.say("links.period.since", t.day(period.from()))
        : t.say("links.period.until", t.day(period.from()), t.day(period.to()));
  }

  private static List<UUID> setters(List<Batch> batches) {
    return batches.stream()
        .map(Batch::setBy)
        .flatMap(each -> Optional.ofNullable(each).stream())
        .toList();
  }

  private static String name(
      Words t, Map<UUID, String> people, @org.jspecify.annotations.Nullable UUID who) {
    return who == null ? t.lookup("links.batch.system") : people.getOrDefault(who, "");
  }

  private static Optional<Batches.Mark> mark(String written) {
    var parts = written.split("~", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Batches.Mark(Instant.parse(parts[0]), UUID.fromString(parts[1])));
    } catch (java.time.format.DateTimeParseException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
