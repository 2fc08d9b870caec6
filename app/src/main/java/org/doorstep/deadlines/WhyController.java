package org.doorstep.deadlines;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.deadlines.pages.WhyPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Why this date? The working of one clock, and what would be if. A resident reads the same part on
 * the page of the matter.
 */
@Controller
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE,
  Role.ADMINISTRATOR
})
class WhyController {

  private final Clocks clocks;
  private final WhyParts parts;
  private final MessageSource words;
  private final Clock clock;

  WhyController(Clocks clocks, WhyParts parts, MessageSource words, Clock clock) {
    this.clocks = clocks;
    this.parts = parts;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/why/{id}")
  ModelAndView why(@PathVariable UUID id, WhatIfForm form, Locale locale) {
    var why = clocks.why(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    var t = new Words(words, locale, Scope.current().zone());
    if (!form.asked()) {
      return page(why, form, new FieldErrors(), null, t);
    }
    return switch (form.check(why.inputs(), clock.instant())) {
      case Invalid(var errors) -> page(why, form, errors, null, t);
      case Valid(var inputs) -> page(why, form, new FieldErrors(), inputs, t);
    };
  }

  private ModelAndView page(
      Why why,
      WhatIfForm form,
      FieldErrors errors,
      @org.jspecify.annotations.Nullable ClockInputs asked,
      Words t) {
    var answer = asked == null ? null : parts.of(asked, clocks.whatIf(asked), t);
    var page =
        new WhyPage(
            why.clock().toString(),
            t.say(why.purpose().word()),
            parts.of(why, t),
            form.typed(why.inputs()),
            answer,
            errors);
    return new ModelAndView(
        "deadlines/whyPage",
        Map.of("page", page),
        errors.none() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
