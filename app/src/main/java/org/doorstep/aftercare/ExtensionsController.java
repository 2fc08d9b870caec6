package org.doorstep.aftercare;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.aftercare.Extensions.Request;
import org.doorstep.aftercare.pages.ExtensionPage;
import org.doorstep.aftercare.pages.ExtensionsPage;
import org.doorstep.aftercare.pages.Limits;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** More time for a matter: asking for it, and deciding about it. */
@Controller
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class ExtensionsController {

  private final Extensions extensions;
  private final Matters matters;
  private final Units units;
  private final Officials officials;

  ExtensionsController(Extensions extensions, Matters matters, Units units, Officials officials) {
    this.extensions = extensions;
    this.matters = matters;
    this.units = units;
    this.officials = officials;
  }

  @Bean
  static Way extensionsWay() {
    return new Way(
        46,
        "aftercare.extensions.nav",
        "/extensions",
        "hourglass",
        Role.TOWNSHIP_OFFICE,
        Role.COUNTY_OFFICE);
  }

  @GetMapping("/extensions")
  @Allowed({Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
  ModelAndView waiting() {
    var waiting = extensions.waiting();
    var names = units.names(waiting.stream().map(Request::holder).toList());
    var lines =
        waiting.stream()
            .map(request ->
                new ExtensionsPage.Line(
                    request.number().toString(),
                    request.title(),
                    names.getOrDefault(request.holder(), ""),
                    request.dueOn(),
                    request.until()))
            .toList();
    return new ModelAndView("aftercare/extensions", Map.of("page", new ExtensionsPage(lines)));
  }

  @GetMapping("/matters/{number}/extension")
  ModelAndView show(@PathVariable MatterNumber number) {
    return page(HttpStatus.OK, number, AskForm.BLANK, DecideForm.BLANK, new FieldErrors());
  }

  @PostMapping("/matters/{number}/extension")
  ModelAndView ask(@PathVariable MatterNumber number, AskForm form, HttpServletResponse response) {
    return switch (form.check(matters.get(number).due(), extensions.latest(number))) {
      case Invalid(var errors) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, number, form, DecideForm.BLANK, errors);
      case Valid(var asked) -> {
        extensions.ask(number, asked.until(), asked.reason());
        Flashes.say(response, "aftercare.extension.asked", number.toString());
        yield new ModelAndView("redirect:/matters/" + number);
      }
    };
  }

  @PostMapping("/matters/{number}/extension/decision")
  @Allowed({Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
  ModelAndView decide(
      @PathVariable MatterNumber number, DecideForm form, HttpServletResponse response) {
    return switch (form.check()) {
      case Invalid(var errors) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, number, AskForm.BLANK, form, errors);
      case Valid(var decision) -> {
        extensions.decide(number, decision.grant(), decision.note());
        Flashes.say(
            response,
            decision.grant() ? "aftercare.extension.granted" : "aftercare.extension.refused",
            number.toString());
        yield new ModelAndView("redirect:/extensions");
      }
    };
  }

  private ModelAndView page(
      HttpStatus status,
      MatterNumber number,
      AskForm form,
      DecideForm decision,
      FieldErrors errors) {
    var matter = matters.get(number);
    var request = extensions.find(number);
    var mine = matter.state().holder().equals(Scope.current().unit());
    if (request.isEmpty() && !mine) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    var names =
        officials.names(request.map(Request::askedBy).map(List::of).orElse(List.<UUID>of()));
    var page =
        new ExtensionPage(
            number.toString(),
            matter.about().title(),
            matter.due(),
            extensions.latest(number).orElse(null),
            request
                .map(asked ->
                    new ExtensionPage.Asked(
                        names.getOrDefault(asked.askedBy(), ""),
                        asked.askedAt(),
                        asked.until(),
                        asked.reason(),
                        extensions.mayDecide(asked)))
                .orElse(null),
            form.until(),
            form.reason(),
            decision.decision(),
            decision.note(),
            errors);
    return new ModelAndView("aftercare/extension", Map.of("page", page), status);
  }

  /** The request as it was typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record AskForm(String until, String reason) {

    static final AskForm BLANK = new AskForm("", "");

    /** A day after the present one, and why. */
    record Asked(LocalDate until, String reason) {}

    AskForm {
      until = Objects.requireNonNullElse(until, "").strip();
      reason = Objects.requireNonNullElse(reason, "").strip();
    }

    Checked<Asked> check(LocalDate due, Optional<LocalDate> latest) {
      var errors = new FieldErrors();
      var day = Parsed.date(until).filter(after -> after.isAfter(due));
      if (day.isEmpty()) {
        errors.add("until", new Word("aftercare.extension.until.later"));
      } else if (latest.filter(last -> !day.get().isAfter(last)).isEmpty()) {
        errors.add("until", new Word("aftercare.extension.until.too-late"));
      }
      errors.require("reason", reason, "aftercare.extension.reason.empty", Limits.REASON);
      return errors.none()
          ? new Valid<>(new Asked(day.orElseThrow(), reason))
          : new Invalid<>(errors);
    }
  }

  /** The decision as it was typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record DecideForm(String decision, String note) {

    static final DecideForm BLANK = new DecideForm("", "");

    /** Granted or refused, and why. */
    record Decision(boolean grant, String note) {}

    DecideForm {
      decision = Objects.requireNonNullElse(decision, "");
      note = Objects.requireNonNullElse(note, "").strip();
    }

    Checked<Decision> check() {
      var errors = new FieldErrors();
      if (!decision.equals("grant") && !decision.equals("refuse")) {
        errors.add("decision", new Word("aftercare.extension.decision.choose"));
      }
      errors.require("note", note, "aftercare.extension.note.empty", Limits.REASON);
      return errors.none()
          ? new Valid<>(new Decision(decision.equals("grant"), note))
          : new Invalid<>(errors);
    }
  }
}
