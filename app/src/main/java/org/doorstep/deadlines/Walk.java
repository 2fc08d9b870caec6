package org.doorstep.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.deadlines.DeadlineRule.LastDayOff;
import org.doorstep.deadlines.WorkingLine.DueOn;
import org.doorstep.deadlines.WorkingLine.MovesOn;
import org.doorstep.deadlines.WorkingLine.Paused;
import org.doorstep.deadlines.WorkingLine.ProvisionalFrom;
import org.doorstep.deadlines.WorkingLine.StandsStill;
import org.doorstep.places.DayKind;
import org.doorstep.places.WorkingDays;

/** Going along the days of one clock, noting what is met: what day and month counts share. */
final class Walk {

  final ClockInputs inputs;
  private final WorkingDays calendar;
  private final List<WorkingLine> lines = new ArrayList<>();
  private Optional<Integer> awaitingYear = Optional.empty();

  Walk(ClockInputs inputs, WorkingDays calendar) {
    this.inputs = inputs;
    this.calendar = calendar;
    note(
        new WorkingLine.Started(
            WorkingLine.local(inputs.startedAt(), inputs.zone()), inputs.rule().startDayCounts()));
  }

  void note(WorkingLine line) {
    lines.add(line);
  }

  void note(Extension extension) {
    note(WorkingLine.extended(extension, inputs.rule().unit(), inputs.zone()));
  }

  /** Asks the calendar; only what was asked can make the date provisional. */
  DayKind kindOf(LocalDate day) {
    if (awaitingYear.isEmpty()) {
      calendar
          .missingYear(day)
          .ifPresent(year -> {
            awaitingYear = Optional.of(year);
            note(new ProvisionalFrom(day, year));
          });
    }
    return calendar.on(day);
  }

  /** The day on which a pause that covers this day ends; empty if it has no end yet. */
  Optional<LocalDate> goesOn(Pause pause, LocalDate day) {
    var goesOn = pause.until().map(end -> Pause.dayOf(end, inputs.zone()));
    note(
        goesOn
            .<WorkingLine>map(end -> new Paused(day, end, pause.reason()))
            .orElseGet(() -> new StandsStill(day, pause.reason())));
    return goesOn;
  }

  Reckoning standsStill(Pause pause, LocalDate day, int counted) {
    return new Reckoning(
        new Waiting(day, pause.reason(), counted, inputs.total()), List.copyOf(lines));
  }

  /**
   * Ends the walk on the last day, or on the first working day after it if the rule moves it.
   *
   * @param atRiskDay the day with whose beginning the clock is at risk
   */
  Reckoning end(LocalDate last, LocalDate atRiskDay, int counted) {
    var moves = inputs.rule().lastDayOff() == LastDayOff.MOVES_TO_NEXT_WORKING_DAY;
    var day = last;
    var offSince = Optional.<LocalDate>empty();
    while (true) {
      var pause = inputs.pauseOn(day);
      if (pause.isPresent()) {
        var goesOn = goesOn(pause.get(), day);
        if (goesOn.isEmpty()) {
          return standsStill(pause.get(), day, counted);
        }
        day = goesOn.get();
      } else if (moves && !kindOf(day).worked()) {
        offSince = Optional.of(offSince.orElse(day));
        day = day.plusDays(1);
      } else {
        break;
      }
    }
    if (offSince.isPresent()) {
      note(new MovesOn(offSince.get(), day));
    }
    note(new DueOn(day));
    return new Reckoning(
        new Due(day, startOf(day.plusDays(1)), startOf(atRiskDay), awaitingYear), lines);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(inputs.zone()).toInstant();
  }
}
