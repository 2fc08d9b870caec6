package org.doorstep.deadlines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doorstep.deadlines.pages.WhyPage.WhatIf;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/** What would the date be, if it began on another day, stood still for a time, or were extended. */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record WhatIfForm(String start, String pauseFrom, String pauseUntil, String extend) {

  private static final int FURTHEST_YEARS = 20;

  WhatIfForm {
    start = Objects.requireNonNullElse(start, "").strip();
    pauseFrom = Objects.requireNonNullElse(pauseFrom, "").strip();
    pauseUntil = Objects.requireNonNullElse(pauseUntil, "").strip();
    extend = Objects.requireNonNullElse(extend, "").strip();
  }

  boolean asked() {
    return !(start + pauseFrom + pauseUntil + extend).isEmpty();
  }

  WhatIf typed(ClockInputs inputs) {
    return new WhatIf(
        start.isEmpty() ? inputs.startDay().toString() : start,
        pauseFrom,
        pauseUntil,
        extend,
        inputs.rule().maxExtension());
  }

  /** The inputs as they would be. */
  Checked<ClockInputs> check(ClockInputs stored, Instant now) {
    var errors = new FieldErrors();
    var rule = stored.rule();
    var begins = start.isEmpty() ? stored.startDay() : day("start", start, stored, errors);
    var from = pauseFrom.isEmpty() ? null : day("pauseFrom", pauseFrom, stored, errors);
    var until = pauseUntil.isEmpty() ? null : day("pauseUntil", pauseUntil, stored, errors);
    if (from == null && until != null) {
      errors.add("pauseFrom", new Word("deadlines.what-if.pause.both"));
    } else if (from != null && until == null) {
      errors.add("pauseUntil", new Word("deadlines.what-if.pause.both"));
    } else if (from != null && until != null && !until.isAfter(from)) {
      errors.add("pauseUntil", new Word("deadlines.what-if.pause.order"));
    }
    var amount = extend.isEmpty() ? 0 : amount(rule.maxExtension(), errors);
    if (!errors.none() || begins == null) {
      return new Invalid<>(errors);
    }
    var zone = stored.zone();
    var startedAt = moved(stored.startedAt(), begins, zone);
    var pauses =
        from == null || until == null
            ? stored.pauses()
            : List.of(new Pause(first(from, zone), Optional.of(first(until, zone)), "…"));
    var extensions =
        amount == 0 ? stored.extensions() : List.of(new Extension(amount, "…", now, "…"));
    return new Valid<>(
        new ClockInputs(rule, startedAt, zone, stored.calendarVersion(), pauses, extensions));
  }

  private static @Nullable LocalDate day(
      String field, String typed, ClockInputs stored, FieldErrors errors) {
    try {
      var day = LocalDate.parse(typed);
      var around = stored.startDay();
      if (day.isAfter(around.minusYears(FURTHEST_YEARS))
          && day.isBefore(around.plusYears(FURTHEST_YEARS))) {
        return day;
      }
    } catch (DateTimeException notADate) {
      // said below
    }
    errors.add(field, new Word("deadlines.what-if.no-date"));
    return null;
  }

  private int amount(int most, FieldErrors errors) {
    if (extend.matches("\\d{1,4}") && Integer.parseInt(extend) <= most) {
      return Integer.parseInt(extend);
    }
    errors.add("extend", new Word("deadlines.what-if.extend.most", Integer.toString(most)));
    return 0;
  }

  private static Instant moved(Instant startedAt, LocalDate to, ZoneId zone) {
    return startedAt.atZone(zone).with(to).toInstant();
  }

  private static Instant first(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
