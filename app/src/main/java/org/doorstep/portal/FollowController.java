package org.doorstep.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorstep.aftercare.Ratings;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.StepTaken;
import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.portal.FollowForms.FollowForm;
import org.doorstep.portal.FollowForms.NotSolvedForm;
import org.doorstep.portal.FollowForms.RateForm;
import org.doorstep.portal.Measures.Measure;
import org.doorstep.portal.pages.FollowPage;
import org.doorstep.portal.pages.FollowedPage;
import org.doorstep.portal.pages.FollowedPage.Typed;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Following a matter by its number and code: how it stands, the reply, rating it, saying that it is
 * not solved. The code is posted with each form and stands in no address and no cookie.
 */
@Controller
@RequestMapping("/c/{code}/follow")
@Allowed(Role.PUBLIC)
class FollowController {

  private final Here here;
  private final Measures measures;
  private final TurnedAway turnedAway;
  private final Matters matters;
  private final Ratings ratings;
  private final Units units;
  private final Places places;
  private final Clock clock;

  FollowController(
      Here here,
      Measures measures,
      TurnedAway turnedAway,
      Matters matters,
      Ratings ratings,
      Units units,
      Places places,
      Clock clock) {
    this.here = here;
    this.measures = measures;
    this.turnedAway = turnedAway;
    this.matters = matters;
    this.ratings = ratings;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView ask(@PathVariable String code, @RequestParam(defaultValue = "") String number) {
    return ask(HttpStatus.OK, here.county(code), number, new FieldErrors());
  }

  @PostMapping
  ModelAndView follow(@PathVariable String code, FollowForm form, HttpServletRequest request) {
    var county = here.county(code);
    return followed(
        county,
        form,
        Typed.NOTHING,
        new FieldErrors(),
        request,
        matter -> answer(county, form, matter, null));
  }

  /** Does something with the matter whose number and code were shown, unless a form is wrong. */
  private ModelAndView followed(
      County county,
      FollowForm form,
      Typed typed,
      FieldErrors errors,
      HttpServletRequest request,
      Function<UUID, ModelAndView> work) {
    return shown(county, form, request)
        .map(matter ->
            errors.none()
                ? work.apply(matter)
                : page(HttpStatus.UNPROCESSABLE_CONTENT, county, form, matter, null, typed, errors))
        .orElseGet(() -> unknown(county, form, request));
  }

  /** Rates with what the page of the matter asks; any score is kept. */
  @PostMapping("/rating")
  ModelAndView rate(
      @PathVariable String code, FollowForm form, RateForm rating, HttpServletRequest request) {
    var county = here.county(code);
    return followed(
        county,
        form,
        rating.typed(),
        rating.check(),
        request,
        matter -> rated(county, form, matter, rating));
  }

  private ModelAndView rated(County county, FollowForm form, UUID matter, RateForm rating) {
    var resident = Scope.resident(county.key(), county.zone(), matter);
    resident.run(() -> ratings.handIn(rating.mark()));
    resident.run(() -> ratings.rate(matter, Ratings.Channel.FOLLOW, rating.mark(), rating.words()));
    return answer(county, form, matter, new Word("portal.rated"));
  }

  /** The answer does not hold: whoever answered has it again. */
  @PostMapping("/not-solved")
  ModelAndView notSolved(
      @PathVariable String code, FollowForm form, NotSolvedForm said, HttpServletRequest request) {
    var county = here.county(code);
    return followed(
        county,
        form,
        said.typed(),
        said.check(),
        request,
        matter -> reopened(county, form, matter, said, request));
  }

  private ModelAndView reopened(
      County county, FollowForm form, UUID matter, NotSolvedForm said, HttpServletRequest request) {
    try {
      Scope.resident(county.key(), county.zone(), matter)
          .run(() -> matters.take(matters.get(matter).number(), new MatterStep.Reopen(said.why())));
    } catch (Refused tooLate) {
      turnedAway.record(county, request, tooLate.reason());
      var errors = new FieldErrors();
      errors.add("why", new Word("portal.not-solved.too-late"));
      return page(HttpStatus.CONFLICT, county, form, matter, null, said.typed(), errors);
    }
    return answer(county, form, matter, new Word("portal.reopened"));
  }

  /** The matter whose number and code were shown; empty when they do not belong together. */
  private Optional<UUID> shown(County county, FollowForm form, HttpServletRequest request) {
    var number = MatterNumber.parse(form.number());
    if (number.isEmpty() || form.follow().isEmpty() || !mayTry(county, request)) {
      return Optional.empty();
    }
    return Here.system(county, "followed by number and code")
        .call(() -> matters.find(number.get(), form.follow()));
  }

  private boolean mayTry(County county, HttpServletRequest request) {
    return Here.anybody(county)
        .call(() -> measures.left(Measure.WRONG_CODE, request.getRemoteAddr()));
  }

  private ModelAndView unknown(County county, FollowForm form, HttpServletRequest request) {
    var errors = form.check();
    if (!errors.none()) { // nothing was guessed
      return ask(HttpStatus.UNPROCESSABLE_CONTENT, county, form.number(), errors);
    }
    var left =
        Here.anybody(county).call(() -> measures.take(Measure.WRONG_CODE, request.getRemoteAddr()));
    if (!left) {
      turnedAway.record(county, request, Reason.TOO_OFTEN);
      errors.add(
          "number", new Word("portal.too-often", Measure.WRONG_CODE.oneMoreAfter().toMinutes()));
      return ask(HttpStatus.TOO_MANY_REQUESTS, county, form.number(), errors);
    }
    errors.add("number", new Word("portal.follow.unknown"));
    return ask(HttpStatus.UNPROCESSABLE_CONTENT, county, form.number(), errors);
  }

  private static ModelAndView ask(
      HttpStatus status, County county, String number, FieldErrors errors) {
    var page = new FollowPage(county.code(), number, errors);
    return new ModelAndView("portal/follow", Map.of("page", page, "county", county.name()), status);
  }

  private ModelAndView answer(County county, FollowForm form, UUID id, @Nullable Word said) {
    return page(HttpStatus.OK, county, form, id, said, Typed.NOTHING, new FieldErrors());
  }

  private ModelAndView page(
      HttpStatus status,
      County county,
      FollowForm form,
      UUID id,
      @Nullable Word said,
      Typed typed,
      FieldErrors errors) {
    var today = LocalDate.ofInstant(clock.instant(), county.zone());
    var page =
        Scope.resident(county.key(), county.zone(), id)
            .call(() -> {
              var matter = matters.get(id);
              var state = matter.state();
              var reply = matter.reply();
              var steps = matters.timelineOf(id);
              var holder = state.asked().orElse(state.holder());
              return new FollowedPage(
                  county.code(),
                  matter.number().toString(),
                  form.follow(),
                  matter.about().title(),
                  matter.about().text(),
                  places.name(matter.about().place()),
                  state.name(),
                  units.names(List.of(holder)).getOrDefault(holder, ""),
                  state instanceof MatterState.Diverted ? null : state.dueOn().orElse(null),
                  state.dueOn().filter(due -> due.isBefore(today)).isPresent(),
                  matter.origin().raisedAt(),
                  putOff(state, steps),
                  takenUpAt(state, steps),
                  reply == null ? "" : reply.text(),
                  reply == null ? null : reply.at(),
                  state instanceof MatterState.Answered,
                  ratings.invited(id),
                  ratings.of(id).stream()
                      .map(given -> new FollowedPage.Rating(given.score(), given.words()))
                      .toList(),
                  said,
                  typed,
                  errors);
            });
    return new ModelAndView(
        "portal/followed", Map.of("page", page, "county", county.name()), status);
  }

  /** Why it cannot be solved now, with what was written to explain it. */
  private static FollowedPage.@Nullable PutOff putOff(MatterState state, List<StepTaken> steps) {
    return state instanceof MatterState.Diverted(_, var reason, var nextLook)
        ? new FollowedPage.PutOff(
            reason, last(steps, MatterStep.Name.DIVERT).map(StepTaken::text).orElse(""), nextLook)
        : null;
  }

  /** When it was taken up again, as long as that is what its resident waits on. */
  private static @Nullable Instant takenUpAt(MatterState state, List<StepTaken> steps) {
    return state.name().unanswered()
        ? last(steps, MatterStep.Name.DIVERT, MatterStep.Name.TAKE_UP_AGAIN, MatterStep.Name.REOPEN)
            .filter(step -> step.step().equals(MatterStep.Name.TAKE_UP_AGAIN.stored()))
            .map(StepTaken::at)
            .orElse(null)
        : null;
  }

  private static Optional<StepTaken> last(List<StepTaken> steps, MatterStep.Name... names) {
    var wanted = Stream.of(names).map(MatterStep.Name::stored).toList();
    return steps.reversed().stream().filter(step -> wanted.contains(step.step())).findFirst();
  }
}
