package org.doorstep.aftercare;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.doorstep.aftercare.PublicationLifecycle.State;
import org.doorstep.aftercare.PublicationLifecycle.Step;
import org.doorstep.aftercare.Publications.Standing;
import org.doorstep.aftercare.Publications.Suggestion;
import org.doorstep.aftercare.Publications.Texts;
import org.doorstep.aftercare.pages.Limits;
import org.doorstep.aftercare.pages.PublicationPage;
import org.doorstep.aftercare.pages.PublicationsPage;
import org.doorstep.matters.MatterNumber;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Posting a matter: proposing texts, looking at them, deciding. */
@Controller
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class PublicationsController {

  private final Publications publications;
  private final Places places;

  PublicationsController(Publications publications, Places places) {
    this.publications = publications;
    this.places = places;
  }

  @Bean
  static Way publicationsWay() {
    return new Way(
        48,
        "aftercare.publications.nav",
        "/publications",
        "board",
        Role.TOWNSHIP_OFFICE,
        Role.COUNTY_OFFICE);
  }

  @GetMapping("/publications")
  @Allowed({Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
  ModelAndView waiting() {
    var waiting = publications.waiting();
    var names = places.names(waiting.stream().map(Standing::place).toList());
    var lines =
        waiting.stream()
            .map(one ->
                new PublicationsPage.Line(
                    one.number().toString(),
                    one.texts().title(),
                    names.getOrDefault(one.place(), one.place()),
                    one.proposedAt()))
            .toList();
    return new ModelAndView("aftercare/publications", Map.of("page", new PublicationsPage(lines)));
  }

  @GetMapping("/matters/{number}/publication")
  ModelAndView show(@PathVariable MatterNumber number) {
    var standing = publications.find(number);
    var suggestion =
        standing
            .map(one -> publications.look(number, one.texts()))
            .orElseGet(() -> publications.suggest(number));
    return page(HttpStatus.OK, number, standing, suggestion, null, "", new FieldErrors());
  }

  /** Proposes texts, or as an office replaces those that hang. */
  @PostMapping("/matters/{number}/publication")
  ModelAndView propose(
      @PathVariable MatterNumber number, TextsForm form, HttpServletResponse response) {
    var standing = publications.find(number);
    var suggestion = publications.look(number, form.texts());
    var errors = form.check(suggestion);
    if (!errors.none()) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT, number, standing, suggestion, form.texts(), "", errors);
    }
    if (is(standing, State.POSTED)) {
      publications.amend(number, form.texts());
      Flashes.say(response, "aftercare.publication.amended", number.toString());
    } else {
      publications.propose(number, form.texts());
      Flashes.say(response, "aftercare.publication.proposed", number.toString());
    }
    return new ModelAndView("redirect:/matters/" + number + "/publication");
  }

  @PostMapping("/matters/{number}/publication/decision")
  @Allowed({Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
  ModelAndView decide(
      @PathVariable MatterNumber number, DecideForm form, HttpServletResponse response) {
    var errors = form.check();
    if (!errors.none()) {
      var standing = publications.find(number);
      var texts = standing.map(Standing::texts).orElse(new Texts("", "", ""));
      var suggestion = publications.look(number, texts);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT, number, standing, suggestion, null, form.why(), errors);
    }
    switch (form.decision()) {
      case "post" -> publications.post(number);
      case "withhold" -> publications.withhold(number, form.why());
      default -> publications.takeDown(number, form.why());
    }
    Flashes.say(response, "aftercare.publication.decided." + form.decision(), number.toString());
    return new ModelAndView("redirect:/publications");
  }

  private ModelAndView page(
      HttpStatus status,
      MatterNumber number,
      Optional<Standing> standing,
      Suggestion suggestion,
      @org.jspecify.annotations.Nullable Texts typed,
      String why,
      FieldErrors errors) {
    var texts =
        Optional.ofNullable(typed)
            .or(() -> standing.map(Standing::texts))
            .orElseGet(() ->
                new Texts(
                    suggestion.title().text(),
                    suggestion.text().text(),
                    suggestion.answer().text()));
    var office = publications.mayDecide();
    var own =
        standing
            .map(Standing::proposedBy)
            .filter(by -> by.equals(Scope.current().official()))
            .isPresent();
    var page =
        new PublicationPage(
            number.toString(),
            standing
                .map(one ->
                    PublicationLifecycle.ALLOWED.word(AllowedSteps.read(State.class, one.state())))
                .orElse(null),
            is(standing, State.POSTED) ? Tone.SUCCESS : Tone.INFO,
            texts.title(),
            texts.text(),
            texts.answer(),
            suggestion.removed().stream()
                .map(one -> new PublicationPage.Found(word("removed", one.kind()), one.text()))
                .toList(),
            suggestion.hints().stream()
                .map(one -> new PublicationPage.Found(word("clue", one.clue()), one.text()))
                .toList(),
            !is(standing, State.POSTED) || office,
            is(standing, State.PROPOSED),
            is(standing, State.POSTED),
            office && !own && allows(standing, Step.POST),
            office && allows(standing, Step.WITHHOLD),
            office && allows(standing, Step.TAKE_DOWN),
            why,
            errors);
    return new ModelAndView("aftercare/publication", Map.of("page", page), status);
  }

  private static Word word(String family, Enum<?> what) {
    return new Word("aftercare.publication." + family + "." + AllowedSteps.stored(what));
  }

  private static boolean is(Optional<Standing> standing, State state) {
    return standing.filter(one -> one.state().equals(AllowedSteps.stored(state))).isPresent();
  }

  private static boolean allows(Optional<Standing> standing, Step step) {
    return standing
        .filter(one ->
            PublicationLifecycle.ALLOWED.allows(AllowedSteps.read(State.class, one.state()), step))
        .isPresent();
  }

  /** The texts as they were typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record TextsForm(String title, String text, String answer) {

    private static final int TITLE_AT_MOST = 60;
    private static final int TEXT_AT_MOST = 2000;

    TextsForm {
      title = Objects.requireNonNullElse(title, "").strip();
      text = Objects.requireNonNullElse(text, "").strip();
      answer = Objects.requireNonNullElse(answer, "").strip();
    }

    Texts texts() {
      return new Texts(title, text, answer);
    }

    FieldErrors check(Suggestion found) {
      var errors = new FieldErrors();
      errors.require("title", title, "aftercare.publication.title.empty", TITLE_AT_MOST);
      if (text.isEmpty()) {
        errors.add("text", new Word("aftercare.publication.text.empty"));
      }
      for (var field : List.of("text", "answer")) {
        errors.limit(field, field.equals("text") ? text : answer, TEXT_AT_MOST);
      }
      names(errors, "title", found.title());
      names(errors, "text", found.text());
      names(errors, "answer", found.answer());
      return errors;
    }

    private static void names(
        FieldErrors errors, String field, PublicationRedaction.Cleaned cleaned) {
      if (cleaned.removed().stream()
          .anyMatch(one -> one.kind() != PublicationRedaction.Kind.HOUSE)) {
        errors.add(field, new Word("aftercare.publication.names-somebody"));
      }
    }

    @Override
    public String toString() {
      return "TextsForm";
    }
  }

  /** The decision as it was typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record DecideForm(String decision, String why) {

    DecideForm {
      decision = Objects.requireNonNullElse(decision, "");
      why = Objects.requireNonNullElse(why, "").strip();
    }

    FieldErrors check() {
      var errors = new FieldErrors();
      switch (decision) {
        case "post" -> {}
        case "withhold", "take-down" -> {
          errors.require("why", why, "aftercare.publication.why.empty", Limits.REASON);
        }
        default -> errors.add("decision", new Word("aftercare.publication.decision.choose"));
      }
      return errors;
    }
  }
}
