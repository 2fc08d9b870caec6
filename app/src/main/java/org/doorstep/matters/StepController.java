package org.doorstep.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.documents.Subject;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.pages.StepPage;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Takes;
import org.doorstep.staff.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** One step with a matter, each on a small page of its own; what was typed is never lost. */
@Controller
@AtWork
@RequestMapping("/matters/{number}/steps/{step}")
class StepController {

  private final Matters matters;
  private final MatterTexts texts;
  private final Targets targets;
  private final Attachments attachments;

  StepController(Matters matters, MatterTexts texts, Targets targets, Attachments attachments) {
    this.matters = matters;
    this.texts = texts;
    this.targets = targets;
    this.attachments = attachments;
  }

  @GetMapping
  @Transactional(readOnly = true)
  ModelAndView ask(@PathVariable MatterNumber number, @PathVariable String step, Locale locale) {
    var matter = matters.get(number);
    var name = name(step);
    if (!matters.stepsFor(matter).contains(name)) {
      throw Refused.because(Reason.STEP_NOT_ALLOWED, matter.state().name().word(), name.word());
    }
    var latest = latest(matter, name);
    var blank = StepForm.blank(matter.version());
    var form =
        switch (name) {
          case DISPATCH -> blank.with("", latest.toString());
          case HAND_UP -> blank.with(targets.above(matter).getFirst().id().toString(), "");
          case RAISE,
              ACCEPT,
              PASS_ON,
              RETURN,
              HAND_DOWN,
              SOLVE_ON_SPOT,
              ANSWER,
              DIVERT,
              TAKE_UP_AGAIN,
              REOPEN,
              CLOSE,
              WITHDRAW,
              SORT,
              SAME_AS,
              NOTE ->
              blank;
        };
    return page(HttpStatus.OK, matter, name, latest, form, new FieldErrors(), false, locale);
  }

  @PostMapping
  @Takes(Attachments.FORM_AT_MOST)
  ModelAndView take(
      @PathVariable MatterNumber number,
      @PathVariable String step,
      StepForm form,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
      Locale locale,
      HttpServletResponse response) {
    var name = name(step);
    var checked = form.check(name, texts.today(), () -> latest(matters.get(number), name));
    return switch (attachments.check(checked, sent)) {
      case Invalid(var errors) ->
          again(HttpStatus.UNPROCESSABLE_CONTENT, number, name, form, errors, false, locale);
      case Valid(Filed(var wanted, var files)) -> {
        try {
          var taken =
              attachments.keep(
                  files,
                  () -> matters.takeAndLook(number, form.version(), wanted),
                  done -> List.of(Subject.matter(done.matter())));
          Flashes.say(response, "matters.done." + name.stored(), number.toString());
          yield new ModelAndView(
              taken.seen() ? "redirect:/matters/" + number : "redirect:/matters");
        } catch (Refused refused) {
          if (refused.reason() != Reason.CHANGED_MEANWHILE) {
            throw refused;
          }
          yield again(HttpStatus.CONFLICT, number, name, form, new FieldErrors(), true, locale);
        }
      }
    };
  }

  private ModelAndView again(
      HttpStatus status,
      MatterNumber number,
      MatterStep.Name step,
      StepForm form,
      FieldErrors errors,
      boolean moved,
      Locale locale) {
    var matter = matters.get(number);
    return page(status, matter, step, latest(matter, step), form, errors, moved, locale);
  }

  private ModelAndView page(
      HttpStatus status,
      Matter matter,
      MatterStep.Name step,
      LocalDate latest,
      StepForm form,
      FieldErrors errors,
      boolean moved,
      Locale locale) {
    var t = texts.words(locale);
    var units = units(matter, step);
    var page =
        new StepPage(
            matter.number().toString(),
            matter.about().title(),
            matter.about().text(),
            t.say(matter.state().name().word()),
            step.stored(),
            matter.version(),
            moved,
            matters.stepsFor(matter).contains(step),
            StepForm.fields(step),
            MatterTexts.choices(units),
            MatterTexts.choices(
                step == MatterStep.Name.DISPATCH ? Targets.assistants(units) : List.of()),
            MatterTexts.choices(t, Outcome.class),
            MatterTexts.choices(t, ReasonClass.class),
            t.say("matters.due.by-rule", t.day(latest)),
            texts.today().toString(),
            latest.toString(),
            form.typed(),
            errors);
    return new ModelAndView("matters/step", Map.of("page", page), status);
  }

  /** The rule's date for a step that asks for one; no other looks at it. */
  private LocalDate latest(Matter matter, MatterStep.Name step) {
    return StepForm.fields(step).contains("due") ? matters.latestDue(matter) : matter.due();
  }

  private List<Unit> units(Matter matter, MatterStep.Name step) {
    return switch (step) {
      case DISPATCH, PASS_ON -> targets.forSending(matter);
      case HAND_UP -> targets.above(matter);
      case HAND_DOWN -> targets.below(matter);
      case RAISE,
          ACCEPT,
          RETURN,
          SOLVE_ON_SPOT,
          ANSWER,
          DIVERT,
          TAKE_UP_AGAIN,
          REOPEN,
          CLOSE,
          WITHDRAW,
          SORT,
          SAME_AS,
          NOTE ->
          List.of();
    };
  }

  private static MatterStep.Name name(String step) {
    return Coded.find(MatterStep.Name.class, step)
        .filter(name -> name != MatterStep.Name.RAISE && name != MatterStep.Name.SORT)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }
}
