package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a date is reckoned from. It is stored with the clock; with the calendar of that
 * version it gives the same date and the same working for ever.
 */
public record ClockInputs(
    DeadlineRule rule,
    Instant startedAt,
    ZoneId zone,
    String calendarVersion,
    List<Pause> pauses,
    List<Extension> extensions) {

  public ClockInputs {
    pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    extensions = List.copyOf(extensions);
    var added = extensions.stream().mapToLong(Extension::amount).sum();
    if (added > rule.maxExtension()) {
      throw new IllegalArgumentException(
          "%s may be extended by %d, not by %d"
              .formatted(rule.quoted(), rule.maxExtension(), added));
    }
  }

  /** A clock that has just been set going. */
  public static ClockInputs started(
      DeadlineRule rule, Instant at, ZoneId zone, String calendarVersion) {
    return new ClockInputs(rule, at, zone, calendarVersion, List.of(), List.of());
  }

  public ClockInputs with(Pause pause) {
    return new ClockInputs(
        rule, startedAt, zone, calendarVersion, append(pauses, pause), extensions);
  }

  public ClockInputs with(Extension extension) {
    return new ClockInputs(
        rule, startedAt, zone, calendarVersion, pauses, append(extensions, extension));
  }

  /** Ends the pause that has no end yet; one that ends as it begins was none. */
  public ClockInputs resumedAt(Instant end) {
    var ended =
        pauses.stream()
            .filter(pause -> pause.until().isPresent() || pause.from().isBefore(end))
            .map(pause ->
                pause.until().isPresent()
                    ? pause
                    : new Pause(pause.from(), Optional.of(end), pause.reason()))
            .toList();
    return new ClockInputs(rule, startedAt, zone, calendarVersion, ended, extensions);
  }

  public ClockInputs under(String otherCalendar) {
    return new ClockInputs(rule, startedAt, zone, otherCalendar, pauses, extensions);
  }

  /** How many units an extension may still add. */
  public int roomToExtend() {
    return rule.maxExtension() - extended();
  }

  int extended() {
    return extensions.stream().mapToInt(Extension::amount).sum();
  }

  int total() {
    return rule.amount() + extended();
  }

  LocalDate startDay() {
    return LocalDate.ofInstant(startedAt, zone);
  }

  /** The first day that can be counted. */
  LocalDate firstDay() {
    return rule.startDayCounts() ? startDay() : startDay().plusDays(1);
  }

  Optional<Pause> pauseOn(LocalDate day) {
    return pauses.stream().filter(pause -> pause.covers(day, zone)).findFirst();
  }

  Optional<Pause> pauseAt(Instant moment) {
    return pauses.stream().filter(pause -> pause.covers(moment)).findFirst();
  }

  private static <T> List<T> append(List<T> list, T more) {
    return Stream.concat(list.stream(), Stream.of(more)).toList();
  }
}
