package org.doorstep.aftercare;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.aftercare.LookBacks.Mark;
import org.doorstep.aftercare.LookBacks.Owed;
import org.doorstep.aftercare.pages.LookBackPage;
import org.doorstep.aftercare.pages.LookBacksPage;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.doorstep.tasks.Tasks;
import org.doorstep.tasks.Tasks.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is owed a look at the same door, and noting what was found there. */
@Controller
@Allowed({Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
class LookBacksController {

  private final LookBacks lookBacks;
  private final Matters matters;
  private final Recipients recipients;
  private final Tasks tasks;
  private final Units units;
  private final Places places;
  private final Clock clock;

  LookBacksController(
      LookBacks lookBacks,
      Matters matters,
      Recipients recipients,
      Tasks tasks,
      Units units,
      Places places,
      Clock clock) {
    this.lookBacks = lookBacks;
    this.matters = matters;
    this.recipients = recipients;
    this.tasks = tasks;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  @Bean
  static Way lookBacksWay() {
    return new Way(
        40,
        "aftercare.look-backs.nav",
        "/look-backs",
        "check",
        Role.OFFICIAL,
        Role.GROUP_LEADER,
        Role.TOWNSHIP_OFFICE,
        Role.COUNTY_OFFICE);
  }

  @GetMapping("/look-backs")
  ModelAndView list(
      @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String after) {
    var own = Scope.current().unitOrRefuse();
    var choices = unitsOf(own);
    var chosen =
        choices.stream()
            .map(Unit::id)
            .filter(id -> id.toString().equals(unit))
            .findFirst()
            .orElse(own);
    var screen = lookBacks.owedBy(chosen, mark(after));
    var names = places.names(screen.lines().stream().map(Owed::place).toList());
    var doors = matters.recipients(screen.lines().stream().map(Owed::matter).toList());
    var known = recipients.some(doors.values());
    var lines =
        screen.lines().stream()
            .map(owed ->
                new LookBacksPage.Line(
                    owed.number().toString(),
                    owed.title(),
                    Optional.ofNullable(doors.get(owed.matter()))
                        .map(known::get)
                        .map(Recipient::name)
                        .orElse(""),
                    names.getOrDefault(owed.place(), owed.place()),
                    owed.dueOn(),
                    owed.dueOn().isBefore(today())))
            .toList();
    var page =
        new LookBacksPage(
            choices.stream().map(one -> new Choice(one.id().toString(), one.name())).toList(),
            chosen.toString(),
            choices.stream()
                .filter(one -> one.id().equals(chosen) && !chosen.equals(own))
                .map(one -> new Link(one.name(), "/look-backs"))
                .toList(),
            lines,
            !after.isEmpty(),
            screen.next().map(next -> next.dueOn() + "_" + next.id()).orElse(null));
    return new ModelAndView("aftercare/lookBacks", Map.of("page", page));
  }

  @GetMapping("/matters/{number}/look-back")
  ModelAndView ask(@PathVariable MatterNumber number) {
    return page(HttpStatus.OK, number, LookBackForm.BLANK, new FieldErrors());
  }

  @PostMapping("/matters/{number}/look-back")
  ModelAndView look(
      @PathVariable MatterNumber number, LookBackForm form, HttpServletResponse response) {
    return switch (form.check()) {
      case Invalid(var errors) -> page(HttpStatus.UNPROCESSABLE_CONTENT, number, form, errors);
      case Valid(var found) -> {
        lookBacks.look(number, found.satisfied(), found.note(), null);
        Flashes.say(
            response,
            found.satisfied() ? "aftercare.look-back.closed" : "aftercare.look-back.reopened",
            number.toString());
        yield new ModelAndView("redirect:/look-backs");
      }
    };
  }

  private ModelAndView page(
      HttpStatus status, MatterNumber number, LookBackForm form, FieldErrors errors) {
    var owed = lookBacks.find(number).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    if (!lookBacks.mayLook(owed)) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var matter = matters.get(number);
    var reply = matter.reply();
    var recipient = matter.about().recipient();
    var promises =
        recipient == null
            ? List.<LookBackPage.Promise>of()
            : tasks.ofRecipient(recipient).stream()
                .filter(task -> task.kind() == Kind.COMMITMENT)
                .map(task ->
                    new LookBackPage.Promise(
                        task.text(),
                        task.due(),
                        task.state().equals("open"),
                        task.state().equals("open") && task.due().isBefore(today())))
                .toList();
    var page =
        new LookBackPage(
            number.toString(),
            matter.about().title(),
            matter.about().text(),
            reply == null ? "" : reply.text(),
            recipient == null
                ? null
                : recipients.find(recipient).map(LookBacksController::door).orElse(null),
            places.name(owed.place()),
            owed.dueOn(),
            owed.dueOn().isBefore(today()),
            promises,
            form.found(),
            form.note(),
            errors);
    return new ModelAndView("aftercare/lookBack", Map.of("page", page), status);
  }

  private static LookBackPage.Door door(Recipient recipient) {
    return new LookBackPage.Door("/doors/" + recipient.id(), recipient.name(), recipient.address());
  }

  /** One's own unit, and for an office those below it. */
  private List<Unit> unitsOf(UUID own) {
    var all = units.list();
    var below = new ArrayList<Unit>();
    all.stream().filter(unit -> unit.id().equals(own)).forEach(below::add);
    for (var at = 0; at < below.size(); at++) {
      var above = below.get(at).id();
      all.stream().filter(unit -> above.equals(unit.parent())).forEach(below::add);
    }
    return below;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private static Optional<Mark> mark(String written) {
    return written.matches("\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}")
        ? Optional.of(
            new Mark(
                LocalDate.parse(written.substring(0, 10)), UUID.fromString(written.substring(11))))
        : Optional.empty();
  }

  /** What was found at the door, as it was typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record LookBackForm(String found, String note) {

    static final LookBackForm BLANK = new LookBackForm("", "");
    private static final int NOTE_AT_MOST = 1000;

    /** What was found, in so many words. */
    record Found(boolean satisfied, String note) {

      @Override
      public String toString() {
        return "Found[" + satisfied + "]";
      }
    }

    LookBackForm {
      found = Objects.requireNonNullElse(found, "");
      note = Objects.requireNonNullElse(note, "").strip();
    }

    Checked<Found> check() {
      var errors = new FieldErrors();
      if (!found.equals("yes") && !found.equals("no")) {
        errors.add("found", new Word("aftercare.look-back.found.choose"));
      }
      errors.require("note", note, "aftercare.look-back.note.empty", NOTE_AT_MOST);
      return errors.none()
          ? new Valid<>(new Found(found.equals("yes"), note))
          : new Invalid<>(errors);
    }

    @Override
    public String toString() {
      return "LookBackForm";
    }
  }
}
