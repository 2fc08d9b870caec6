package org.doorstep.engagements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Subject;
import org.doorstep.engagements.pages.EngagementPage;
import org.doorstep.engagements.pages.MatchesPage;
import org.doorstep.engagements.pages.Typed;
import org.doorstep.engagements.pages.VisitPage;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Attached;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.staff.Officials;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One record as it stands, and putting it right by a later one that says why. */
@Controller
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class CorrectionController {

  private static final int FOUND_AT_MOST = 10;

  private final Visits visits;
  private final DoorList doors;
  private final Recipients recipients;
  private final Officials officials;
  private final Places places;
  private final VisitChoices choices;
  private final Attachments attachments;
  private final MessageSource words;
  private final Clock clock;

  CorrectionController(
      Visits visits,
      DoorList doors,
      Recipients recipients,
      Officials officials,
      Places places,
      VisitChoices choices,
      Attachments attachments,
      MessageSource words,
      Clock clock) {
    this.visits = visits;
    this.doors = doors;
    this.recipients = recipients;
    this.officials = officials;
    this.places = places;
    this.choices = choices;
    this.attachments = attachments;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/visits/{id}")
  ModelAndView show(@PathVariable UUID id, Locale locale) {
    var record = visits.get(id);
    var door = door(record);
    var t = t(locale);
    var facts =
        List.of(
            new Fact("engagements.when", when(record, t)),
            new Fact("engagements.where", places.name(record.place())),
            door.map(one -> new Fact("engagements.with", one.name(), "/doors/" + one.id()))
                .orElseGet(() -> new Fact("engagements.with", persons(record, t))),
            new Fact("engagements.who", people(record)),
            new Fact("engagements.companions", record.companions()),
            new Fact("engagements.occasion", VisitChoices.name(record.occasion(), t)),
            new Fact(
                "engagements.served",
                record
                    .served()
                    .map(job -> t.lookup("engagements.served." + job.stored()))
                    .orElse("")),
            new Fact("engagements.heard", record.heard()),
            new Fact("engagements.written", t.moment(record.written())));
    var mine = record.official().equals(Scope.current().official());
    var later = record.correctedBy();
    var earlier = record.corrects();
    var page =
        new EngagementPage(
            record.kind().word(),
            List.of(
                door.map(one -> new Link(one.name(), "/doors/" + one.id()))
                    .orElseGet(() -> EngagementWays.back(t))),
            facts,
            files(record, t),
            record.met(),
            record.revisit() == null ? "" : t.day(record.revisit()),
            record.bySomebodyElse() && record.met(),
            later == null ? "" : "/visits/" + later,
            earlier == null ? "" : "/visits/" + earlier,
            record.correction(),
            mine && record.counts() ? "/visits/" + id + "/correction" : "");
    return new ModelAndView("engagements/engagement", Map.of("page", page));
  }

  /** What is attached to a record, and to the ones it takes the place of. */
  private List<Attached> files(Engagement record, Words t) {
    var files = new ArrayList<>(attachments.of(Subject.visit(record.id()), t));
    for (var earlier = record.corrects(); earlier != null; ) {
      files.addAll(attachments.of(Subject.visit(earlier), t));
      earlier = visits.get(earlier).corrects();
    }
    return files;
  }

  @GetMapping("/visits/{id}/correction")
  ModelAndView ask(@PathVariable UUID id, Locale locale) {
    var record = mine(id);
    return page(HttpStatus.OK, record, asRecorded(record), new FieldErrors(), t(locale));
  }

  /** Doors by what was typed; posted, so that nobody's name stands in an address. */
  @PostMapping("/visits/find-door")
  ModelAndView findDoor(@RequestParam("door-q") String typed) {
    var page = new MatchesPage("door", typed, matches(typed).map(this::choice).toList());
    return new ModelAndView("engagements/matches", Map.of("page", page));
  }

  @PostMapping("/visits/{id}/correction")
  ModelAndView correct(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Locale locale,
      HttpServletResponse response) {
    var record = mine(id);
    var typed = new Typed(sent);
    if (typed.text("find").equals("door")) {
      return page(HttpStatus.OK, record, typed, new FieldErrors(), t(locale));
    }
    var door = record.recipient() == null ? null : typed.id("door").orElse(record.recipient());
    return switch (new VisitForm(typed, door).check(clock.instant(), true)) {
      case Invalid(var errors) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, record, typed, errors, t(locale));
      case Valid(VisitForm.Sent(var visit, _, _, var why)) -> {
        visits.correct(id, visit, why);
        Flashes.say(response, "engagements.said.corrected");
        yield new ModelAndView("redirect:/visits/" + visit.id());
      }
    };
  }

  private Engagement mine(UUID id) {
    var record = visits.get(id);
    if (!record.official().equals(Scope.current().official())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    return record;
  }

  private Typed asRecorded(Engagement record) {
    var zone = Scope.current().zone();
    var begun = record.begun().atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    var ended = record.ended().atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    var typed =
        Typed.beginning(
            "id", UUID.randomUUID(),
            "kind", record.kind().stored(),
            "door", record.recipient() == null ? "" : record.recipient(),
            "place", record.place(),
            "persons", record.persons(),
            "day", begun.toLocalDate(),
            "from", begun.toLocalTime(),
            "to", ended.toLocalTime(),
            "came", record.met() ? "met" : "not-home",
            "revisit", record.revisit() == null ? "" : record.revisit(),
            "heard", record.heard(),
            "served", record.served().map(Served::stored).orElse(""),
            "occasion", record.occasion(),
            "companions", record.companions());
    for (var other : visits.participants(record.id())) {
      typed.fields().add("alongside", other.toString());
      typed.fields().add("colleague", other.toString());
    }
    return typed;
  }

  private ModelAndView page(
      HttpStatus status, Engagement record, Typed typed, FieldErrors errors, Words t) {
    var door = door(record).orElse(null);
    var talk = record.kind() == Kind.OFFICIALS_TALK;
    var page =
        new VisitPage(
            new Word("engagements.correction"),
            List.of(new Link(t.say(record.kind().word()), "/visits/" + record.id())),
            "/visits/" + record.id() + "/correction",
            "/visits/" + record.id(),
            door != null,
            talk,
            true,
            "",
            "",
            typed,
            errors,
            choices.of(door, talk, t),
            door == null ? List.of() : doors(door, typed));
    return new ModelAndView("engagements/visit", Map.of("page", page), status);
  }

  /** The door as it was recorded, the one chosen since, and what was searched for. */
  private List<Choice> doors(Recipient recorded, Typed typed) {
    return Stream.of(
            Stream.of(recorded),
            typed.id("door").flatMap(recipients::find).stream(),
            matches(typed.text("door-q")))
        .flatMap(Function.identity())
        .distinct()
        .map(this::choice)
        .toList();
  }

  private Stream<Recipient> matches(String typed) {
    return typed.isBlank()
        ? Stream.of()
        : doors.found(typed).lines().stream().map(DoorList.Line::door).limit(FOUND_AT_MOST);
  }

  private Choice choice(Recipient door) {
    return new Choice(
        door.id().toString(), door.name(), places.name(door.place()) + " " + door.address());
  }

  private Optional<Recipient> door(Engagement record) {
    return Optional.ofNullable(record.recipient()).flatMap(recipients::find);
  }

  private String people(Engagement record) {
    var all = new java.util.ArrayList<>(List.of(record.official()));
    all.addAll(visits.participants(record.id()));
    var names = officials.names(all);
    return String.join("、", all.stream().map(id -> names.getOrDefault(id, "")).toList());
  }

  private static String persons(Engagement record, Words t) {
    return t.say("engagements.persons.of", record.persons());
  }

  private static String when(Engagement record, Words t) {
    var ended = record.ended().atZone(t.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    return t.moment(record.begun()) + " – " + ended;
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
