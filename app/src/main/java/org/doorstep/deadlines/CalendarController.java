package org.doorstep.deadlines;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doorstep.deadlines.Recomputed.Outcome;
import org.doorstep.deadlines.pages.CalendarPage;
import org.doorstep.deadlines.pages.CalendarPage.Preview;
import org.doorstep.places.CalendarFault;
import org.doorstep.places.CalendarYear;
import org.doorstep.places.Calendars;
import org.doorstep.places.DayKind;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The days off of the county, year by year: what is there, a check of a new file with everything
 * that is wrong and every date that would move, and its loading. It stands here and not beside the
 * calendar itself, because it tells what becomes of dates.
 */
@Controller
@RequestMapping("/calendar")
@Allowed(Role.ADMINISTRATOR)
class CalendarController {

  private static final int LARGEST = 50_000;
  private static final long LARGEST_FILE = 500_000;

  private final Calendars calendars;
  private final Recomputing recomputing;
  private final MessageSource words;

  CalendarController(Calendars calendars, Recomputing recomputing, MessageSource words) {
    this.calendars = calendars;
    this.recomputing = recomputing;
    this.words = words;
  }

  @GetMapping
  @Allowed({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
  ModelAndView list(Locale locale) {
    return page(HttpStatus.OK, "", List.of(), null, new FieldErrors(), words(locale));
  }

  @PostMapping("/check")
  ModelAndView check(
      @RequestParam(defaultValue = "") String file,
      @RequestParam(required = false) @Nullable MultipartFile upload,
      Locale locale)
      throws IOException {
    var t = words(locale);
    if (upload != null && upload.getSize() > LARGEST_FILE) {
      var errors = new FieldErrors();
      errors.add("upload", new Word("deadlines.calendar.upload.large"));
      return page(HttpStatus.UNPROCESSABLE_CONTENT, file, List.of(), null, errors, t);
    }
    var text =
        upload == null || upload.isEmpty()
            ? file
            : new String(upload.getBytes(), StandardCharsets.UTF_8);
    return wrong(text, t)
        .orElseGet(() -> {
          var year = Calendars.read(text).year().orElseThrow();
          var newer = calendars.with(year);
          var counts = asSystem("calendar preview").call(() -> recomputing.preview(newer));
          var preview = new Preview(year.version(), days(year, t), dates(counts));
          return page(HttpStatus.OK, text, List.of(), preview, new FieldErrors(), t);
        });
  }

  @PostMapping
  ModelAndView load(
      @RequestParam(defaultValue = "") String file, HttpServletResponse response, Locale locale) {
    return wrong(file, words(locale))
        .orElseGet(() -> {
          var year = calendars.load(file);
          var counts = asSystem("calendar " + year.version()).call(recomputing::run);
          Flashes.say(
              response,
              "deadlines.calendar.loaded",
              year.version(),
              count(counts, Outcome.MOVED),
              count(counts, Outcome.CONFIRMED));
          return new ModelAndView("redirect:/calendar");
        });
  }

  /** The page again with what is wrong; empty when all is right. */
  private Optional<ModelAndView> wrong(String text, Words t) {
    var errors = new FieldErrors();
    List<String> faults = List.of();
    if (text.isBlank()) {
      errors.add("file", new Word("deadlines.calendar.empty"));
    } else if (text.length() > LARGEST) {
      errors.add("file", new Word("deadlines.calendar.large", Integer.toString(LARGEST)));
    } else {
      var reading = Calendars.read(text);
      if (!reading.faults().isEmpty()) {
        errors.add("file", new Word("deadlines.calendar.faults", reading.faults().size()));
        faults = reading.faults().stream().map(fault -> said(fault, t)).toList();
      } else if (reading.year().filter(calendars::alreadyThere).isPresent()) {
        errors.add("file", new Word("deadlines.calendar.there"));
      }
    }
    return errors.none()
        ? Optional.empty()
        : Optional.of(page(HttpStatus.UNPROCESSABLE_CONTENT, text, faults, null, errors, t));
  }

  private ModelAndView page(
      HttpStatus status,
      String file,
      List<String> faults,
      @Nullable Preview preview,
      FieldErrors errors,
      Words t) {
    var mayLoad = Scope.current().role() == Role.ADMINISTRATOR;
    var page = new CalendarPage(editions(t), mayLoad, file, faults, preview, errors);
    return new ModelAndView("deadlines/calendar", Map.of("page", page), status);
  }

  private Table editions(Words t) {
    var columns =
        List.of(
            new Column(t.lookup("deadlines.calendar.edition")),
            new Column(t.lookup("deadlines.calendar.days"), true),
            new Column(t.lookup("deadlines.calendar.source")),
            new Column(t.lookup("deadlines.calendar.since")));
    var rows =
        calendars.editions().stream()
            .map(edition ->
                List.of(
                    new Cell(
                        edition.year().version()
                            + (edition.latest()
                                ? ""
                                : " · " + t.lookup("deadlines.calendar.replaced"))),
                    new Cell(Integer.toString(edition.year().named().size())),
                    new Cell(edition.year().source()),
                    new Cell(
                        edition.loadedAt() == null
                            ? t.lookup("deadlines.calendar.shipped")
                            : t.moment(edition.loadedAt()))))
            .toList();
    return new Table(t.lookup("deadlines.calendar.editions"), columns, rows);
  }

  private static Table days(CalendarYear year, Words t) {
    var rows = new ArrayList<List<Cell>>();
    year.named().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(day ->
            rows.add(List.of(new Cell(t.day(day.getKey())), new Cell(kind(day.getValue(), t)))));
    return new Table(
        t.say("deadlines.calendar.days-of", year.version()),
        List.of(
            new Column(t.lookup("deadlines.calendar.day")),
            new Column(t.lookup("deadlines.calendar.what"))),
        rows);
  }

  private static String kind(DayKind kind, Words t) {
    return switch (kind) {
      case DayOff(var occasion) -> t.say("deadlines.calendar.off", occasion.nameIn(t.locale()));
      case MakeUpDay(var occasion) ->
          t.say("deadlines.calendar.make-up", occasion.nameIn(t.locale()));
      case DayKind.Weekday _, DayKind.Weekend _ -> "";
    };
  }

  private static List<Fact> dates(Map<Outcome, Integer> counts) {
    return List.of(
        new Fact("deadlines.outcome.moved", count(counts, Outcome.MOVED)),
        new Fact("deadlines.outcome.confirmed", count(counts, Outcome.CONFIRMED)),
        new Fact("deadlines.outcome.promise-kept", count(counts, Outcome.PROMISE_KEPT)),
        new Fact("deadlines.outcome.unchanged", count(counts, Outcome.UNCHANGED)));
  }

  private static String count(Map<Outcome, Integer> counts, Outcome outcome) {
    return Integer.toString(counts.getOrDefault(outcome, 0));
  }

  private static String said(CalendarFault fault, Words t) {
    var what = t.say(fault.word());
    return fault.line() == 0
        ? what
        : t.say("deadlines.calendar.line", Integer.toString(fault.line()), what);
  }

  private static Scope asSystem(String reason) {
    return Scope.system(Scope.current().county(), Scope.current().zone(), reason);
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
