package org.doorstep.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.doorstep.recipients.IdNumber;
import org.doorstep.shared.Phone;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as what they should be, and notes everything that is wrong. */
final class Cells {

  private final Line line;
  private final List<Wrong> wrongs = new ArrayList<>(0);

  Cells(Line line) {
    this.line = line;
    var columns = line.sheet().columns();
    for (var at = 0; at < columns.size(); at++) {
      var column = columns.get(at);
      var cell = line.cells().get(at);
      if (cell.isEmpty() && column.required()) {
        wrong(column.key(), "missing");
      } else if (cell.length() > column.longest()) {
        wrong(column.key(), "too-long", Integer.toString(column.longest()));
      }
    }
  }

  String text(String column) {
    return line.cell(column);
  }

  /** One of a few words; empty when nothing or something else stands there. */
  Optional<String> choice(String column, Choices choices) {
    var typed = text(column);
    var found = choices.find(typed);
    if (found.isEmpty() && !typed.isEmpty()) {
      wrong(column, "unknown-choice", choices.allowed());
    }
    return found;
  }

  /** Several words, divided by commas or what serves as one. */
  SequencedSet<String> choices(String column, Choices choices) {
    var found = new LinkedHashSet<String>();
    if (!text(column).isEmpty()) {
      for (var typed : text(column).split("[,，、;；/]+", -1)) {
        var each = choices.find(typed);
        if (each.isPresent()) {
          found.add(each.get());
        } else if (!typed.isBlank()) {
          wrong(column, "unknown-choice", choices.allowed());
        }
      }
    }
    return found;
  }

  @Nullable Phone phone(String column) {
    var typed = text(column);
    if (typed.isEmpty()) {
      return null;
    }
    var phone = Phone.parse(typed);
    if (phone.isEmpty()) {
      wrong(column, "phone");
    }
    return phone.orElse(null);
  }

  @Nullable IdNumber idNumber(String column) {
    var typed = text(column);
    if (typed.isEmpty()) {
      return null;
    }
    var fault = IdNumber.faultOf(typed);
    if (fault.isPresent()) {
      wrong(
          column,
          switch (fault.get()) {
            case LENGTH -> "id-length";
            case DATE -> "id-date";
            case CHECK_DIGIT -> "id-check-digit";
          });
      return null;
    }
    return IdNumber.parse(typed).orElseThrow();
  }

  @Nullable LocalDate date(String column, LocalDate latest) {
    var typed = text(column);
    if (typed.isEmpty()) {
      return null;
    }
    var date = Dates.parse(typed);
    if (date.isEmpty()) {
      wrong(column, "date");
      return null;
    }
    if (date.get().isAfter(latest)) {
      wrong(column, "date-in-future");
      return null;
    }
    return date.get();
  }

  /** Notes that the same stood in an earlier row of the file, if it did. */
  void refuseTwin(String column) {
    if (line.twin() > 0) {
      wrong(column, "twice", Integer.toString(line.twin()));
    }
  }

  /** Notes that a cell is wrong; the first thing said about a cell stays. */
  void wrong(String column, String key, String... facts) {
    if (wrongs.stream().noneMatch(wrong -> wrong.column().equals(column))) {
      wrongs.add(new Wrong(column, "imports.wrong." + key, List.of(facts)));
    }
  }

  boolean right() {
    return wrongs.isEmpty();
  }

  BadLine bad() {
    return new BadLine(line, List.copyOf(wrongs));
  }
}
