package org.doorstep.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.matters.Trays.Filter;
import org.doorstep.matters.Trays.Late;
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

  /**
   * One view of a tray.
   *
   * @param state only this state; null for all that are open
   */
  private record View(String key, TrayPart part, MatterState.@Nullable Name state, Late late) {

    Filter filter(Scope scope, LocalDate today) {
      var seat = part == TrayPart.RAISED ? scope.officialOrRefuse() : scope.unitOrRefuse();
      return new Filter(seat, part, state, late, today);
    }

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
  private final MatterTexts texts;
  private final Places places;
  private final Units units;

  TraysController(Trays trays, MatterTexts texts, Places places, Units units) {
    this.trays = trays;
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
    var today = texts.today();
    var asked = MatterNumber.parse(number, today.getYear());
    if (asked.isPresent()) {
      return new ModelAndView("redirect:/matters/" + asked.get());
    }
    var scope = Scope.current();
    var views = views(scope.role());
    var view = chosen(views, part, state, late);
    var t = texts.words(locale);
    var tabs = views.stream().map(one -> one.filter(scope, today)).toList();
    var shown = trays.show(view.filter(scope, today), Mark.parse(after), tabs);
    var screen = shown.screen();
    var errors = new FieldErrors();
    if (!number.isBlank()) {
      errors.add("number", new Word("matters.find.wrong"));
    }
    var page =
        new TrayPage(
            number,
            errors,
            views.stream()
                .map(one -> tab(t, one, view, shown.count(one.filter(scope, today))))
                .toList(),
            rows(t, screen.lines(), shown.atRisk()),
            new Pager(
                after.isEmpty() ? null : view.href(),
                screen.next().map(next -> view.href() + "&after=" + next).orElse(null)),
            "matters.empty." + view.key(),
            "matters.empty." + view.key() + ".why",
            scope.role() != Role.DEPARTMENT);
    return new ModelAndView("matters/tray", Map.of("page", page));
  }

  private static Link tab(Words t, View view, View chosen, int count) {
    return new Link(t.say("matters.view." + view.key()), view.href(), view.equals(chosen), count);
  }

  private List<WorkRow> rows(Words t, List<Matter.Line> lines, Set<UUID> atRisk) {
    var placeNames = places.names(lines.stream().map(Matter.Line::place).distinct().toList());
    var unitNames = units.names(lines.stream().map(Matter.Line::holder).distinct().toList());
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
    var asked = late(late);
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

  private static Late late(String asked) {
    return asked.equals("yes") ? Late.YES : asked.equals("soon") ? Late.SOON : Late.ANY;
  }

  private static View holds(String key, MatterState.Name state) {
    return new View(key, TrayPart.HOLDS, state, Late.ANY);
  }
}
