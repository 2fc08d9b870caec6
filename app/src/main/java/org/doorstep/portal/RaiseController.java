package org.doorstep.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.doorstep.documents.Attachments;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.documents.NewFile;
import org.doorstep.documents.Subject;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raise;
import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.portal.Measures.Measure;
import org.doorstep.portal.pages.RaisePage;
import org.doorstep.portal.pages.RaisedPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Takes;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Raising a matter without an account, anonymously if one likes. */
@Controller
@RequestMapping("/c/{code}/raise")
@Allowed(Role.PUBLIC)
class RaiseController {

  private final Here here;
  private final Villages villages;
  private final Measures measures;
  private final TurnedAway turnedAway;
  private final Matters matters;
  private final Places places;
  private final Attachments attachments;
  private final Clock clock;

  RaiseController(
      Here here,
      Villages villages,
      Measures measures,
      TurnedAway turnedAway,
      Matters matters,
      Places places,
      Attachments attachments,
      Clock clock) {
    this.here = here;
    this.villages = villages;
    this.measures = measures;
    this.turnedAway = turnedAway;
    this.matters = matters;
    this.places = places;
    this.attachments = attachments;
    this.clock = clock;
  }

  /** The empty form, for a village when the address names one (a poster's code leads there). */
  @GetMapping
  ModelAndView ask(@PathVariable String code, @RequestParam(defaultValue = "") String village) {
    var county = here.county(code);
    var blank = RaiseForm.blank(clock.instant());
    var known = Here.anybody(county).call(() -> villages.is(county, village));
    return page(HttpStatus.OK, county, known ? blank.in(village) : blank, new FieldErrors());
  }

  @PostMapping
  @Takes(Attachments.FORM_AT_MOST)
  ModelAndView raise(
      @PathVariable String code,
      RaiseForm form,
      @RequestParam(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
      HttpServletRequest request) {
    return answer(here.county(code), form, sent, request);
  }

  private ModelAndView answer(
      County county,
      RaiseForm typed,
      @Nullable List<MultipartFile> sent,
      HttpServletRequest request) {
    var anybody = Here.anybody(county);
    var form = anybody.call(() -> withVillage(county, typed));
    if (form.looksForVillages()) {
      return page(HttpStatus.OK, county, form, new FieldErrors());
    }
    var known = anybody.call(() -> villages.is(county, form.village()));
    return switch (attachments.check(form.check(known), sent)) {
      case Invalid(var errors) -> page(HttpStatus.UNPROCESSABLE_CONTENT, county, form, errors);
      case Valid(Filed(var raise, var files)) -> {
        if (!anybody.call(() -> measures.take(Measure.RAISE, request.getRemoteAddr()))) {
          turnedAway.record(county, request, Reason.TOO_OFTEN);
          yield tooOften(county, form);
        }
        yield raised(county, raise, files);
      }
    };
  }

  private ModelAndView raised(County county, Raise raise, List<NewFile> files) {
    var raised =
        Here.system(county, "raised on the residents' page")
            .call(() ->
                attachments.keep(files, () -> matters.raise(raise), Subject.matter(raise.id())));
    var village = Here.anybody(county).call(() -> places.name(raise.place()));
    var page =
        new RaisedPage(
            county.code(), raised.number().toString(), raised.followCode().printed(), village);
    return new ModelAndView("portal/raised", Map.of("page", page, "county", county.name()));
  }

  /** A name that can mean only one village is that village. */
  private RaiseForm withVillage(County county, RaiseForm form) {
    if (!form.village().isEmpty() || form.villageName().isEmpty()) {
      return form;
    }
    var meant = villages.meant(county, form.villageName());
    return meant.size() == 1 ? form.in(meant.getFirst().value()) : form;
  }

  private ModelAndView tooOften(County county, RaiseForm form) {
    var errors = new FieldErrors();
    errors.add("what", new Word("portal.too-often", Measure.RAISE.oneMoreAfter().toMinutes()));
    return page(HttpStatus.TOO_MANY_REQUESTS, county, form, errors);
  }

  private ModelAndView page(HttpStatus status, County county, RaiseForm form, FieldErrors errors) {
    var page =
        Here.anybody(county)
            .call(() ->
                new RaisePage(
                    county.code(),
                    form.id(),
                    form.followCode(),
                    form.at(),
                    form.what(),
                    form.kind(),
                    form.concerns(),
                    villages.townships(county),
                    form.township(),
                    villageChoices(county, form),
                    form.village(),
                    form.villageName(),
                    form.isAnonymous(),
                    form.name(),
                    form.phone(),
                    errors));
    return new ModelAndView("portal/raise", Map.of("page", page, "county", county.name()), status);
  }

  private List<Choice> villageChoices(County county, RaiseForm form) {
    return form.villageName().isEmpty()
        ? villages.of(county, form.township())
        : villages.meant(county, form.villageName());
  }
}
