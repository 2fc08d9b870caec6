package org.doorstep.pairings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;

/** What is to be done with the links of the chosen doors, as typed. */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record SetForm(
    String change, String kind, List<String> official, String q, String from, String reason) {

  /** The kinds there are; others come with the practices that need them. */
  static final List<String> KINDS = List.of(Links.CONTACT, "help");

  /** All kinds of one official's links. */
  static final String EVERY_KIND = "every";

  private static final int LONGEST_REASON = 200;

  SetForm {
    change = Objects.requireNonNullElse(change, "add");
    kind = Objects.requireNonNullElse(kind, Links.CONTACT);
    official = Objects.requireNonNullElse(official, List.of());
    q = Objects.requireNonNullElse(q, "");
    from = Objects.requireNonNullElse(from, "");
    reason = Objects.requireNonNullElse(reason, "");
  }

  /** The form as it is shown first. */
  static SetForm blank(Chosen chosen, LocalDate today) {
    var all = chosen.with().isPresent();
    return new SetForm(
        all ? "replace" : "add",
        all ? EVERY_KIND : Links.CONTACT,
        List.of(),
        "",
        today.toString(),
        "");
  }

  Checked<Wanted> check(Chosen chosen, LocalDate today) {
    var errors = new FieldErrors();
    var wantedChange = change();
    var one =
        List.of(Change.values()).stream()
            .filter(each -> each.stored().equals(wantedChange.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (one.isEmpty()) {
      errors.add("change", new Word("links.change.choose"));
    }
    var every = kind.equals(EVERY_KIND);
    if (!KINDS.contains(kind) && !(every && chosen.with().isPresent())) {
      errors.add("kind", new Word("links.kind.choose"));
    } else if (every && one.equals(Optional.of(Change.ADD))) {
      errors.add("kind", new Word("links.kind.one"));
    }
    var officials = officials();
    if (officials.isEmpty() && !one.equals(Optional.of(Change.END))) {
      errors.add("official", new Word("links.official.choose"));
    }
    var day = day(from);
    if (day.isEmpty() || day.get().isAfter(today)) {
      errors.add("from", new Word("links.from.wrong"));
    }
    errors.require("reason", reason, "links.reason.empty", LONGEST_REASON);
    if (!errors.none()) {
      return new Invalid<>(errors);
    }
    return new Valid<>(
        new Wanted(
            chosen,
            one.orElseThrow(),
            every ? "" : kind,
            one.orElseThrow() == Change.END ? List.of() : officials,
            day.orElseThrow(),
            reason.strip()));
  }

  List<UUID> officials() {
    return official.stream().distinct().flatMap(each -> id(each).stream()).toList();
  }

  static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
