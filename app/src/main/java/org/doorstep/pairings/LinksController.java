package org.doorstep.pairings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doorstep.pairings.Point.What;
import org.doorstep.pairings.pages.DoorsPage;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The doors of one's place and who is linked with them, to choose those whose links change. */
@Controller
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class LinksController {

  private final LinkReading reading;
  private final MessageSource words;

  LinksController(LinkReading reading, MessageSource words) {
    this.reading = reading;
    this.words = words;
  }

  @GetMapping("/links")
  ModelAndView doors(
      Chosen.Typed typed,
      @RequestParam(defaultValue = "") String township,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var t = new Words(words, locale, Scope.current().zone());
    var villages = reading.villagesOf(township);
    var chosen = within(typed.read(), township, villages);
    var mark = mark(after);
    var doors = reading.doors(chosen, mark);
    var shown = doors.subList(0, Math.min(doors.size(), LinkReading.SCREEN));
    var here = chosen.address("/links");
    if (!township.isEmpty()) {
      here = with(here, "township", township);
    }
    var next =
        doors.size() > shown.size()
            ? with(here, "after", written(Points.Mark.of(shown.getLast().point())))
            : null;
    var page =
        new DoorsPage(
            LinkWays.tabs(t, "/links"),
            choices(t),
            places(reading.townships()),
            places(villages),
            reading.categories().stream()
                .map(each -> new Choice(each, LinkWays.category(t, each)))
                .toList(),
            chosen.what().map(What::stored).orElse("all"),
            township,
            chosen.places(),
            chosen.unheld(),
            chosen.category(),
            set(t, chosen, township),
            shown.stream().map(each -> row(t, each)).toList(),
            new Pager(mark.isPresent() ? here : null, next),
            hidden(chosen));
    return new ModelAndView("pairings/doors", Map.of("page", page));
  }

  /** Villages ticked under another township are let go; a township alone means all of it. */
  private static Chosen within(Chosen chosen, String township, List<Place> villages) {
    var known = villages.stream().map(Place::code).toList();
    var ticked = chosen.places().stream().filter(known::contains).toList();
    if (ticked.isEmpty() && !township.isEmpty()) {
      return chosen.in(township);
    }
    return chosen.in(ticked.toArray(String[]::new));
  }

  private List<Link> set(Words t, Chosen chosen, String township) {
    var set = new ArrayList<Link>();
    var names = reading.placeNames(chosen.places());
    chosen
        .places()
        .forEach(code -> {
          var others = chosen.places().stream().filter(each -> !each.equals(code));
          var address = chosen.in(others.toArray(String[]::new)).address("/links");
          var kept = code.equals(township) || township.isEmpty();
          set.add(
              new Link(
                  names.getOrDefault(code, code),
                  kept ? address : with(address, "township", township)));
        });
    if (chosen.unheld()) {
      var dropped =
          new Chosen(
              chosen.places(), chosen.what(), false, chosen.category(), chosen.with(), List.of());
      set.add(new Link(t.lookup("links.held.no"), dropped.address("/links")));
    }
    if (!chosen.category().isEmpty()) {
      var dropped =
          new Chosen(chosen.places(), chosen.what(), chosen.unheld(), "", chosen.with(), List.of());
      set.add(new Link(LinkWays.category(t, chosen.category()), dropped.address("/links")));
    }
    chosen
        .with()
        .ifPresent(official -> {
          var dropped =
              new Chosen(
                  chosen.places(),
                  chosen.what(),
                  chosen.unheld(),
                  chosen.category(),
                  Optional.empty(),
                  List.of());
          var name = reading.names(List.of(official)).getOrDefault(official, "");
          set.add(new Link(t.say("links.with", name), dropped.address("/links")));
        });
    return set;
  }

  private static DoorsPage.Row row(Words t, LinkReading.Door door) {
    var point = door.point();
    return new DoorsPage.Row(
        point.key(),
        point.code(),
        point.name(),
        door.village(),
        door.linked().isEmpty()
            ? t.lookup("links.nobody")
            : t.say("links.linked", String.join("、", door.linked())),
        "/links/points/" + point.key());
  }

  static List<Choice> choices(Words t) {
    return List.of(What.values()).stream()
        .map(what -> new Choice(what.stored(), t.say(what.word())))
        .toList();
  }

  private static List<Choice> places(List<Place> places) {
    return places.stream().map(each -> new Choice(each.code(), each.name())).toList();
  }

  static List<DoorsPage.Hidden> hidden(Chosen chosen) {
    return chosen.parameters().stream()
        .map(each -> new DoorsPage.Hidden(each.name(), each.value()))
        .toList();
  }

  static String with(String address, String name, String value) {
    return UriComponentsBuilder.fromUriString(address)
        .queryParam(name, "{value}")
        .build(false)
        .expand(
            org.springframework.web.util.UriUtils.encode(
                value, java.nio.charset.StandardCharsets.UTF_8))
        .toUriString();
  }

  static String written(Points.Mark mark) {
    return mark.place() + "~" + mark.what() + "~" + mark.code();
  }

  static Optional<Points.Mark> mark(String written) {
    var parts = written.split("~", 3);
    return parts.length == 3
        ? Optional.of(new Points.Mark(parts[0], parts[2], parts[1]))
        : Optional.empty();
  }
}
