package org.doorstep.matters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Subject;
import org.doorstep.matters.pages.LetterPage;
import org.doorstep.matters.pages.MatterPage;
import org.doorstep.matters.pages.MatterPage.Action;
import org.doorstep.matters.pages.MatterPage.Contact;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Fact;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One matter: what is known, what happened, and what this person may do with it now. */
@Controller
@AtWork
class MatterController {

  /** The steps that ask a unit to deal with it. */
  private static final Set<String> ASKING =
      Arrays.stream(MatterStep.Name.values())
          .filter(MatterStep.Name::moves)
          .map(MatterStep.Name::stored)
          .collect(Collectors.toUnmodifiableSet());

  /** The steps that get a button, in this order after the one the state waits for. */
  private static final List<MatterStep.Name> BUTTONS =
      List.of(
          MatterStep.Name.ACCEPT,
          MatterStep.Name.ANSWER,
          MatterStep.Name.TAKE_UP_AGAIN,
          MatterStep.Name.DISPATCH,
          MatterStep.Name.SORT,
          MatterStep.Name.SOLVE_ON_SPOT,
          MatterStep.Name.RETURN,
          MatterStep.Name.PASS_ON,
          MatterStep.Name.HAND_UP,
          MatterStep.Name.HAND_DOWN,
          MatterStep.Name.DIVERT,
          MatterStep.Name.REOPEN,
          MatterStep.Name.CLOSE,
          MatterStep.Name.WITHDRAW,
          MatterStep.Name.NOTE);

  private final Matters matters;
  private final MatterTexts texts;
  private final Targets targets;
  private final Units units;
  private final Recipients recipients;
  private final List<MatterPanel> panels;
  private final Clocks clocks;
  private final Attachments attachments;
  private final ContactPhones phones;

  MatterController(
      Matters matters,
      MatterTexts texts,
      Targets targets,
      Units units,
      Recipients recipients,
      List<MatterPanel> panels,
      Clocks clocks,
      Attachments attachments,
      ContactPhones phones) {
    this.matters = matters;
    this.texts = texts;
    this.targets = targets;
    this.units = units;
    this.recipients = recipients;
    this.panels = panels;
    this.clocks = clocks;
    this.attachments = attachments;
    this.phones = phones;
  }

  @GetMapping("/matters/{number}")
  @Transactional(readOnly = true)
  ModelAndView matter(@PathVariable MatterNumber number, Locale locale) {
    return page(matters.get(number), null, locale);
  }

  /** Shows the telephone of whoever raised it, on this one page; each time is recorded. */
  @PostMapping("/matters/{number}/telephone")
  ModelAndView telephone(@PathVariable MatterNumber number, Locale locale) {
    var phone = phones.show(number);
    return page(matters.get(number), phone, locale);
  }

  private @Nullable Contact contact(Matter matter, @Nullable String phone) {
    return phone == null
        ? phones
            .masked(matter.id())
            .map(masked -> new Contact(masked, phones.mayShow(matter)))
            .orElse(null)
        : new Contact(phone, false);
  }

  private ModelAndView page(Matter matter, @Nullable String phone, Locale locale) {
    var number = matter.number();
    var t = texts.words(locale);
    var reply = matter.reply();
    var state = matter.state().name();
    var atRisk =
        state.unanswered() && !clocks.atRisk(List.of(matter.id()), MatterClocks.DATES).isEmpty();
    var steps = matters.timelineOf(matter.id());
    var told = texts.told(t, matter, steps);
    var page =
        new MatterPage(
            number.toString(),
            matter.about().title(),
            matter.about().text(),
            asked(state, steps),
            t.say(state.word()),
            MatterTexts.tone(state),
            texts.due(t, state, matter.due(), atRisk),
            facts(t, matter, told.facts()),
            contact(matter, phone),
            reply == null
                ? null
                : new MatterPage.Reply(
                    t.say(reply.outcome().word()), reply.text(), "/matters/" + number + "/letter"),
            attachments.of(Subject.matter(matter.id()), t),
            actions(matter),
            panels.stream().map(panel -> panel.of(matter)).toList(),
            told.timeline());
    return new ModelAndView("matters/matter", Map.of("page", page));
  }

  /** The latest letter, as long as whoever was asked by it has not answered. */
  private static String asked(MatterState.Name state, List<StepTaken> steps) {
    return switch (state) {
      case OFFERED, HANDLING ->
          steps.stream()
              .filter(step -> ASKING.contains(step.step()) && !step.text().isEmpty())
              .reduce((_, later) -> later)
              .map(StepTaken::text)
              .orElse("");
      case RAISED, RETURNED, DIVERTED, ANSWERED, CLOSED, WITHDRAWN -> "";
    };
  }

  /** Why the matter is due on its date, or was: the working of the clock that gave it. */
  @GetMapping("/matters/{number}/why")
  String why(@PathVariable MatterNumber number) {
    var matter = matters.get(number);
    return clocks
        .why(matter.id(), MatterClocks.DATES.toArray(Purpose[]::new))
        .map(why -> "redirect:/why/" + why.clock())
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** The written reply on paper: to the person, or up the line for a collective matter (Y8). */
  @GetMapping("/matters/{number}/letter")
  ModelAndView letter(@PathVariable MatterNumber number, Locale locale) {
    var matter = matters.get(number);
    var reply = matter.reply();
    if (reply == null) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    var t = texts.words(locale);
    var holder = units.get(matter.state().holder()).name();
    var day = t.day(reply.at().atZone(t.zone()).toLocalDate());
    var raised = t.day(matter.origin().raisedAt().atZone(t.zone()).toLocalDate());
    var paragraphs = new ArrayList<String>();
    paragraphs.add(t.say("matters.letter.about", raised, matter.about().title()));
    reply.text().lines().filter(line -> !line.isBlank()).forEach(paragraphs::add);
    paragraphs.add(t.say("matters.letter.outcome", t.say(reply.outcome().word())));
    paragraphs.add(t.say("matters.letter.again", number.toString()));
    var page =
        new LetterPage(
            t.say("matters.letter.title"),
            holder,
            number.toString(),
            addressed(t, matter),
            paragraphs,
            holder,
            day,
            "/matters/" + number);
    return new ModelAndView("matters/letter", Map.of("page", page));
  }

  private String addressed(Words t, Matter matter) {
    if (matter.about().collective()) {
      var line =
          units.over(matter.about().place()).stream()
              .filter(unit -> !unit.id().equals(matter.state().holder()))
              .map(unit -> unit.name())
              .toList();
      return t.say("matters.letter.to-line", String.join(t.say("matters.and"), line));
    }
    var recipient = matter.about().recipient();
    var known =
        recipient == null ? "" : recipients.find(recipient).map(one -> one.name()).orElse("");
    var name = known.isEmpty() ? matter.origin().contactName() : known;
    return name.isEmpty()
        ? t.say("matters.letter.to-somebody")
        : t.say("matters.letter.to-person", name);
  }

  private List<Fact> facts(Words t, Matter matter, List<Fact> told) {
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact("matters.fact.due", t.day(matter.due()), "/matters/" + matter.number() + "/why"));
    facts.addAll(told);
    var earlier = matter.sameAs();
    if (earlier != null) {
      matters
          .find(earlier)
          .ifPresent(same ->
              facts.add(
                  new Fact(
                      "matters.fact.same-as",
                      same.number() + " " + same.about().title(),
                      "/matters/" + same.number())));
    }
    return facts;
  }

  private List<Action> actions(Matter matter) {
    var open = possible(matter);
    var waitsFor = waitsFor(matter.state().name()).filter(open::contains);
    return Stream.concat(
            waitsFor.stream(),
            BUTTONS.stream()
                .filter(step -> open.contains(step) && !waitsFor.equals(Optional.of(step))))
        .map(step ->
            new Action(
                "matters.do." + step.stored(),
                step == MatterStep.Name.SORT
                    ? "/matters/" + matter.number() + "/sort"
                    : "/matters/" + matter.number() + "/steps/" + step.stored(),
                waitsFor.equals(Optional.of(step))))
        .toList();
  }

  /** The step a state waits for, if it waits for one. */
  private static Optional<MatterStep.Name> waitsFor(MatterState.Name state) {
    return switch (state) {
      case RAISED -> Optional.of(MatterStep.Name.SORT);
      case OFFERED -> Optional.of(MatterStep.Name.ACCEPT);
      case RETURNED -> Optional.of(MatterStep.Name.DISPATCH);
      case HANDLING -> Optional.of(MatterStep.Name.ANSWER);
      case DIVERTED -> Optional.of(MatterStep.Name.TAKE_UP_AGAIN);
      case ANSWERED, CLOSED, WITHDRAWN -> Optional.empty();
    };
  }

  /** What may be done and leads somewhere: nobody is asked to hand up who has nobody above. */
  private Set<MatterStep.Name> possible(Matter matter) {
    var open = matters.stepsFor(matter);
    if (open.contains(MatterStep.Name.HAND_UP) && targets.above(matter).isEmpty()) {
      open.remove(MatterStep.Name.HAND_UP);
    }
    if (open.contains(MatterStep.Name.HAND_DOWN) && targets.below(matter).isEmpty()) {
      open.remove(MatterStep.Name.HAND_DOWN);
    }
    return open;
  }
}
