package org.doorstep.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;

/** Fields that several forms about matters have, and what holds for them. */
public final class MatterFields {

  public static final String COLLECTIVE = "collective";
  public static final String PERSON = "person";
  private static final int LONGEST = 2000;

  private MatterFields() {}

  /** Whom it concerns, to choose from. */
  public static List<Choice> concerns(Words t) {
    return List.of(
        new Choice(PERSON, t.say("matters.concerns.person")),
        new Choice(COLLECTIVE, t.say("matters.concerns.collective")));
  }

  /** A date may be left to the rule; it may be earlier than the rule's and never later. */
  public static void checkDue(
      FieldErrors errors, String due, LocalDate today, Supplier<LocalDate> latest) {
    if (due.isBlank()) {
      return;
    }
    var day = Parsed.date(due);
    if (day.isEmpty() || day.get().isBefore(today)) {
      errors.add("due", new Word("matters.due.today-or-later"));
    } else if (day.get().isAfter(latest.get())) {
      errors.add("due", new Word("matters.due.later-than-rule"));
    }
  }

  /**
   * Some words, and not too many.
   *
   * @param label the key of what the field is called
   */
  public static void checkText(FieldErrors errors, String field, String label, String text) {
    errors.require(field, text.strip(), new Word("matters.text.empty", new Word(label)), LONGEST);
  }
}
