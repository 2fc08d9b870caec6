package org.doorstep.engagements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.engagements.pages.DiaryPage;
import org.doorstep.engagements.pages.MonthPage;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.WorkRow;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The diary: the narrative over a day's records, and the month as a whole. */
@Controller
@RequestMapping("/diary")
@Allowed({Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE})
class DiaryController {

  private static final int TEXT_AT_MOST = 4000;
  private static final int DAY = 50;

  private final Diaries diaries;
  private final Visits visits;
  private final Recipients recipients;
  private final Places places;
  private final MessageSource words;

  DiaryController(
      Diaries diaries, Visits visits, Recipients recipients, Places places, MessageSource words) {
    this.diaries = diaries;
    this.visits = visits;
    this.recipients = recipients;
    this.places = places;
    this.words = words;
  }

  @GetMapping
  ModelAndView day(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      Locale locale) {
    var t = t(locale);
    var on = day == null || day.isAfter(diaries.today()) ? diaries.today() : day;
    var written = diaries.mine(on);
    var held = held(on, on.plusDays(1), DAY);
    var doors = doors(held);
    var draft = DiaryDraft.of(held, doors, places.names(places(held)), t);
    return page(
        HttpStatus.OK,
        on,
        held,
        written.map(Diaries.Entry::text).orElse(draft),
        written.map(Diaries.Entry::version).orElse(0L),
        new FieldErrors(),
        t);
  }

  @PostMapping
  ModelAndView write(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") long version,
      Locale locale,
      HttpServletResponse response) {
    var errors = new FieldErrors();
    var narrative = text.strip().replace("\r\n", "\n");
    errors.require("text", narrative, "engagements.diary.text.empty", TEXT_AT_MOST);
    if (!errors.none()) {
      var held = held(day, day.plusDays(1), DAY);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT, day, held, narrative, version, errors, t(locale));
    }
    diaries.write(day, narrative, version);
    Flashes.say(response, "engagements.said.diary");
    return new ModelAndView("redirect:/diary?day=" + day);
  }

  /** The month: each day's meetings and whether it was written about; and what the leader said. */
  @GetMapping("/month")
  ModelAndView month(
      @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM")
          @Nullable YearMonth month,
      Locale locale) {
    var t = t(locale);
    var now = YearMonth.from(diaries.today());
    var of = month == null || month.isAfter(now) ? now : month;
    var me = Scope.current().officialOrRefuse();
    var held = held(of.atDay(1), of.plusMonths(1).atDay(1), Visits.MONTH);
    var page =
        new MonthPage(
            of.toString(),
            of.minusMonths(1).toString(),
            of.equals(now) ? "" : of.plusMonths(1).toString(),
            DiaryMonth.table(of, diaries.today(), held, diaries.of(me, of), true, t),
            DiaryMonth.reading(diaries.readings(List.of(me), of).get(me), t),
            Scope.current().role() == Role.GROUP_LEADER);
    return new ModelAndView("engagements/month", Map.of("page", page));
  }

  private ModelAndView page(
      HttpStatus status,
      LocalDate day,
      List<Engagement> held,
      String text,
      long version,
      FieldErrors errors,
      Words t) {
    var today = diaries.today();
    var doors = doors(held);
    var names = places.names(places(held));
    var page =
        new DiaryPage(
            day.toString(),
            t.day(day),
            day.minusDays(1).toString(),
            day.equals(today) ? "" : day.plusDays(1).toString(),
            YearMonth.from(day).toString(),
            held.stream().map(one -> row(one, doors, names, t)).toList(),
            text,
            version,
            errors);
    return new ModelAndView("engagements/diary", Map.of("page", page), status);
  }

  private static WorkRow row(
      Engagement held, Map<UUID, Recipient> doors, Map<String, String> places, Words t) {
    var door = held.recipient() == null ? null : doors.get(held.recipient());
    var place = places.getOrDefault(held.place(), held.place());
    return new WorkRow(
        "/visits/" + held.id(),
        "",
        t.say(held.kind().word()) + " · " + (door == null ? place : door.name()),
        List.of(
            time(held.begun(), t.zone()) + "–" + time(held.ended(), t.zone()),
            place,
            held.met()
                ? t.say("engagements.persons.of", held.persons())
                : t.lookup("engagements.not-home")),
        null,
        false);
  }

  static String time(java.time.Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private List<Engagement> held(LocalDate from, LocalDate before, int most) {
    return visits.of(Scope.current().officialOrRefuse(), from, before, most);
  }

  private Map<UUID, Recipient> doors(List<Engagement> held) {
    return recipients.some(
        held.stream()
            .map(Engagement::recipient)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private static Set<String> places(List<Engagement> held) {
    return held.stream().map(Engagement::place).collect(Collectors.toSet());
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
