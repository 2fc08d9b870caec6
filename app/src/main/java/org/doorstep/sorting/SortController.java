package org.doorstep.sorting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.doorstep.matters.AtWork;
import org.doorstep.matters.Categories;
import org.doorstep.matters.Matter;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterFields;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.MatterTexts;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Targets;
import org.doorstep.places.Places;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.sorting.Sorting.Proposed;
import org.doorstep.sorting.pages.SortPage;
import org.doorstep.staff.Unit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Sorting: a person decides what a matter is about and whose it is, helped by proposals. */
@Controller
@AtWork
@RequestMapping("/matters/{number}/sort")
class SortController {

  private final Matters matters;
  private final Sorting sorting;
  private final MatterTexts texts;
  private final Places places;

  SortController(Matters matters, Sorting sorting, MatterTexts texts, Places places) {
    this.matters = matters;
    this.sorting = sorting;
    this.texts = texts;
    this.places = places;
  }

  @GetMapping
  @Transactional(readOnly = true)
  ModelAndView ask(@PathVariable MatterNumber number, Locale locale) {
    var matter = matters.get(number);
    refuseWhoMayNot(matter);
    var proposed = sorting.propose(matter);
    var about = matter.about();
    var known = about.category();
    var category =
        known != null
            ? known
            : proposed.categories().isEmpty()
                ? ""
                : proposed.categories().getFirst().category().code();
    var listed =
        proposed.categories().stream().anyMatch(one -> one.category().code().equals(category));
    var dispatchable = matters.stepsFor(matter).contains(MatterStep.Name.DISPATCH);
    var unit =
        dispatchable
            ? Sorting.usualUnit(proposed.all(), category, Targets.inCharge(matter))
                .map(Object::toString)
                .orElse("")
            : "";
    var latest = matters.latestDue(matter, category, about.kind(), about.priority());
    var form =
        new SortForm(
            matter.version(),
            listed ? category : category.isEmpty() ? "" : SortForm.OTHER,
            listed ? "" : category,
            SortForm.NONE,
            about.kind().stored(),
            about.priority().stored(),
            about.collective() ? MatterFields.COLLECTIVE : MatterFields.PERSON,
            unit,
            latest.toString(),
            List.of(),
            "");
    return page(HttpStatus.OK, matter, proposed, latest, form, new FieldErrors(), false, locale);
  }

  @PostMapping
  ModelAndView sort(
      @PathVariable MatterNumber number,
      SortForm form,
      Locale locale,
      HttpServletResponse response) {
    try {
      var asked =
          matters.take(
              number,
              form.version(),
              matter -> form.check(texts.today(), () -> latest(matter, form)));
      return switch (asked) {
        case Invalid(var errors) -> again(number, form, errors, locale);
        case Valid(var steps) -> {
          Flashes.say(
              response, "matters.done." + steps.getLast().name().stored(), number.toString());
          yield new ModelAndView("redirect:/matters/" + number);
        }
      };
    } catch (Refused refused) {
      if (refused.reason() == Reason.NO_SUCH_CATEGORY) {
        var errors = new FieldErrors();
        errors.add("category", new Word("sorting.category.choose"));
        return again(number, form, errors, locale);
      }
      if (refused.reason() != Reason.CHANGED_MEANWHILE) {
        throw refused;
      }
      return moved(number, form, locale);
    }
  }

  private ModelAndView moved(MatterNumber number, SortForm form, Locale locale) {
    var now = matters.get(number);
    return page(
        HttpStatus.CONFLICT,
        now,
        sorting.propose(now),
        latest(now, form),
        form,
        new FieldErrors(),
        true,
        locale);
  }

  private ModelAndView again(
      MatterNumber number, SortForm form, FieldErrors errors, Locale locale) {
    var matter = matters.get(number);
    refuseWhoMayNot(matter);
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        matter,
        sorting.propose(matter),
        latest(matter, form),
        form,
        errors,
        false,
        locale);
  }

  /** The rule's date for what it is sorted as, which may be another than before. */
  private LocalDate latest(Matter matter, SortForm form) {
    var about = matter.about();
    return matters.latestDue(
        matter,
        form.chosen(),
        Coded.find(Kind.class, form.kind()).orElse(about.kind()),
        Coded.find(Priority.class, form.priority()).orElse(about.priority()));
  }

  private void refuseWhoMayNot(Matter matter) {
    if (!matters.stepsFor(matter).contains(MatterStep.Name.SORT)) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED, matter.state().name().word(), MatterStep.Name.SORT.word());
    }
  }

  private ModelAndView page(
      HttpStatus status,
      Matter matter,
      Proposed proposed,
      LocalDate latest,
      SortForm form,
      FieldErrors errors,
      boolean moved,
      Locale locale) {
    var t = texts.words(locale);
    var all = proposed.all();
    var open = matters.stepsFor(matter);
    var sending =
        open.contains(MatterStep.Name.DISPATCH)
            ? Targets.forSending(matter, proposed.units())
            : List.<Unit>of();
    var page =
        new SortPage(
            matter.number().toString(),
            matter.about().title(),
            matter.about().text(),
            texts.facts(t, matter),
            matter.version(),
            moved,
            proposals(t, proposed, all),
            Categories.leaves(all).stream()
                .map(one -> new Choice(one.code(), Categories.path(all, one.code(), t.locale())))
                .toList(),
            likes(t, proposed),
            MatterTexts.choices(t, Kind.class),
            MatterTexts.choices(t, Priority.class),
            MatterFields.concerns(t),
            units(t, sending, open),
            MatterTexts.choices(Targets.assistants(sending)),
            t.say("matters.due.by-rule", t.day(latest)),
            texts.today().toString(),
            latest.toString(),
            form.typed(),
            errors);
    return new ModelAndView("sorting/sort", Map.of("page", page), status);
  }

  private static List<Choice> proposals(Words t, Proposed proposed, List<Categories.Category> all) {
    var choices = new ArrayList<Choice>();
    for (var one : proposed.categories()) {
      choices.add(
          new Choice(
              one.category().code(),
              Categories.path(all, one.category().code(), t.locale()),
              one.because().isEmpty()
                  ? t.say("sorting.because.nothing")
                  : t.say("sorting.because", String.join("、", one.because()))));
    }
    choices.add(new Choice(SortForm.OTHER, t.say("sorting.category.other")));
    return choices;
  }

  private List<Choice> likes(Words t, Proposed proposed) {
    if (proposed.like().isEmpty()) {
      return List.of();
    }
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(SortForm.NONE, t.say("sorting.same.none")));
    var names = places.names(proposed.like().stream().map(like -> like.earlier().place()).toList());
    for (var like : proposed.like()) {
      var earlier = like.earlier();
      choices.add(
          new Choice(
              earlier.number().toString(),
              earlier.number() + " " + earlier.title(),
              t.say(
                  "sorting.same.because",
                  names.getOrDefault(earlier.place(), earlier.place()),
                  t.say(earlier.state().word()),
                  String.join("、", like.because()))));
    }
    return choices;
  }

  private static List<Choice> units(Words t, List<Unit> sending, Set<MatterStep.Name> open) {
    if (!open.contains(MatterStep.Name.DISPATCH)) {
      return List.of();
    }
    var choices = new ArrayList<Choice>();
    if (open.contains(MatterStep.Name.ACCEPT)) {
      choices.add(new Choice(SortForm.SELF, t.say("matters.to.self")));
    }
    choices.addAll(MatterTexts.choices(sending));
    return choices;
  }
}
