package org.doorstep.matters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.documents.Subject;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.pages.MatchesPage;
import org.doorstep.matters.pages.NewPage;
import org.doorstep.matters.pages.SlipPage;
import org.doorstep.pairings.Links;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.places.Places.Place;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.PublicAddress;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.SearchText;
import org.doorstep.shared.Takes;
import org.doorstep.shared.pages.Choice;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Taking down a matter that comes on its own: from the box, the hotline, a letter, at the desk. The
 * answer is a slip to print, with the number and the code to follow it; the code is shown this
 * once.
 */
@Controller
@Allowed({Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
class NewMatterController {

  private static final int FOUND_AT_MOST = 12;

  private final Matters matters;
  private final MatterTexts texts;
  private final Places places;
  private final Recipients recipients;
  private final Links links;
  private final Units units;
  private final Attachments attachments;
  private final PublicAddress address;
  private final Clock clock;

  NewMatterController(
      Matters matters,
      MatterTexts texts,
      Places places,
      Recipients recipients,
      Links links,
      Units units,
      Attachments attachments,
      PublicAddress address,
      Clock clock) {
    this.matters = matters;
    this.texts = texts;
    this.places = places;
    this.recipients = recipients;
    this.links = links;
    this.units = units;
    this.attachments = attachments;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/matters/new")
  ModelAndView ask(Locale locale) {
    var mine = Scope.current().place();
    var form = NewForm.blank(clock.instant(), Level.VILLAGE.isReachedBy(mine) ? mine : "");
    return page(HttpStatus.OK, form, new FieldErrors(), locale);
  }

  @PostMapping("/matters/new")
  @Takes(Attachments.FORM_AT_MOST)
  ModelAndView raise(
      NewForm form,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
      Locale locale) {
    if (!form.find().isEmpty()) {
      return page(HttpStatus.OK, form, new FieldErrors(), locale);
    }
    return switch (attachments.check(form.check(this::linkToday), sent)) {
      case Invalid(var errors) -> page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors, locale);
      case Valid(Filed(var raise, var files)) ->
          slip(
              raise,
              attachments.keep(files, () -> matters.raise(raise), Subject.matter(raise.id())),
              locale);
    };
  }

  private @Nullable UUID linkToday(UUID recipient) {
    return links.on(Scope.current().officialOrRefuse(), recipient, texts.today()).orElse(null);
  }

  @PostMapping("/matters/find-place")
  ModelAndView findPlace(@RequestParam("place-q") String typed) {
    return matches("place", typed, villages(typed));
  }

  @PostMapping("/matters/find-recipient")
  ModelAndView findRecipient(@RequestParam("recipient-q") String typed) {
    return matches("recipient", typed, known(typed));
  }

  private ModelAndView slip(Raise raise, Raised raised, Locale locale) {
    var t = texts.words(locale);
    var unit = units.get(Scope.current().unitOrRefuse());
    var page =
        new SlipPage(
            raised.number().toString(),
            raised.followCode().printed(),
            raise.title(),
            address.of(unit.place(), "/follow"),
            unit.name(),
            t.day(texts.today()),
            "/matters/" + raised.number());
    return new ModelAndView("matters/slip", Map.of("page", page));
  }

  private ModelAndView page(HttpStatus status, NewForm form, FieldErrors errors, Locale locale) {
    var t = texts.words(locale);
    var page =
        new NewPage(
            MatterTexts.choices(t, Channel.class).stream()
                .filter(choice -> !choice.value().equals(Channel.PAGE.stored()))
                .toList(),
            MatterTexts.choices(t, Kind.class),
            MatterTexts.choices(t, Priority.class),
            MatterFields.concerns(t),
            chosenAnd(form.place(), villages(form.placeTyped())),
            form.recipientTyped().isBlank() ? List.of() : known(form.recipientTyped()),
            form.typed(),
            errors);
    return new ModelAndView("matters/new", Map.of("page", page), status);
  }

  private static ModelAndView matches(String name, String typed, List<Choice> found) {
    return new ModelAndView("matters/matches", Map.of("page", new MatchesPage(name, typed, found)));
  }

  /** The village chosen before stays among the answers, whatever is typed next. */
  private List<Choice> chosenAnd(String place, List<Choice> found) {
    if (!place.matches("\\d{9,15}")
        || found.stream().anyMatch(choice -> choice.value().equals(place))) {
      return found;
    }
    var all = new ArrayList<Choice>();
    all.add(new Choice(place, places.name(place)));
    all.addAll(found);
    return all;
  }

  /** Villages within reach whose name, pinyin or initials begin somewhere with what was typed. */
  private List<Choice> villages(String typed) {
    if (typed.isBlank()) {
      return List.of();
    }
    var mine = Scope.current().place();
    var townships =
        Level.TOWNSHIP.isReachedBy(mine) ? List.of(new Place(mine, "", "", 4)) : places.below(mine);
    return townships.stream()
        .flatMap(township -> below(township).stream())
        .filter(village -> SearchText.of(village.name()).matches(typed))
        .limit(FOUND_AT_MOST)
        .map(village -> new Choice(village.code(), village.name(), places.name(village.parent())))
        .toList();
  }

  private List<Place> below(Place township) {
    return Level.VILLAGE.isReachedBy(township.code())
        ? List.of(
            new Place(
                township.code(),
                places.name(township.code()),
                Level.TOWNSHIP.holding(township.code()),
                5))
        : places.below(township.code());
  }

  private List<Choice> known(String typed) {
    return recipients.search(typed).stream().limit(FOUND_AT_MOST).map(this::choice).toList();
  }

  private Choice choice(Recipient recipient) {
    return new Choice(
        recipient.id().toString(),
        recipient.name(),
        places.name(recipient.place()) + " " + recipient.address());
  }
}
