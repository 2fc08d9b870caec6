package org.doorstep.pairings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.pairings.pages.HistoryPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who was linked with a door, and with which doors an official was, today or on another day. */
@Controller
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class LinkHistoryController {

  private static final int SCREEN = 25;

  private final LinkHistory history;
  private final LinkReading reading;
  private final Directory directory;
  private final MessageSource words;
  private final Clock clock;

  LinkHistoryController(
      LinkHistory history,
      LinkReading reading,
      Directory directory,
      MessageSource words,
      Clock clock) {
    this.history = history;
    this.reading = reading;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/links/points/{key}")
  ModelAndView point(
      @PathVariable String key, @RequestParam(defaultValue = "") String day, Locale locale) {
    var t = words(locale);
    var point = reading.point(key);
    var on = SetForm.day(day);
    var periods = history.ofPoint(point, on);
    var people = reading.names(periods.stream().map(LinkHistory.Period::official).toList());
    var set = Chosen.of(point.what()).ticked(List.of(point.key())).address("/links/set");
    var page =
        new HistoryPage(
            "/links/points/" + key,
            point.name(),
            point.code(),
            reading.placeNames(List.of(point.place())).getOrDefault(point.place(), point.place()),
            List.of(new Link(t.lookup("links.tab.doors"), "/links")),
            on.map(LocalDate::toString).orElse(""),
            periods.stream()
                .map(each -> entry(t, each, people.getOrDefault(each.official(), "")))
                .toList(),
            List.of(),
            List.of(new Link(t.lookup("links.set"), set)),
            new Pager(null, null));
    return new ModelAndView("pairings/history", Map.of("page", page));
  }

  @GetMapping("/links/officials/{id}")
  ModelAndView official(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var t = words(locale);
    var who = directory.find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    var today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
    var on = SetForm.day(day).orElse(today);
    var found = history.ofOfficial(id, on, SetForm.id(after), SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var here = "/links/officials/" + id + "?day=" + on;
    var page =
        new HistoryPage(
            "/links/officials/" + id,
            who.name(),
            who.code(),
            t.say("links.official.on", t.day(on)),
            List.of(new Link(t.lookup("links.tab.doors"), "/links")),
            on.toString(),
            List.of(),
            rows(t, shown),
            shown.isEmpty()
                ? List.of()
                : List.of(
                    new Link(t.lookup("links.hand-over"), Chosen.allOf(id).address("/links/set")),
                    new Link(
                        t.lookup("links.official.doors"),
                        Chosen.HOUSEHOLDS.linkedWith(id).address("/links"))),
            new Pager(
                after.isEmpty() ? null : here,
                found.size() > SCREEN ? here + "&after=" + shown.getLast().link() : null));
    return new ModelAndView("pairings/history", Map.of("page", page));
  }

  private List<WorkRow> rows(Words t, List<LinkHistory.Period> shown) {
    var points = reading.points(shown.stream().map(LinkHistory.Period::point).toList());
    var places = reading.placeNames(shown.stream().map(LinkHistory.Period::place).toList());
    return shown.stream()
        .map(each -> {
          var point = Optional.ofNullable(points.get(each.point()));
          return new WorkRow(
              "/links/points/" + each.point(),
              point.map(Point::code).orElse(""),
              point.map(Point::name).orElseGet(() -> t.lookup("links.door.gone")),
              List.of(
                  places.getOrDefault(each.place(), each.place()),
                  LinkWays.kind(t, each.kind()),
                  BatchesController.period(t, each)),
              null,
              false);
        })
        .toList();
  }

  private static TimelineEntry entry(Words t, LinkHistory.Period period, String who) {
    return new TimelineEntry(
        period.from().toString(),
        BatchesController.period(t, period),
        LinkWays.kind(t, period.kind()),
        who,
        period.reason(),
        period.to() == null ? Tone.SUCCESS : Tone.INFO);
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
