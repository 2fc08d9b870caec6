package org.doorstep.pairings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.pairings.Point.What;
import org.doorstep.pairings.pages.DoorsPage.Hidden;
import org.doorstep.pairings.pages.PreviewPage;
import org.doorstep.pairings.pages.SetPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.doorstep.staff.Directory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Setting links for the chosen doors: the form, the preview, the one button that does it. */
@Controller
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class SetController {

  private static final int SHOWN = 50;

  private final Batches batches;
  private final LinkReading reading;
  private final Directory directory;
  private final MessageSource words;
  private final Clock clock;

  SetController(
      Batches batches, LinkReading reading, Directory directory, MessageSource words, Clock clock) {
    this.batches = batches;
    this.reading = reading;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/links/set")
  ModelAndView ask(Chosen.Typed typed, Locale locale) {
    var chosen = typed.read();
    return form(HttpStatus.OK, chosen, SetForm.blank(chosen, today()), new FieldErrors(), locale);
  }

  /** Looks for officials, goes back to the form, or shows what would happen. */
  @PostMapping("/links/set")
  ModelAndView look(
      Chosen.Typed typed,
      SetForm form,
      @RequestParam(defaultValue = "") String find,
      Locale locale) {
    var chosen = typed.read();
    if (!find.isEmpty()) {
      return form(HttpStatus.OK, chosen, form, new FieldErrors(), locale);
    }
    return switch (form.check(chosen, today())) {
      case Invalid(var errors) ->
          form(HttpStatus.UNPROCESSABLE_CONTENT, chosen, form, errors, locale);
      case Valid(var wanted) -> preview(batches.preview(wanted), form, locale);
    };
  }

  @PostMapping("/links/batches")
  ModelAndView carryOut(
      Chosen.Typed typed,
      SetForm form,
      @RequestParam String fingerprint,
      HttpServletResponse response) {
    return switch (form.check(typed.read(), today())) {
      case Invalid<Wanted> _ -> throw Refused.because(Reason.CHANGED_MEANWHILE);
      case Valid(var wanted) -> {
        var id = batches.carryOut(wanted, fingerprint);
        Flashes.say(response, "links.done");
        yield new ModelAndView("redirect:/links/batches/" + id);
      }
    };
  }

  private ModelAndView form(
      HttpStatus status, Chosen chosen, SetForm form, FieldErrors errors, Locale locale) {
    var t = words(locale);
    var page =
        new SetPage(
            LinksController.hidden(chosen),
            said(t, chosen),
            List.of(Change.values()).stream()
                .map(each ->
                    new Choice(
                        each.stored(), t.say(each.word()), t.lookup(each.word().key() + ".hint")))
                .toList(),
            kinds(t, chosen),
            offered(chosen, form),
            form.official(),
            form.q(),
            form.change(),
            form.kind(),
            form.from(),
            form.reason(),
            today().toString(),
            chosen.ticked(List.of()).address("/links"),
            errors);
    return new ModelAndView("pairings/set", Map.of("page", page), status);
  }

  /** Those ticked first, then those found or, before anything is typed, those nearest. */
  private List<Choice> offered(Chosen chosen, SetForm form) {
    var offered = new LinkedHashMap<UUID, Choice>();
    var some = form.q().isBlank() ? directory.near(place(chosen)) : directory.search(form.q());
    Stream.concat(directory.some(form.officials()).stream(), some.stream())
        .forEach(each ->
            offered.putIfAbsent(
                each.id(),
                new Choice(
                    each.id().toString(), each.name(), each.unitName() + " · " + each.title())));
    return List.copyOf(offered.values());
  }

  private static String place(Chosen chosen) {
    return chosen.places().isEmpty() ? Scope.current().place() : chosen.places().getFirst();
  }

  private static List<Choice> kinds(Words t, Chosen chosen) {
    var kinds = new ArrayList<Choice>();
    if (chosen.with().isPresent()) {
      kinds.add(new Choice(SetForm.EVERY_KIND, t.lookup("links.kind.every")));
    }
    SetForm.KINDS.forEach(kind -> kinds.add(new Choice(kind, LinkWays.kind(t, kind))));
    return kinds;
  }

  /** What is chosen, in words. */
  private List<String> said(Words t, Chosen chosen) {
    var said = new ArrayList<String>();
    said.add(chosen.what().map(What::word).map(t::say).orElse(t.lookup("links.what.all")));
    if (!chosen.points().isEmpty()) {
      said.add(t.say("links.chosen.ticked", chosen.points().size()));
    }
    if (chosen.places().isEmpty() && chosen.points().isEmpty()) {
      said.add(t.lookup("links.chosen.everywhere"));
    }
    var names = reading.placeNames(chosen.places());
    chosen.places().forEach(code -> said.add(names.getOrDefault(code, code)));
    if (chosen.unheld()) {
      said.add(t.lookup("links.held.no"));
    }
    if (!chosen.category().isEmpty()) {
      said.add(LinkWays.category(t, chosen.category()));
    }
    chosen
        .with()
        .ifPresent(who ->
            said.add(t.say("links.with", reading.names(List.of(who)).getOrDefault(who, ""))));
    return said;
  }

  private ModelAndView preview(Plan plan, SetForm form, Locale locale) {
    var t = words(locale);
    var shown =
        Stream.concat(
                plan.begins().stream().limit(SHOWN).map(Plan.Begin::point),
                Stream.concat(
                    plan.ends().stream().limit(SHOWN).map(Plan.End::point),
                    plan.unheld().stream().limit(SHOWN)))
            .toList();
    var villages = reading.villages(shown);
    var people =
        reading.names(
            Stream.concat(
                    plan.loads().stream().map(Plan.Load::official),
                    Stream.concat(
                        plan.begins().stream().map(Plan.Begin::official),
                        plan.ends().stream().map(each -> each.held().official())))
                .distinct()
                .toList());
    var page =
        new PreviewPage(
            carried(plan.wanted().chosen(), form),
            plan.fingerprint(),
            plan.points().size(),
            plan.begins().size(),
            plan.ends().size(),
            plan.unheld().size(),
            t.day(plan.wanted().from()),
            loads(t, plan, people),
            plan.loads().size(),
            rows(
                t,
                "links.preview.begins.table",
                plan.begins().stream()
                    .limit(SHOWN)
                    .map(each ->
                        line(
                            t,
                            each.point(),
                            villages,
                            each.kind(),
                            people.getOrDefault(each.official(), "")))
                    .toList()),
            rows(
                t,
                "links.preview.ends.table",
                plan.ends().stream()
                    .limit(SHOWN)
                    .map(each ->
                        line(
                            t,
                            each.point(),
                            villages,
                            each.held().kind(),
                            people.getOrDefault(each.held().official(), "")))
                    .toList()),
            plan.unheld().stream()
                .limit(SHOWN)
                .map(
                    each -> each.name() + " · " + villages.getOrDefault(each.place(), each.place()))
                .toList(),
            plan.changesNothing());
    return new ModelAndView("pairings/preview", Map.of("page", page));
  }

  private static List<Hidden> carried(Chosen chosen, SetForm form) {
    var carried = new ArrayList<>(LinksController.hidden(chosen));
    carried.add(new Hidden("change", form.change()));
    carried.add(new Hidden("kind", form.kind()));
    form.official().forEach(id -> carried.add(new Hidden("official", id)));
    carried.add(new Hidden("from", form.from()));
    carried.add(new Hidden("reason", form.reason()));
    return carried;
  }

  private static Table loads(Words t, Plan plan, Map<UUID, String> people) {
    return new Table(
        t.lookup("links.preview.loads"),
        List.of(
            new Column(t.lookup("links.official")),
            new Column(t.lookup("links.preview.before"), true),
            new Column(t.lookup("links.preview.after"), true)),
        plan.loads().stream()
            .limit(SHOWN)
            .map(each ->
                List.of(
                    new Cell(
                        people.getOrDefault(each.official(), ""),
                        "/links/officials/" + each.official()),
                    new Cell(Integer.toString(each.before())),
                    new Cell(Integer.toString(each.after()))))
            .toList());
  }

  private static Table rows(Words t, String caption, List<List<Cell>> rows) {
    return new Table(
        t.lookup(caption),
        List.of(
            new Column(t.lookup("links.door")),
            new Column(t.lookup("links.place")),
            new Column(t.lookup("links.kind")),
            new Column(t.lookup("links.official"))),
        rows);
  }

  private static List<Cell> line(
      Words t, Point point, Map<String, String> villages, String kind, String official) {
    return List.of(
        new Cell(point.name(), "/links/points/" + point.key()),
        new Cell(villages.getOrDefault(point.place(), point.place())),
        new Cell(LinkWays.kind(t, kind)),
        new Cell(official));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
