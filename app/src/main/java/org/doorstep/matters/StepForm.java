package org.doorstep.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.documents.Attachments;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.pages.StepPage.Typed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Word;

/** The form of a step exactly as typed, so that it can be shown again. */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record StepForm(
    long version,
    String to,
    String due,
    List<String> assisting,
    String text,
    String outcome,
    String reason,
    String nextLook,
    String earlier) {

  StepForm {
    to = Objects.requireNonNullElse(to, "");
    due = Objects.requireNonNullElse(due, "");
    assisting = assisting == null ? List.of() : List.copyOf(assisting);
    text = Objects.requireNonNullElse(text, "");
    outcome = Objects.requireNonNullElse(outcome, "");
    reason = Objects.requireNonNullElse(reason, "");
    nextLook = Objects.requireNonNullElse(nextLook, "");
    earlier = Objects.requireNonNullElse(earlier, "");
  }

  /** An empty form for a version of a matter. */
  static StepForm blank(long version) {
    return new StepForm(version, "", "", List.of(), "", "", "", "", "");
  }

  StepForm with(String unit, String day) {
    return new StepForm(version, unit, day, assisting, text, outcome, reason, nextLook, earlier);
  }

  Typed typed() {
    return new Typed(to, due, assisting, text, outcome, reason, nextLook, earlier);
  }

  /** The fields a step asks for. */
  static Set<String> fields(MatterStep.Name step) {
    return switch (step) {
      case DISPATCH -> Set.of("to", "due", "assisting", "text");
      case PASS_ON, HAND_UP, HAND_DOWN -> Set.of("to", "text");
      case RETURN, TAKE_UP_AGAIN, REOPEN, WITHDRAW -> Set.of("text");
      case SOLVE_ON_SPOT, NOTE -> Set.of("text", Attachments.FIELD);
      case ANSWER -> Set.of("outcome", "text", Attachments.FIELD);
      case DIVERT -> Set.of("reason", "text", "nextLook");
      case SAME_AS -> Set.of("earlier");
      case ACCEPT, CLOSE, SORT, RAISE -> Set.of();
    };
  }

  /**
   * The step it asks for.
   *
   * @param latest the rule's date, asked for where a day was typed; a later one needs an extension
   */
  Checked<MatterStep> check(MatterStep.Name step, LocalDate today, Supplier<LocalDate> latest) {
    var errors = new FieldErrors();
    var asked = fields(step);
    var unit = Parsed.id(to);
    var day = Parsed.date(due);
    if (asked.contains("to") && unit.isEmpty()) {
      errors.add("to", new Word("matters.to.choose"));
    }
    if (asked.contains("due")) {
      MatterFields.checkDue(errors, due, today, latest);
    }
    var became = Coded.find(Outcome.class, outcome);
    if (asked.contains("outcome") && became.isEmpty()) {
      errors.add("outcome", new Word("matters.outcome.choose"));
    }
    var why = Coded.find(ReasonClass.class, reason);
    if (asked.contains("reason") && why.isEmpty()) {
      errors.add("reason", new Word("matters.reason.choose"));
    }
    var same = MatterNumber.parse(earlier);
    if (asked.contains("earlier") && same.isEmpty()) {
      errors.add("earlier", new Word("matters.earlier.number"));
    }
    if (asked.contains("text")) {
      MatterFields.checkText(errors, "text", "matters.text." + step.stored(), text);
    }
    var look = Parsed.date(nextLook).filter(later -> later.isAfter(today));
    if (asked.contains("nextLook") && look.isEmpty()) {
      errors.add("nextLook", new Word("matters.next-look.later"));
    }
    if (!errors.none()) {
      return new Invalid<>(errors);
    }
    var said = text.strip();
    return new Valid<>(
        switch (step) {
          case DISPATCH -> new MatterStep.Dispatch(unit.get(), day.orElse(null), said, helping());
          case ACCEPT -> new MatterStep.Accept();
          case PASS_ON -> new MatterStep.PassOn(unit.get(), said);
          case RETURN -> new MatterStep.Return(said);
          case HAND_UP -> new MatterStep.HandUp(unit.get(), said);
          case HAND_DOWN -> new MatterStep.HandDown(unit.get(), said);
          case SOLVE_ON_SPOT -> new MatterStep.SolveOnSpot(said);
          case ANSWER -> new MatterStep.Answer(became.get(), said);
          case DIVERT -> new MatterStep.Divert(why.get(), said, look.get());
          case TAKE_UP_AGAIN -> new MatterStep.TakeUpAgain(said);
          case REOPEN -> new MatterStep.Reopen(said);
          case CLOSE -> new MatterStep.Close();
          case WITHDRAW -> new MatterStep.Withdraw(said);
          case SAME_AS -> new MatterStep.SameAs(same.get());
          case NOTE -> new MatterStep.AddNote(said);
          case SORT, RAISE -> throw new IllegalArgumentException("Not a step of this form");
        });
  }

  private List<UUID> helping() {
    return assisting.stream()
        .flatMap(one -> Parsed.id(one).stream())
        .filter(one -> !one.toString().equals(to))
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "StepForm";
  }
}
