package org.doorstep.engagements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.engagements.EngagementStore.Mark;
import org.doorstep.engagements.pages.DoorPage;
import org.doorstep.engagements.pages.LeftAlonePage;
import org.doorstep.engagements.pages.Typed;
import org.doorstep.pairings.Links;
import org.doorstep.places.Places;
import org.doorstep.recipients.PersonalNumbers;
import org.doorstep.recipients.PersonalNumbers.Numbers;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.staff.Officials;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a door, and the right behind it to be left alone. */
@Controller
@RequestMapping("/doors/{id}")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class DoorController {

  private static final int WHY_AT_MOST = 200;

  private final Recipients recipients;
  private final PersonalNumbers numbers;
  private final Visits visits;
  private final DoorTimeline timeline;
  private final OwedToDoor owed;
  private final Links links;
  private final Officials officials;
  private final Places places;
  private final MessageSource words;
  private final Clock clock;

  DoorController(
      Recipients recipients,
      PersonalNumbers numbers,
      Visits visits,
      DoorTimeline timeline,
      OwedToDoor owed,
      Links links,
      Officials officials,
      Places places,
      MessageSource words,
      Clock clock) {
    this.recipients = recipients;
    this.numbers = numbers;
    this.visits = visits;
    this.timeline = timeline;
    this.owed = owed;
    this.links = links;
    this.officials = officials;
    this.places = places;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String before, Locale locale) {
    return page(id, before, null, locale);
  }

  /** Shows the numbers of one resident, on this one page; each time is recorded. */
  @PostMapping("/numbers")
  @Allowed({Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE})
  ModelAndView numbers(
      @PathVariable UUID id, @RequestParam("resident") UUID resident, Locale locale) {
    return page(id, "", numbers.show(id, resident), locale);
  }

  private ModelAndView page(UUID id, String before, @Nullable Numbers shown, Locale locale) {
    var t = t(locale);
    var door = recipients.get(id);
    var happened = timeline.of(id, mark(before), t);
    var next = happened.next();
    var alone = door.leftAloneOn(today()) ? door.leaveAloneUntil() : null;
    var page =
        new DoorPage(
            id.toString(),
            door.name(),
            door.code(),
            (places.name(door.place()) + " " + door.address()).strip(),
            List.of(new Link(t.lookup("engagements.doors"), "/doors")),
            alone == null ? "" : t.day(alone),
            door.leaveAloneWhy(),
            owed.of(door, t),
            household(door, shown, t),
            happened.entries(),
            new Pager(
                before.isEmpty() ? null : "/doors/" + id + "#timeline",
                next == null ? null : "/doors/" + id + "?before=" + written(next) + "#timeline"),
            Scope.current().role() != Role.DEPARTMENT);
    return new ModelAndView("engagements/door", Map.of("page", page));
  }

  private DoorPage.Household household(Recipient door, @Nullable Numbers shown, Words t) {
    var linked = links.officialsOf(List.of(door.id())).getOrDefault(door.id(), List.of());
    var names = officials.names(linked);
    var last = visits.lastMet(List.of(door.id())).get(door.id());
    var facts =
        List.of(
            new Fact(
                "engagements.door.linked",
                linked.stream()
                    .map(id -> names.getOrDefault(id, ""))
                    .collect(Collectors.joining("、"))),
            new Fact(
                "engagements.door.last",
                last == null
                    ? t.lookup("engagements.doors.never")
                    : t.say(
                        "engagements.door.last.on",
                        t.moment(last),
                        DoorsController.daysSince(last, today(), t))));
    var members =
        new Table(
            t.lookup("engagements.door.members"),
            List.of(
                new Table.Column(t.lookup("engagements.member.name")),
                new Table.Column(t.lookup("engagements.member.relation")),
                new Table.Column(t.lookup("engagements.member.age"), true),
                new Table.Column(t.lookup("engagements.member.away"))),
            recipients.residentsOf(door.id()).stream()
                .map(member ->
                    List.of(
                        new Table.Cell(member.name()),
                        new Table.Cell(relation(member.relation(), t)),
                        new Table.Cell(age(member.born())),
                        new Table.Cell(member.away())))
                .toList());
    var mayShow = numbers.mayShow();
    var known =
        numbers.masked(door.id()).stream()
            .map(one ->
                shown != null && shown.resident().equals(one.resident())
                    ? line(shown, false)
                    : line(one, mayShow))
            .toList();
    return new DoorPage.Household(facts, members, known);
  }

  private static DoorPage.Numbers line(Numbers one, boolean mayShow) {
    return new DoorPage.Numbers(
        one.resident().toString(), one.name(), one.phone(), one.idNumber(), mayShow);
  }

  private String relation(String relation, Words t) {
    return List.of("head", "spouse", "child", "parent", "other").contains(relation)
        ? t.lookup("engagements.relation." + relation)
        : relation;
  }

  private String age(@Nullable LocalDate born) {
    return born == null ? "" : Integer.toString(Period.between(born, today()).getYears());
  }

  @GetMapping("/left-alone")
  ModelAndView askAlone(@PathVariable UUID id, Locale locale) {
    var door = recipients.get(id);
    var until = door.leaveAloneUntil();
    var typed = Typed.beginning("until", until == null ? "" : until, "why", door.leaveAloneWhy());
    return alone(HttpStatus.OK, door, typed, new FieldErrors(), t(locale));
  }

  @PostMapping("/left-alone")
  ModelAndView leaveAlone(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Locale locale,
      HttpServletResponse response) {
    var door = recipients.get(id);
    var typed = new Typed(sent);
    if (typed.text("end").equals("yes")) {
      recipients.leaveAlone(id, null, "");
      Flashes.say(response, "engagements.said.disturb");
      return new ModelAndView("redirect:/doors/" + id);
    }
    var errors = new FieldErrors();
    var until = typed.day("until").filter(day -> !day.isBefore(today()));
    if (until.isEmpty()) {
      errors.add("until", new Word("engagements.alone.until.wrong"));
    }
    errors.require("why", typed.text("why"), "engagements.alone.why.empty", WHY_AT_MOST);
    if (!errors.none()) {
      return alone(HttpStatus.UNPROCESSABLE_CONTENT, door, typed, errors, t(locale));
    }
    recipients.leaveAlone(id, until.orElseThrow(), typed.text("why"));
    Flashes.say(response, "engagements.said.alone");
    return new ModelAndView("redirect:/doors/" + id);
  }

  private ModelAndView alone(
      HttpStatus status, Recipient door, Typed typed, FieldErrors errors, Words t) {
    var page =
        new LeftAlonePage(
            door.id().toString(),
            List.of(
                new Link(t.lookup("engagements.doors"), "/doors"),
                new Link(door.name(), "/doors/" + door.id())),
            door.leftAloneOn(today()),
            typed,
            errors);
    return new ModelAndView("engagements/leftAlone", Map.of("page", page), status);
  }

  private static @Nullable Mark mark(String written) {
    var parts = written.split("_", 2);
    if (!written.matches("\\d{1,18}_[0-9a-f-]{36}")) {
      return null;
    }
    var micros = Long.parseLong(parts[0]);
    return new Mark(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(parts[1]));
  }

  private static String written(Mark mark) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, mark.begun()) + "_" + mark.id();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
