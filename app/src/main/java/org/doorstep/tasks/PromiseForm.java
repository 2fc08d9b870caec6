package org.doorstep.tasks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Checked;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;

/** Something promised at a door, as typed. */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record PromiseForm(String id, String text, String due) {

  static final int TEXT_AT_MOST = 200;

  PromiseForm {
    id = Objects.requireNonNullElse(id, "");
    text = Objects.requireNonNullElse(text, "").strip();
    due = Objects.requireNonNullElse(due, "");
  }

  static PromiseForm blank() {
    return new PromiseForm(UUID.randomUUID().toString(), "", "");
  }

  Checked<Tasks.Owed> check(Recipient door, LocalDate today) {
    var errors = new FieldErrors();
    errors.require("text", text, "tasks.promise.text.empty", TEXT_AT_MOST);
    var by = day(due).filter(day -> !day.isBefore(today));
    if (by.isEmpty()) {
      errors.add("due", new Word("tasks.promise.due.wrong"));
    }
    if (!errors.none()) {
      return new Checked.Invalid<>(errors);
    }
    var scope = Scope.current();
    return new Checked.Valid<>(
        new Tasks.Owed(
            id.matches("[0-9a-f-]{36}") ? UUID.fromString(id) : UUID.randomUUID(),
            Tasks.Kind.COMMITMENT,
            text,
            door.place(),
            door.id(),
            scope.officialOrRefuse(),
            scope.unitOrRefuse(),
            by.orElseThrow(),
            null,
            null));
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "PromiseForm";
  }
}
