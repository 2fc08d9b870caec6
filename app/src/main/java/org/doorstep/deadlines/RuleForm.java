package org.doorstep.deadlines;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.deadlines.LegalBasis.Standing;
import org.doorstep.deadlines.pages.RulePage.Typed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;

/**
 * A new version of a rule as typed. What is counted and from when stays as it was.
 *
 * @param name what a rule of the county's own is to be called; empty for one that is there
 */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record RuleForm(
    String name,
    String version,
    String from,
    String amount,
    String most,
    String risk,
    String levels,
    String document,
    String article,
    String standing) {

  private static final int LONGEST = 200;

  RuleForm {
    name = text(name);
    version = text(version);
    from = text(from);
    amount = text(amount);
    most = text(most);
    risk = text(risk);
    levels = text(levels);
    document = text(document);
    article = text(article);
    standing = text(standing);
  }

  private static String text(String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }

  /** The form of a version to follow this one. */
  static RuleForm after(DeadlineRule rule, LocalDate from) {
    return of(rule, rule.version() + 1, from);
  }

  /** The form of a rule of the county's own, to begin with as another one is. */
  static RuleForm like(DeadlineRule model, LocalDate from) {
    return of(model, 1, from);
  }

  private static RuleForm of(DeadlineRule rule, int version, LocalDate from) {
    return new RuleForm(
        "",
        Integer.toString(version),
        from.toString(),
        Integer.toString(rule.amount()),
        Integer.toString(rule.maxExtension()),
        Integer.toString(rule.atRiskPercent()),
        rule.escalateAfter().stream().map(String::valueOf).collect(Collectors.joining(" ")),
        rule.basis().document(),
        rule.basis().article(),
        rule.basis().standing().name());
  }

  Typed typed() {
    return new Typed(name, version, from, amount, most, risk, levels, document, article, standing);
  }

  /** The version it asks for. */
  Checked<DeadlineRule> check(DeadlineRule before, LocalDate today) {
    return check(before, before.id(), today, new FieldErrors());
  }

  /** The rule of the county's own it asks for, counted as the model is. */
  Checked<DeadlineRule> checkOwn(DeadlineRule model, RuleBook book, LocalDate today) {
    var errors = new FieldErrors();
    if (!Rules.mayBeCalled(name)) {
      errors.add("name", new Word("deadlines.rules.own.name.wrong", Rules.NAME_AT_MOST));
    } else if (book.ids().contains(name)) {
      errors.add("name", new Word("deadlines.rules.own.name.taken"));
    }
    return check(model, name, today, errors);
  }

  private Checked<DeadlineRule> check(
      DeadlineRule before, String id, LocalDate today, FieldErrors errors) {
    var begins = day(errors, today);
    var units = number("amount", amount, before.unit().most(), errors);
    var more = number("most", most, before.unit().most(), errors);
    var share = number("risk", risk, 100, errors);
    var up = levels(errors);
    if (share == 0) {
      errors.add("risk", new Word("deadlines.rules.number", "1", "100"));
    }
    if (units + more > before.unit().most()) {
      errors.add(
          "most", new Word("deadlines.rules.number", "0", "" + (before.unit().most() - units)));
    }
    var sure = standing(errors);
    if (document.isEmpty() != (sure == Standing.PRODUCT_DEFAULT)) {
      errors.add("document", new Word("deadlines.rules.document.with-standing"));
    }
    errors.limit("document", document, LONGEST);
    errors.limit("article", article, LONGEST);
    if (document.isEmpty() && !article.isEmpty()) {
      errors.add("article", new Word("deadlines.rules.article.alone"));
    }
    if (!version.matches("\\d{1,6}")) {
      errors.add("from", new Word("deadlines.rules.again"));
    }
    if (!errors.none()) {
      return new Invalid<>(errors);
    }
    return new Valid<>(
        new DeadlineRule(
            id,
            Integer.parseInt(version),
            begins,
            new LegalBasis(document, article, sure),
            units,
            before.unit(),
            before.startsFrom(),
            before.startDayCounts(),
            before.lastDayOff(),
            more,
            share,
            up));
  }

  private LocalDate day(FieldErrors errors, LocalDate today) {
    try {
      var day = LocalDate.parse(from);
      if (!day.isBefore(today) && day.isBefore(today.plusYears(10))) {
        return day;
      }
    } catch (DateTimeException notADate) {
      // said below
    }
    errors.add("from", new Word("deadlines.rules.from.not-back"));
    return today;
  }

  private static int number(String field, String typed, int most, FieldErrors errors) {
    if (typed.matches("\\d{1,5}") && Integer.parseInt(typed) <= most) {
      return Integer.parseInt(typed);
    }
    errors.add(field, new Word("deadlines.rules.number", "0", Integer.toString(most)));
    return 1;
  }

  private List<Integer> levels(FieldErrors errors) {
    if (!levels.matches("(\\d{1,3}( \\d{1,3}){0,2})?")) {
      errors.add("levels", new Word("deadlines.rules.levels.wrong"));
      return List.of();
    }
    var up =
        levels.isEmpty()
            ? List.<Integer>of()
            : Stream.of(levels.split(" ", -1)).map(Integer::valueOf).toList();
    if (!up.equals(up.stream().sorted().distinct().toList())) {
      errors.add("levels", new Word("deadlines.rules.levels.wrong"));
    }
    return up;
  }

  private Standing standing(FieldErrors errors) {
    for (var known : Standing.values()) {
      if (known.name().equals(standing)) {
        return known;
      }
    }
    errors.add("standing", new Word("deadlines.rules.standing.choose"));
    return Standing.PRODUCT_DEFAULT;
  }
}
