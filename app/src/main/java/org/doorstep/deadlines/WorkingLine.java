package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.places.Occasion;
import org.doorstep.shared.Word;

/** One line of the working that a page shows under "why this date?". */
public sealed interface WorkingLine {

  /** The clock was set going. */
  record Started(LocalDateTime at, boolean startDayCounts) implements WorkingLine {}

  /** A day that counts; a {@code number} of so many. */
  record Counted(LocalDate day, int number, int total) implements WorkingLine {}

  /** A Saturday or Sunday that counts, because it is worked for a day off. */
  record CountedMakeUpDay(LocalDate day, Occasion occasion, int number, int total)
      implements WorkingLine {}

  record Weekend(LocalDate day) implements WorkingLine {}

  record DayOff(LocalDate day, Occasion occasion) implements WorkingLine {}

  /** Days that do not count, the last one excluded: on it the count goes on. */
  record Paused(LocalDate from, LocalDate goesOn, String reason) implements WorkingLine {}

  record PausedHours(LocalDateTime from, LocalDateTime goesOn, String reason)
      implements WorkingLine {}

  record CountedHours(LocalDateTime from, LocalDateTime until) implements WorkingLine {}

  record CountedMonths(int months, LocalDate until) implements WorkingLine {}

  record Extended(int amount, Unit unit, String grantedBy, LocalDate grantedOn, String reason)
      implements WorkingLine {}

  /** The last day is a day off, so the next working day is the last. */
  record MovesOn(LocalDate from, LocalDate to) implements WorkingLine {}

  /** From this day on the days off are not known yet. */
  record ProvisionalFrom(LocalDate day, int year) implements WorkingLine {}

  /** The clock stands still, and nobody knows yet until when. */
  record StandsStill(LocalDate since, String reason) implements WorkingLine {}

  record DueOn(LocalDate day) implements WorkingLine {}

  record DueAt(LocalDateTime moment) implements WorkingLine {}

  static Extended extended(Extension extension, Unit unit, ZoneId zone) {
    return new Extended(
        extension.amount(),
        unit,
        extension.grantedBy(),
        Pause.dayOf(extension.grantedAt(), zone),
        extension.reason());
  }

  static LocalDateTime local(Instant moment, ZoneId zone) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  /** The sentence people of that language read. */
  default Word word(Locale locale) {
    return new Word(key(), facts(locale));
  }

  /** The key of the sentence. */
  default String key() {
    return switch (this) {
      case Started(_, boolean counts) ->
          counts ? "deadlines.working.started-counting" : "deadlines.working.started";
      case Counted _ -> "deadlines.working.counted";
      case CountedMakeUpDay _ -> "deadlines.working.counted-make-up";
      case Weekend _ -> "deadlines.working.weekend";
      case DayOff _ -> "deadlines.working.day-off";
      case Paused _ -> "deadlines.working.paused";
      case PausedHours _ -> "deadlines.working.paused-hours";
      case CountedHours _ -> "deadlines.working.counted-hours";
      case CountedMonths _ -> "deadlines.working.counted-months";
      case Extended line ->
          switch (line.unit()) {
            case WORKING_DAYS -> "deadlines.working.extended.working-days";
            case CALENDAR_DAYS -> "deadlines.working.extended.calendar-days";
            case MONTHS -> "deadlines.working.extended.months";
            case HOURS -> "deadlines.working.extended.hours";
          };
      case MovesOn _ -> "deadlines.working.moves-on";
      case ProvisionalFrom _ -> "deadlines.working.provisional";
      case StandsStill _ -> "deadlines.working.stands-still";
      case DueOn _ -> "deadlines.working.due-on";
      case DueAt _ -> "deadlines.working.due-at";
    };
  }

  /** What fills the sentence, already written as people of that language write it. */
  default List<Object> facts(Locale locale) {
    var written = new Written(locale);
    return switch (this) {
      case Started(var at, _) -> List.of(written.moment(at));
      case Counted(var day, var number, var total) ->
          List.of(written.day(day), written.number(number), written.number(total));
      case CountedMakeUpDay(var day, var occasion, var number, var total) ->
          List.of(
              written.day(day),
              written.number(number),
              written.number(total),
              occasion.nameIn(locale));
      case Weekend(var day) -> List.of(written.day(day));
      case DayOff(var day, var occasion) -> List.of(written.day(day), occasion.nameIn(locale));
      case Paused(var from, var goesOn, var reason) ->
          List.of(written.day(from), written.day(goesOn), reason);
      case PausedHours(var from, var goesOn, var reason) ->
          List.of(written.moment(from), written.moment(goesOn), reason);
      case CountedHours(var from, var until) ->
          List.of(written.moment(from), written.moment(until));
      case CountedMonths(var months, var until) ->
          List.of(written.number(months), written.day(until));
      case Extended(var amount, _, var grantedBy, var grantedOn, var reason) ->
          List.of(written.number(amount), grantedBy, written.day(grantedOn), reason);
      case MovesOn(var from, var to) -> List.of(written.day(from), written.day(to));
      case ProvisionalFrom(var day, var year) -> List.of(written.day(day), written.number(year));
      case StandsStill(var since, var reason) -> List.of(written.day(since), reason);
      case DueOn(var day) -> List.of(written.day(day));
      case DueAt(var moment) -> List.of(written.moment(moment));
    };
  }
}
