package org.doorstep.sorting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterFields;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterStep;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Word;
import org.doorstep.sorting.pages.SortPage.Typed;

/**
 * The sorting form exactly as typed.
 *
 * @param category one of the proposals, or {@code other}
 * @param other the category from the whole list, when none of the proposals is right
 * @param to the unit to send it to; {@code self} to take it in hand, empty to decide later
 */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record SortForm(
    long version,
    String category,
    String other,
    String same,
    String kind,
    String priority,
    String concerns,
    String to,
    String due,
    List<String> assisting,
    String letter) {

  static final String OTHER = "other";
  static final String SELF = "self";
  static final String NONE = "none";

  SortForm {
    category = Objects.requireNonNullElse(category, "");
    other = Objects.requireNonNullElse(other, "");
    same = Objects.requireNonNullElse(same, "");
    kind = Objects.requireNonNullElse(kind, "");
    priority = Objects.requireNonNullElse(priority, "");
    concerns = Objects.requireNonNullElse(concerns, "");
    to = Objects.requireNonNullElse(to, "");
    due = Objects.requireNonNullElse(due, "");
    assisting = assisting == null ? List.of() : List.copyOf(assisting);
    letter = Objects.requireNonNullElse(letter, "");
  }

  Typed typed() {
    return new Typed(category, other, same, kind, priority, concerns, to, due, assisting, letter);
  }

  /** The category it is sorted into; blank where none was chosen. */
  String chosen() {
    return category.equals(OTHER) || category.isEmpty() ? other : category;
  }

  /**
   * The steps it asks for, in their order: sort, link, and send on or take in hand.
   *
   * @param latest the rule's date, asked for where a day was typed; a later one needs an extension
   */
  Checked<List<MatterStep>> check(LocalDate today, Supplier<LocalDate> latest) {
    var errors = new FieldErrors();
    var chosen = chosen();
    if (chosen.isBlank()) {
      errors.add("category", new Word("sorting.category.choose"));
    }
    var what = Coded.find(Kind.class, kind);
    if (what.isEmpty()) {
      errors.add("kind", new Word("matters.kind.choose"));
    }
    var pressing = Coded.find(Priority.class, priority);
    if (pressing.isEmpty()) {
      errors.add("priority", new Word("matters.priority.choose"));
    }
    var unit = Parsed.id(to);
    if (unit.isPresent()) {
      MatterFields.checkDue(errors, due, today, latest);
      MatterFields.checkText(errors, "letter", "matters.text.dispatch", letter);
    }
    if (!errors.none()) {
      return new Invalid<>(errors);
    }
    var steps = new ArrayList<MatterStep>();
    steps.add(
        new MatterStep.Sort(
            chosen, what.get(), pressing.get(), concerns.equals(MatterFields.COLLECTIVE)));
    MatterNumber.parse(same).map(MatterStep.SameAs::new).ifPresent(steps::add);
    if (to.equals(SELF)) {
      steps.add(new MatterStep.Accept());
    }
    unit.map(this::dispatch).ifPresent(steps::add);
    return new Valid<>(List.copyOf(steps));
  }

  private MatterStep dispatch(UUID unit) {
    var helping =
        assisting.stream()
            .flatMap(one -> Parsed.id(one).stream())
            .filter(one -> !one.equals(unit))
            .distinct()
            .toList();
    return new MatterStep.Dispatch(unit, Parsed.date(due).orElse(null), letter.strip(), helping);
  }

  @Override
  public String toString() {
    return "SortForm";
  }
}
