package org.doorstep.matters;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorstep.matters.Trays.Filter;
import org.doorstep.matters.Trays.Mark;
import org.doorstep.matters.pages.TrayPage;
import org.doorstep.places.Places;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trays: what is waiting for whoever is asking, the most urgent first. */
@Controller
@AtWork
class TraysController {

  /** How far the time of what a view shows has gone; as it stands in the address. */
  private enum Late {
    ANY,
    SOON,
    YES;

    static Late of(String asked) {
      return asked.equals("yes") ? YES : asked.equals("soon") ? SOON : ANY;
    }
  }

  /**
   * One view of a tray.
   *
   * @param state only this state; null for all that are open
   */
  private record View(String key, TrayPart part, MatterState.@Nullable Name state, Late late) {

    String href() {
      return "/matters?part="
          + part.stored()
          + (state == null ? "" : "&state=" + state.stored())
          + switch (late) {
            case ANY -> "";
            case SOON -> "&late=soon";
            case YES -> "&late=yes";
          };
    }
  }

  private static final View TO_SORT = holds("to-sort", MatterState.Name.RAISED);
  private static final View TO_ACCEPT = new View("to-accept", TrayPart.OFFERED, null, Late.ANY);
  private static final View IN_HAND = holds("in-hand", MatterState.Name.HANDLING);
  private static final View RETURNED = holds("returned", MatterState.Name.RETURNED);
  private static final View SENT = holds("sent", MatterState.Name.OFFERED);
  private static final View DIVERTED = holds("diverted", MatterState.Name.DIVERTED);
  private static final View AT_RISK = new View("at-risk", TrayPart.HOLDS, null, Late.SOON);
  private static final View LATE = new View("late", TrayPart.HOLDS, null, Late.YES);
  private static final View ANSWERED = holds("answered", MatterState.Name.ANSWERED);
  private static final View ASSISTS = new View("assists", TrayPart.ASSISTS, null, Late.ANY);
  private static final View RAISED = new View("raised", TrayPart.RAISED, null, Late.ANY);
  private static final View WATCHES = new View("watches", TrayPart.WATCHES, null, Late.ANY);
  private static final View WATCHED_AT_RISK =
      new View("watched-at-risk", TrayPart.WATCHES, null, Late.SOON);
  private static final View WATCHED_LATE =
      new View("watched-late", TrayPart.WATCHES, null, Late.YES);

  private final Trays trays;
  private final MatterClocks clocks;
  private final MatterTexts texts;
  private final Places places;
  private final Units units;

  TraysController(Trays trays, MatterClocks clocks, MatterTexts texts, Places places, Units units) {
    this.trays = trays;
    this.clocks = clocks;
    this.texts = texts;
    this.places = places;
    this.units = units;
  }

  @Bean
  static Way mattersWay() {
    return new Way(
        20,
        "matters.nav",
        "/matters",
        "matter",
        Role.OFFICIAL,
        Role.GROUP_LEADER,
        Role.TOWNSHIP_OFFICE,
        Role.DEPARTMENT,
        Role.COUNTY_OFFICE);
  }

  @GetMapping("/matters")
  ModelAndView tray(
      @RequestParam(defaultValue = "") String part,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String late,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String number,
      Locale locale) {
    var asked = MatterNumber.parse(number, texts.today().getYear());
    if (asked.isPresent()) {
      return new ModelAndView("redirect:/matters/" + asked.get());
    }
    var scope = Scope.current();
    var views = views(scope.role());
    var view = chosen(views, part, state, late);
    var t = texts.words(locale);
    var mark = Mark.parse(after);
    var screen =
        view.late() == Late.SOON
            ? trays.findAtRisk(filter(view, scope), texts.today(), mark)
            : trays.find(filter(view, scope), mark);
    var counts = counts(views, scope);
    var errors = new FieldErrors();
    if (!number.isBlank()) {
      errors.add("number", new Word("matters.find.wrong"));
    }
    var page =
        new TrayPage(
            number,
            errors,
            views.stream().map(one -> tab(t, one, view, counts.getOrDefault(one, 0))).toList(),
            rows(t, screen.lines()),
            new Pager(
                after.isEmpty() ? null : view.href(),
                screen.next().map(next -> view.href() + "&after=" + next).orElse(null)),
            "matters.empty." + view.key(),
            "matters.empty." + view.key() + ".why",
            scope.role() != Role.DEPARTMENT);
    return new ModelAndView("matters/tray", Map.of("page", page));
  }

  private Map<View, Integer> counts(List<View> views, Scope scope) {
    var atRisk = views.stream().filter(view -> view.late() == Late.SOON).toList();
    var others = views.stream().filter(view -> view.late() != Late.SOON).toList();
    var counts = new HashMap<View, Integer>();
    put(counts, others, trays.count(filters(others, scope)));
    put(counts, atRisk, trays.countAtRisk(filters(atRisk, scope), texts.today()));
    return counts;
  }

  private static void put(Map<View, Integer> counts, List<View> views, List<Integer> found) {
    IntStream.range(0, views.size()).forEach(at -> counts.put(views.get(at), found.get(at)));
  }

  private List<Filter> filters(List<View> views, Scope scope) {
    return views.stream().map(view -> filter(view, scope)).toList();
  }

  private static Link tab(Words t, View view, View chosen, int count) {
    return new Link(t.say("matters.view." + view.key()), view.href(), view.equals(chosen), count);
  }

  private Filter filter(View view, Scope scope) {
    var seat = view.part() == TrayPart.RAISED ? scope.officialOrRefuse() : scope.unitOrRefuse();
    return new Filter(
        seat, view.part(), view.state(), view.late() == Late.YES ? texts.today() : null);
  }

  private List<WorkRow> rows(Words t, List<Matter.Line> lines) {
    var placeNames = places.names(lines.stream().map(Matter.Line::place).distinct().toList());
    var unitNames = units.names(lines.stream().map(Matter.Line::holder).distinct().toList());
    var atRisk = clocks.atRisk(lines.stream().map(Matter.Line::id).toList());
    return lines.stream()
        .map(line ->
            new WorkRow(
                "/matters/" + line.number(),
                line.number().toString(),
                line.title(),
                List.of(
                    t.say(line.state().word()),
                    placeNames.getOrDefault(line.place(), line.place()),
                    unitNames.getOrDefault(line.holder(), "")),
                texts.due(t, line.state(), line.due(), atRisk.contains(line.id())),
                false))
        .toList();
  }

  /** The views a role has; the first is where its day begins. */
  private static List<View> views(Role role) {
    return switch (role) {
      case OFFICIAL, GROUP_LEADER ->
          List.of(
              RAISED,
              TO_ACCEPT,
              IN_HAND,
              RETURNED,
              SENT,
              DIVERTED,
              AT_RISK,
              LATE,
              ANSWERED,
              WATCHES,
              WATCHED_LATE);
      case TOWNSHIP_OFFICE, COUNTY_OFFICE ->
          List.of(
              TO_SORT,
              TO_ACCEPT,
              RETURNED,
              IN_HAND,
              SENT,
              DIVERTED,
              AT_RISK,
              LATE,
              ANSWERED,
              WATCHES,
              WATCHED_AT_RISK,
              WATCHED_LATE);
      case DEPARTMENT ->
          List.of(TO_ACCEPT, IN_HAND, RETURNED, SENT, DIVERTED, AT_RISK, LATE, ANSWERED, ASSISTS);
      case ADMINISTRATOR, RESIDENT, PUBLIC, SYSTEM -> List.of(RAISED);
    };
  }

  /** The view asked for in the address, also one that has no tab. */
  private static View chosen(List<View> views, String part, String state, String late) {
    var askedPart = Coded.find(TrayPart.class, part);
    var askedState = Coded.find(MatterState.Name.class, state);
    var asked = Late.of(late);
    if (askedPart.isEmpty()) {
      return views.getFirst();
    }
    return views.stream()
        .filter(view ->
            view.part() == askedPart.get()
                && Optional.ofNullable(view.state()).equals(askedState)
                && view.late() == asked)
        .findFirst()
        .orElseGet(() -> new View("some", askedPart.get(), askedState.orElse(null), asked));
  }

  private static View holds(String key, MatterState.Name state) {
    return new View(key, TrayPart.HOLDS, state, Late.ANY);
  }
}
