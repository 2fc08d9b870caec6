package org.doorstep.deadlines;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doorstep.deadlines.LegalBasis.Standing;
import org.doorstep.deadlines.pages.RulePage;
import org.doorstep.deadlines.pages.RulesPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** How long things may take in this county, on what basis, and from when on otherwise. */
@Controller
@RequestMapping("/rules")
@Allowed({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class RulesController {

  /** A rule of the county's own counts as this one does. */
  private static final String MODEL = "handle";

  private final Rules rules;
  private final MessageSource words;
  private final Clock clock;

  RulesController(Rules rules, MessageSource words, Clock clock) {
    this.rules = rules;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(Locale locale) {
    var t = words(locale);
    var book = rules.book();
    var page =
        new RulesPage(book.ids().stream().map(id -> rule(id, book.versionsOf(id), t)).toList());
    return new ModelAndView("deadlines/rules", Map.of("page", page));
  }

  @GetMapping("/new")
  ModelAndView askOwn(Locale locale) {
    var model = newest(MODEL);
    return form("", model, RuleForm.like(model, today()), new FieldErrors(), words(locale));
  }

  @PostMapping
  ModelAndView addOwn(RuleForm form, HttpServletResponse response, Locale locale) {
    var model = newest(MODEL);
    return switch (form.checkOwn(model, rules.book(), today())) {
      case Invalid(var errors) -> form("", model, form, errors, words(locale));
      case Valid(var rule) -> added(rule, response);
    };
  }

  @GetMapping("/{id}")
  ModelAndView ask(@PathVariable String id, Locale locale) {
    var newest = newest(id);
    return form(id, newest, RuleForm.after(newest, today()), new FieldErrors(), words(locale));
  }

  @PostMapping("/{id}")
  ModelAndView add(
      @PathVariable String id, RuleForm form, HttpServletResponse response, Locale locale) {
    var newest = newest(id);
    return switch (form.check(newest, today())) {
      case Invalid(var errors) -> form(id, newest, form, errors, words(locale));
      case Valid(var rule) -> added(rule, response);
    };
  }

  private ModelAndView added(DeadlineRule rule, HttpServletResponse response) {
    rules.add(rule);
    Flashes.say(response, "deadlines.rules.added", rule.effectiveFrom().toString());
    return new ModelAndView("redirect:/rules");
  }

  private static ModelAndView form(
      String id, DeadlineRule rule, RuleForm form, FieldErrors errors, Words t) {
    var standings =
        Arrays.stream(Standing.values())
            .map(each -> new Choice(each.name(), t.lookup(WhyParts.key("standing", each))))
            .toList();
    var page =
        new RulePage(
            id,
            Rules.name(t, id),
            form.typed(),
            t.lookup(WhyParts.key("unit", rule.unit())),
            standings,
            errors);
    return new ModelAndView(
        "deadlines/rule",
        Map.of("page", page),
        errors.none() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static RulesPage.Rule rule(String id, List<DeadlineRule> versions, Words t) {
    var name = Rules.name(t, id);
    var columns =
        List.of(
            new Column(t.lookup("deadlines.rules.version")),
            new Column(t.lookup("deadlines.rules.from")),
            new Column(t.lookup("deadlines.rules.length")),
            new Column(t.lookup("deadlines.rules.most")),
            new Column(t.lookup("deadlines.rules.starts")),
            new Column(t.lookup("deadlines.why.basis")));
    var rows =
        versions.stream()
            .map(rule ->
                List.of(
                    new Cell(Integer.toString(rule.version())),
                    new Cell(t.day(rule.effectiveFrom())),
                    new Cell(WhyParts.length(rule, t)),
                    new Cell(Integer.toString(rule.maxExtension())),
                    new Cell(t.lookup(WhyParts.key("starts", rule.startsFrom()))),
                    new Cell(WhyParts.basis(rule.basis(), t))))
            .toList();
    return new RulesPage.Rule(
        id, name, new Table(t.say("deadlines.rules.versions", name), columns, rows));
  }

  private DeadlineRule newest(String id) {
    return rules.book().versionsOf(id).stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }

  /** The ways here. */
  @Configuration
  static class Ways {

    @Bean
    Way rulesWay() {
      return new Way(
          80, "deadlines.rules", "/rules", "clock", Role.COUNTY_OFFICE, Role.ADMINISTRATOR);
    }

    @Bean
    Way calendarWay() {
      return new Way(
          81,
          "deadlines.calendar",
          "/calendar",
          "calendar",
          Role.COUNTY_OFFICE,
          Role.ADMINISTRATOR);
    }
  }
}
