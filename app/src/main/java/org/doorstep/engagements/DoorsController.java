package org.doorstep.engagements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.engagements.DoorList.Line;
import org.doorstep.engagements.DoorList.Screen;
import org.doorstep.engagements.DoorList.Sort;
import org.doorstep.engagements.pages.DoorsPage;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Figure;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My doors: those one is linked with first, then those of one's place. */
@Controller
@RequestMapping("/doors")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class DoorsController {

  /** How often a month the linked village is to be visited (M6). */
  private static final String LINKED = "linked";

  private static final String VISITED = "visited";
  private static final String PLACE = "place";

  private final DoorList doors;
  private final Places places;
  private final MessageSource words;
  private final Clock clock;

  DoorsController(DoorList doors, Places places, MessageSource words, Clock clock) {
    this.doors = doors;
    this.places = places;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String village,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(required = false) @Nullable UUID after,
      Locale locale) {
    var t = t(locale);
    var month = doors.month();
    var place = Scope.current().place();
    var shown = shown(show, month.linked(), place);
    var within = village.startsWith(place) && village.matches("\\d{9,}") ? village : "";
    var chosen = chosen(sort, shown, within.isEmpty() ? place : within);
    var screen =
        shown.equals(PLACE)
            ? doors.under(within.isEmpty() ? place : within, chosen, after)
            : doors.linked(chosen, village, shown.equals(VISITED), after);
    var filter = filter(shown, village, chosen, t);
    var here = "/doors?show=" + shown + "&village=" + village + "&sort=" + sort;
    var page =
        new DoorsPage(
            heading(),
            office() && month.linked() == 0 ? List.of() : figures(month, t),
            tabs(shown, month.linked(), place, t),
            filter,
            "",
            false,
            rows(screen, t),
            new Pager(
                after == null ? null : here,
                screen.next() == null ? null : here + "&after=" + screen.next()),
            village.isEmpty()
                ? "engagements.doors.none." + shown
                : "engagements.doors.none.village");
    return new ModelAndView("engagements/doors", Map.of("page", page));
  }

  /** A search is posted, so that nobody's name stands in an address or a log. */
  @PostMapping("/find")
  ModelAndView find(@RequestParam(defaultValue = "") String typed, Locale locale) {
    var t = t(locale);
    var page =
        new DoorsPage(
            heading(),
            List.of(),
            List.of(),
            filter(LINKED, "", Sort.LONGEST, t),
            typed.strip(),
            true,
            rows(doors.found(typed), t),
            new Pager(null, null),
            "engagements.doors.none.found");
    return new ModelAndView("engagements/doors", Map.of("page", page));
  }

  private static boolean office() {
    return switch (Scope.current().role()) {
      case TOWNSHIP_OFFICE, COUNTY_OFFICE -> true;
      default -> false;
    };
  }

  /** As the way here is called. */
  private static String heading() {
    return office() ? "engagements.doors.all" : "engagements.doors";
  }

  private static String shown(String show, int linked, String place) {
    return switch (show) {
      case LINKED, VISITED -> show;
      case PLACE -> place.isEmpty() ? LINKED : PLACE;
      default -> linked > 0 || place.isEmpty() ? LINKED : PLACE;
    };
  }

  /** A township's doors are read village by village, one village's also by who waits longest. */
  private static Sort chosen(String sort, String shown, String place) {
    var village = Level.VILLAGE.isReachedBy(place);
    return switch (sort) {
      case "name" -> shown.equals(PLACE) ? Sort.VILLAGE : Sort.NAME;
      case "village" -> Sort.VILLAGE;
      default -> shown.equals(PLACE) && !village ? Sort.VILLAGE : Sort.LONGEST;
    };
  }

  private List<Figure> figures(DoorList.Month month, Words t) {
    var asOf = t.moment(clock.instant());
    var now = YearMonth.from(clock.instant().atZone(t.zone()));
    return List.of(
        new Figure(
            "engagements.figure.linked",
            "engagements.figure.linked.what",
            Integer.toString(month.linked()),
            "",
            "",
            "/doors?show=linked",
            asOf,
            false),
        new Figure(
            "engagements.figure.visited",
            "engagements.figure.visited.what",
            Integer.toString(month.visited()),
            Integer.toString(month.visited()),
            Integer.toString(month.linked()),
            "/doors?show=visited",
            asOf,
            false),
        new Figure(
            "engagements.figure.village",
            "engagements.figure.village.what",
            Integer.toString(month.villageDays()),
            "",
            "",
            EngagementWays.keepsDiary() ? "/diary/month?month=" + now : "/doors?show=visited",
            asOf,
            month.villageDays() == 0));
  }

  private static List<Link> tabs(String shown, int linked, String place, Words t) {
    var tabs = new ArrayList<Link>();
    tabs.add(
        new Link(
            t.lookup("engagements.doors.linked"),
            "/doors?show=linked",
            !shown.equals(PLACE),
            linked));
    if (!place.isEmpty()) {
      tabs.add(
          new Link(t.lookup("engagements.doors.place"), "/doors?show=place", shown.equals(PLACE)));
    }
    return tabs;
  }

  private DoorsPage.Filter filter(String shown, String village, Sort sort, Words t) {
    var codes =
        shown.equals(PLACE)
            ? places.below(Scope.current().place()).stream().map(Places.Place::code).toList()
            : doors.villages().stream().sorted().toList();
    var names = places.names(codes);
    var sorts =
        (shown.equals(PLACE)
                ? List.of(Sort.LONGEST, Sort.VILLAGE)
                : List.of(Sort.LONGEST, Sort.NAME, Sort.VILLAGE))
            .stream()
                .map(one -> new Choice(key(one), t.lookup("engagements.doors.sort." + key(one))))
                .toList();
    var set =
        village.isEmpty()
            ? List.<Link>of()
            : List.of(
                new Link(
                    names.getOrDefault(village, village),
                    "/doors?show=" + shown + "&sort=" + key(sort)));
    return new DoorsPage.Filter(
        shown,
        codes.stream().map(code -> new Choice(code, names.getOrDefault(code, code))).toList(),
        village,
        sorts,
        key(sort),
        set);
  }

  private static String key(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }

  private List<WorkRow> rows(Screen screen, Words t) {
    var today = LocalDate.ofInstant(clock.instant(), t.zone());
    var names = places.names(villages(screen.lines()));
    return screen.lines().stream()
        .map(line -> {
          var door = line.door();
          var facts = new ArrayList<String>();
          facts.add(names.getOrDefault(door.place(), door.place()));
          facts.add(since(line, today, t));
          if (line.owed() > 0) {
            facts.add(t.say("engagements.doors.owed", line.owed()));
          }
          if (door.leftAloneOn(today)) {
            facts.add(t.lookup("engagements.doors.alone"));
          }
          var again = line.revisit();
          if (again != null) {
            facts.add(t.lookup("engagements.doors.revisit"));
          }
          return new WorkRow(
              "/doors/" + door.id(),
              door.code(),
              door.name(),
              facts,
              again == null ? null : due(again, today, t),
              false);
        })
        .toList();
  }

  private static Due due(LocalDate day, LocalDate today, Words t) {
    var state =
        day.isBefore(today)
            ? Due.State.OVERDUE
            : day.isAfter(today) ? Due.State.ON_TIME : Due.State.AT_RISK;
    return Due.on(state, t.day(day));
  }

  private static Collection<String> villages(List<Line> lines) {
    return lines.stream().map(line -> line.door().place()).collect(Collectors.toSet());
  }

  private static String since(Line line, LocalDate today, Words t) {
    var last = line.lastMet();
    return last == null ? t.lookup("engagements.doors.never") : daysSince(last, today, t);
  }

  /** How many days ago somebody was met there. */
  static String daysSince(Instant last, LocalDate today, Words t) {
    var days = ChronoUnit.DAYS.between(LocalDate.ofInstant(last, t.zone()), today);
    return t.say("engagements.doors.since", days);
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
