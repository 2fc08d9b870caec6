package org.doorstep.matters;

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

  /**
   * One view of a tray.
   *
   * @param state only this state; null for all that are open
   */
  private record View(String key, TrayPart part, MatterState.@Nullable Name state, boolean late) {

    String href() {
      return "/matters?part="
          + part.stored()
          + (state == null ? "" : "&state=" + state.stored())
          + (late ? "&late=yes" : "");
    }
  }

  private static final View TO_SORT = holds("to-sort", MatterState.Name.RAISED);
  private static final View TO_ACCEPT = new View("to-accept", TrayPart.OFFERED, null, false);
  private static final View IN_HAND = holds("in-hand", MatterState.Name.HANDLING);
  private static final View RETURNED = holds("returned", MatterState.Name.RETURNED);
  private static final View SENT = holds("sent", MatterState.Name.OFFERED);
  private static final View DIVERTED = holds("diverted", MatterState.Name.DIVERTED);
  private static final View LATE = new View("late", TrayPart.HOLDS, null, true);
  private static final View ANSWERED = holds("answered", MatterState.Name.ANSWERED);
  private static final View ASSISTS = new View("assists", TrayPart.ASSISTS, null, false);
  private static final View RAISED = new View("raised", TrayPart.RAISED, null, false);
  private static final View WATCHES = new View("watches", TrayPart.WATCHES, null, false);
  private static final View WATCHED_LATE = new View("watched-late", TrayPart.WATCHES, null, true);

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
    var asked = MatterNumber.parse(number, texts.today().getYear());
    if (asked.isPresent()) {
      return new ModelAndView("redirect:/matters/" + asked.get());
    }
    var scope = Scope.current();
    var views = views(scope.role());
    var view = chosen(views, part, state, late);
    var t = texts.words(locale);
    var screen = trays.find(filter(view, scope), Mark.parse(after));
    var counts = trays.count(views.stream().map(one -> filter(one, scope)).toList());
    var errors = new FieldErrors();
    if (!number.isBlank()) {
      errors.add("number", new Word("matters.find.wrong"));
    }
    var page =
        new TrayPage(
            number,
            errors,
            IntStream.range(0, views.size())
                .mapToObj(at -> tab(t, views.get(at), view, counts.get(at)))
                .toList(),
            rows(t, screen.lines()),
            new Pager(
                after.isEmpty() ? null : view.href(),
                screen.next().map(mark -> view.href() + "&after=" + mark).orElse(null)),
            "matters.empty." + view.key(),
            "matters.empty." + view.key() + ".why",
            scope.role() != Role.DEPARTMENT);
    return new ModelAndView("matters/tray", Map.of("page", page));
  }

  private static Link tab(Words t, View view, View chosen, int count) {
    return new Link(t.say("matters.view." + view.key()), view.href(), view.equals(chosen), count);
  }

  private Filter filter(View view, Scope scope) {
    var seat = view.part() == TrayPart.RAISED ? scope.officialOrRefuse() : scope.unitOrRefuse();
    return new Filter(seat, view.part(), view.state(), view.late() ? texts.today() : null);
  }

  private List<WorkRow> rows(Words t, List<Matter.Line> lines) {
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
                texts.due(t, line.state(), line.due()),
                false))
        .toList();
  }

  /** The views a role has; the first is where its day begins. */
  private static List<View> views(Role role) {
    return switch (role) {
      case OFFICIAL, GROUP_LEADER ->
          List.of(RAISED, TO_ACCEPT, IN_HAND, LATE, WATCHES, WATCHED_LATE);
      case TOWNSHIP_OFFICE, COUNTY_OFFICE ->
          List.of(
              TO_SORT,
              TO_ACCEPT,
              RETURNED,
              IN_HAND,
              SENT,
              DIVERTED,
              LATE,
              ANSWERED,
              WATCHES,
              WATCHED_LATE);
      case DEPARTMENT ->
          List.of(TO_ACCEPT, IN_HAND, RETURNED, SENT, DIVERTED, LATE, ANSWERED, ASSISTS);
      case ADMINISTRATOR, RESIDENT, PUBLIC, SYSTEM -> List.of(RAISED);
    };
  }

  /** The view asked for in the address, also one that has no tab. */
  private static View chosen(List<View> views, String part, String state, String late) {
    var askedPart = Coded.find(TrayPart.class, part);
    var askedState = Coded.find(MatterState.Name.class, state);
    var overdue = late.equals("yes");
    if (askedPart.isEmpty()) {
      return views.getFirst();
    }
    return views.stream()
        .filter(view ->
            view.part() == askedPart.get()
                && Optional.ofNullable(view.state()).equals(askedState)
                && view.late() == overdue)
        .findFirst()
        .orElseGet(() -> new View("some", askedPart.get(), askedState.orElse(null), overdue));
  }

  private static View holds(String key, MatterState.Name state) {
    return new View(key, TrayPart.HOLDS, state, false);
  }
}
