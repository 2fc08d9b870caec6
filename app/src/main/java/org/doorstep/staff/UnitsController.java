package org.doorstep.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.pages.UnitsPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree of units, one level at a time, kept by the administrator. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class UnitsController {

  private static final int SCREEN = 25;

  private final Units units;
  private final Officials officials;
  private final Places places;
  private final MessageSource words;
  private final Clock clock;

  UnitsController(
      Units units, Officials officials, Places places, MessageSource words, Clock clock) {
    this.units = units;
    this.officials = officials;
    this.places = places;
    this.words = words;
    this.clock = clock;
  }

  /** A unit as typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record UnitForm(String code, String name, String kind, String place, String parent) {

    UnitForm {
      code = Objects.requireNonNullElse(code, "");
      name = Objects.requireNonNullElse(name, "");
      kind = Objects.requireNonNullElse(kind, "");
      place = Objects.requireNonNullElse(place, "");
      parent = Objects.requireNonNullElse(parent, "");
    }

    UnitsPage.Typed typed() {
      return new UnitsPage.Typed(code, name, kind, place, parent);
    }
  }

  @GetMapping("/staff/units")
  ModelAndView top(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    return page(
        HttpStatus.OK, null, q, after, new UnitForm("", "", "", "", ""), new FieldErrors(), locale);
  }

  @GetMapping("/staff/units/{id}")
  ModelAndView open(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String after, Locale locale) {
    var unit = units.get(id);
    var form = new UnitForm("", "", "", unit.place(), id.toString());
    return page(HttpStatus.OK, unit, "", after, form, new FieldErrors(), locale);
  }

  @PostMapping("/staff/units")
  ModelAndView add(UnitForm form, Locale locale, HttpServletResponse response) {
    var errors = new FieldErrors();
    var kind =
        Arrays.stream(Unit.Kind.values())
            .filter(each -> each.stored().equals(form.kind()))
            .findFirst();
    StaffFields.code(errors, form.code());
    StaffFields.line(errors, "name", form.name(), "staff.name.empty");
    if (kind.isEmpty()) {
      errors.add("kind", new Word("staff.kind.choose"));
    }
    if (!places.names(List.of(form.place())).containsKey(form.place())) {
      errors.add("place", new Word("staff.place.wrong"));
    }
    if (errors.none()) {
      var id = UUID.randomUUID();
      try {
        units.add(
            new Unit(
                id,
                form.code(),
                form.name().strip(),
                kind.orElseThrow(),
                OfficialsController.id(form.parent()).orElse(null),
                form.place()));
        Flashes.say(response, "staff.unit.added");
        return new ModelAndView("redirect:/staff/units/" + id);
      } catch (DuplicateKeyException used) {
        errors.add("code", new Word("staff.code.used"));
      }
    }
    return page(HttpStatus.UNPROCESSABLE_CONTENT, null, "", "", form, errors, locale);
  }

  @PostMapping("/staff/units/{id}")
  ModelAndView change(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String called,
      @RequestParam(defaultValue = "") String under,
      Locale locale,
      HttpServletResponse response) {
    var errors = new FieldErrors();
    var parent = OfficialsController.id(under);
    StaffFields.line(errors, "called", called, "staff.name.empty");
    if (parent.isPresent() && units.isWithin(parent.get(), id)) {
      errors.add("under", new Word("staff.parent.circle"));
    }
    if (!errors.none()) {
      var form = new UnitForm("", "", "", "", id.toString());
      return page(HttpStatus.UNPROCESSABLE_CONTENT, units.get(id), "", "", form, errors, locale);
    }
    units.change(id, called.strip(), parent);
    Flashes.say(response, "staff.unit.changed");
    return new ModelAndView("redirect:/staff/units/" + id);
  }

  @PostMapping("/staff/units/{id}/end")
  ModelAndView end(@PathVariable UUID id, Locale locale, HttpServletResponse response) {
    var unit = units.get(id);
    var errors = new FieldErrors();
    if (!units.below(Optional.of(id), "", 1).isEmpty()) {
      errors.add("end", new Word("staff.unit.has-units"));
    } else if (!officials.membersOf(id).isEmpty()) {
      errors.add("end", new Word("staff.unit.has-members"));
    }
    if (!errors.none()) {
      var form = new UnitForm("", "", "", "", id.toString());
      return page(HttpStatus.UNPROCESSABLE_CONTENT, unit, "", "", form, errors, locale);
    }
    units.end(id, LocalDate.ofInstant(clock.instant(), Scope.current().zone()));
    Flashes.say(response, "staff.unit.ended");
    return new ModelAndView("redirect:" + StaffWays.UNITS);
  }

  private ModelAndView page(
      HttpStatus status,
      @Nullable Unit unit,
      String q,
      String after,
      UnitForm form,
      FieldErrors errors,
      Locale locale) {
    var t = new Words(words, locale, Scope.current().zone());
    var parent = Optional.ofNullable(unit).map(Unit::id);
    var found = q.isBlank() ? units.below(parent, after, SCREEN + 1) : units.search(q, SCREEN);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var here = StaffWays.UNITS + parent.map(id -> "/" + id).orElse("");
    var placeNames = places.names(shown.stream().map(Unit::place).toList());
    var crumbs = new ArrayList<Link>();
    if (unit != null) {
      crumbs.add(new Link(t.lookup("staff.units"), StaffWays.UNITS));
      units
          .above(unit)
          .forEach(each -> crumbs.add(new Link(each.name(), StaffWays.UNITS + "/" + each.id())));
    }
    var page =
        new UnitsPage(
            StaffWays.tabs(t, StaffWays.UNITS),
            crumbs,
            unit == null
                ? null
                : new UnitsPage.Opened(
                    unit.id().toString(),
                    unit.code(),
                    unit.name(),
                    t.lookup("staff.kind." + unit.kind().stored()),
                    places.name(unit.place()),
                    unit.parent() == null ? "" : unit.parent().toString()),
            q,
            shown.stream()
                .map(each ->
                    new WorkRow(
                        StaffWays.UNITS + "/" + each.id(),
                        each.code(),
                        each.name(),
                        List.of(
                            t.lookup("staff.kind." + each.kind().stored()),
                            placeNames.getOrDefault(each.place(), each.place())),
                        null,
                        false))
                .toList(),
            new Pager(
                after.isEmpty() ? null : here,
                found.size() > SCREEN
                    ? here
                        + "?after="
                        + org.springframework.web.util.UriUtils.encode(
                            shown.getLast().code(), java.nio.charset.StandardCharsets.UTF_8)
                    : null),
            parent.map(officials::membersOf).orElse(List.of()).stream()
                .map(each ->
                    new WorkRow(
                        "/staff/officials/" + each.official(),
                        "",
                        each.name(),
                        List.of(each.title(), t.lookup("staff.role." + each.role().name())),
                        null,
                        false))
                .toList(),
            Arrays.stream(Unit.Kind.values())
                .map(each -> new Choice(each.stored(), t.lookup("staff.kind." + each.stored())))
                .toList(),
            units.list().stream()
                .map(each -> new Choice(each.id().toString(), each.name()))
                .toList(),
            form.typed(),
            errors);
    return new ModelAndView("staff/units", Map.of("page", page), status);
  }
}
