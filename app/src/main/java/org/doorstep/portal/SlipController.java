package org.doorstep.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.doorstep.aftercare.Ratings;
import org.doorstep.aftercare.Ratings.Shown;
import org.doorstep.matters.MatterNumber;
import org.doorstep.places.County;
import org.doorstep.portal.FollowForms.RateForm;
import org.doorstep.portal.FollowForms.SlipForm;
import org.doorstep.portal.Measures.Measure;
import org.doorstep.portal.pages.SlipPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Rating with the code on a paper slip, which works once. */
@Controller
@RequestMapping("/c/{code}/rate")
@Allowed(Role.PUBLIC)
class SlipController {

  private final Here here;
  private final Measures measures;
  private final TurnedAway turnedAway;
  private final Ratings ratings;

  SlipController(Here here, Measures measures, TurnedAway turnedAway, Ratings ratings) {
    this.here = here;
    this.measures = measures;
    this.turnedAway = turnedAway;
    this.ratings = ratings;
  }

  @GetMapping
  ModelAndView ask(@PathVariable String code) {
    return page(
        HttpStatus.OK,
        here.county(code),
        new SlipForm("", ""),
        new RateForm("", ""),
        new FieldErrors());
  }

  @PostMapping
  ModelAndView rate(
      @PathVariable String code,
      SlipForm form,
      RateForm rating,
      HttpServletRequest request,
      HttpServletResponse response) {
    var county = here.county(code);
    var errors = rating.check();
    if (!errors.none()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, county, form, rating, errors);
    }
    var shown = shown(county, form, request);
    if (shown.isEmpty()) {
      var left =
          Here.anybody(county)
              .call(() -> measures.take(Measure.WRONG_CODE, request.getRemoteAddr()));
      if (!left) {
        turnedAway.record(county, request, Reason.TOO_OFTEN);
      }
      errors.add(
          "number",
          left
              ? new Word("portal.slip.unknown")
              : new Word("portal.too-often", Measure.WRONG_CODE.oneMoreAfter().toMinutes()));
      return page(
          left ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.TOO_MANY_REQUESTS,
          county,
          form,
          rating,
          errors);
    }
    if (shown.get().used()) {
      turnedAway.record(county, request, Reason.STEP_NOT_ALLOWED);
      errors.add("slip", new Word("portal.slip.used"));
      return page(HttpStatus.CONFLICT, county, form, rating, errors);
    }
    var matter = shown.get().matter();
    var resident = Scope.resident(county.key(), county.zone(), matter);
    resident.run(() -> ratings.handIn(rating.mark()));
    resident.run(() -> ratings.rate(matter, Ratings.Channel.SLIP, rating.mark(), rating.words()));
    Flashes.say(response, "portal.slip.thanks");
    return new ModelAndView("redirect:/c/" + county.code());
  }

  private Optional<Shown> shown(County county, SlipForm form, HttpServletRequest request) {
    var mayTry =
        Here.anybody(county).call(() -> measures.left(Measure.WRONG_CODE, request.getRemoteAddr()));
    return MatterNumber.parse(form.number())
        .filter(_ -> mayTry)
        .flatMap(number ->
            Here.system(county, "rated with a slip")
                .call(() -> ratings.shown(number, form.slip())));
  }

  private static ModelAndView page(
      HttpStatus status, County county, SlipForm form, RateForm rating, FieldErrors errors) {
    var page =
        new SlipPage(
            county.code(), form.number(), form.slip(), rating.score(), rating.words(), errors);
    return new ModelAndView("portal/slip", Map.of("page", page, "county", county.name()), status);
  }
}
