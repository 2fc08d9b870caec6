package org.doorstep.engagements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.documents.Subject;
import org.doorstep.engagements.VisitForm.Sent;
import org.doorstep.engagements.pages.SlipPage;
import org.doorstep.engagements.pages.Typed;
import org.doorstep.engagements.pages.VisitPage;
import org.doorstep.matters.Raised;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.PublicAddress;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Takes;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Writing down a visit: at a door, with people of a village, between two officials. */
@Controller
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class VisitController {

  private final Visits visits;
  private final Recipients recipients;
  private final Units units;
  private final VisitChoices choices;
  private final Attachments attachments;
  private final PublicAddress address;
  private final MessageSource words;
  private final Clock clock;

  VisitController(
      Visits visits,
      Recipients recipients,
      Units units,
      VisitChoices choices,
      Attachments attachments,
      PublicAddress address,
      MessageSource words,
      Clock clock) {
    this.visits = visits;
    this.recipients = recipients;
    this.units = units;
    this.choices = choices;
    this.attachments = attachments;
    this.address = address;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/doors/{id}/visit")
  ModelAndView atDoor(@PathVariable UUID id, Locale locale) {
    var door = recipients.get(id);
    var kind = door.kind() == Recipient.Kind.HOUSEHOLD ? Kind.HOME_VISIT : Kind.ENTERPRISE_VISIT;
    var typed = VisitForm.blank(clock, Scope.current().zone(), kind.stored(), "");
    return page(HttpStatus.OK, door, typed, new FieldErrors(), t(locale));
  }

  @PostMapping("/doors/{id}/visit")
  @Takes(Attachments.FORM_AT_MOST)
  ModelAndView recordAtDoor(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> files,
      Locale locale,
      HttpServletResponse response) {
    return record(id, new Typed(sent), files, locale, response);
  }

  @GetMapping("/visits/new")
  ModelAndView meeting(
      @RequestParam(defaultValue = "symposium") String kind,
      @RequestParam(defaultValue = "") String place,
      Locale locale) {
    var typed = VisitForm.blank(clock, Scope.current().zone(), kind, place);
    return page(HttpStatus.OK, null, typed, new FieldErrors(), t(locale));
  }

  @PostMapping("/visits/new")
  @Takes(Attachments.FORM_AT_MOST)
  ModelAndView recordMeeting(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> files,
      Locale locale,
      HttpServletResponse response) {
    return record(null, new Typed(sent), files, locale, response);
  }

  /** The door itself is read only where a page shows it: recording finds it by itself. */
  private ModelAndView record(
      @Nullable UUID door,
      Typed typed,
      @Nullable List<MultipartFile> sent,
      Locale locale,
      HttpServletResponse response) {
    var form = new VisitForm(typed, door);
    return switch (attachments.check(form.check(clock.instant(), false), sent)) {
      case Invalid(var errors) ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              door == null ? null : recipients.get(door),
              typed,
              errors,
              t(locale));
      case Valid(Filed(Sent(var visit, var raising, var promises, _), var files)) -> {
        var problems = raising.map(List::of).orElse(List.of());
        var recorded =
            attachments.keep(
                files, () -> visits.record(visit, problems, promises), abouts(visit, problems));
        var back = door == null ? "/visits/" + visit.id() : "/doors/" + door;
        if (raising.isPresent()) {
          yield slip(recorded.slips().getFirst(), raising.get(), back, t(locale));
        }
        Flashes.say(response, "engagements.said.recorded");
        yield new ModelAndView("redirect:" + back);
      }
    };
  }

  /** Files go with the visit, and with the problem too: whoever deals with it sees no visits. */
  private static Subject[] abouts(Visit visit, List<Raising> problems) {
    return Stream.concat(
            Stream.of(Subject.visit(visit.id())),
            problems.stream().map(problem -> Subject.matter(problem.id())))
        .toArray(Subject[]::new);
  }

  private ModelAndView slip(Raised raised, Raising raising, String back, Words t) {
    var unit = units.get(Scope.current().unitOrRefuse());
    var page =
        new SlipPage(
            raising.title(),
            raised.number().toString(),
            raised.followCode().printed(),
            raising.solved() != null,
            address.of(unit.place(), "/follow"),
            unit.name(),
            t.day(LocalDate.ofInstant(clock.instant(), t.zone())),
            back);
    return new ModelAndView("engagements/slip", Map.of("page", page));
  }

  private ModelAndView page(
      HttpStatus status, @Nullable Recipient door, Typed typed, FieldErrors errors, Words t) {
    var talk = door == null && typed.text("kind").equals(Kind.OFFICIALS_TALK.stored());
    var today = LocalDate.ofInstant(clock.instant(), t.zone());
    var alone = door != null && door.leftAloneOn(today) ? door.leaveAloneUntil() : null;
    var here = door == null ? "/visits/new" : "/doors/" + door.id() + "/visit";
    var list = EngagementWays.back(t);
    var back = door == null ? list.href() : "/doors/" + door.id();
    var page =
        new VisitPage(
            heading(door, talk),
            door == null
                ? List.of(list)
                : List.of(
                    new Link(t.lookup("engagements.doors"), "/doors"), new Link(door.name(), back)),
            here,
            back,
            door != null,
            talk,
            false,
            alone == null ? "" : t.day(alone),
            alone == null || door == null ? "" : door.leaveAloneWhy(),
            typed,
            errors,
            choices.of(door, talk, t),
            List.of());
    return new ModelAndView("engagements/visit", Map.of("page", page), status);
  }

  private static Word heading(@Nullable Recipient door, boolean talk) {
    if (door != null) {
      return new Word("engagements.visit.at", door.name());
    }
    return new Word(talk ? "engagements.talk.new" : "engagements.meeting.new");
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
