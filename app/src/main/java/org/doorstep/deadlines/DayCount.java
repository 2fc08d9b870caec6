package org.doorstep.deadlines;

import java.time.LocalDate;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.WorkingLine.Counted;
import org.doorstep.deadlines.WorkingLine.CountedMakeUpDay;
import org.doorstep.deadlines.WorkingLine.DayOff;
import org.doorstep.deadlines.WorkingLine.Weekend;
import org.doorstep.places.DayKind;
import org.doorstep.places.WorkingDays;

/** Counts days, of work or of the calendar, one after the other. */
final class DayCount {

  private final ClockInputs inputs;
  private final Walk walk;
  private final int total;
  private int counted;

  DayCount(ClockInputs inputs, WorkingDays calendar) {
    this.inputs = inputs;
    this.walk = new Walk(inputs, calendar);
    this.total = inputs.total();
  }

  Reckoning reckoning() {
    var last = inputs.startDay();
    var atRisk = last;
    var day = inputs.firstDay();
    while (counted < total) {
      var pause = inputs.pauseOn(day);
      if (pause.isPresent()) {
        var goesOn = walk.goesOn(pause.get(), day);
        if (goesOn.isEmpty()) {
          return walk.standsStill(pause.get(), day, counted);
        }
        day = goesOn.get();
        continue;
      }
      if (counts(day)) {
        last = day;
        if (counted == firstAtRisk()) {
          atRisk = day;
        }
      }
      day = day.plusDays(1);
    }
    return walk.end(last, atRisk, counted);
  }

  private boolean counts(LocalDate day) {
    if (inputs.rule().unit() == Unit.CALENDAR_DAYS) {
      count(day);
      return true;
    }
    return switch (walk.kindOf(day)) {
      case DayKind.Weekday _ -> {
        count(day);
        yield true;
      }
      case DayKind.MakeUpDay(var occasion) -> {
        announceExtensions();
        walk.note(new CountedMakeUpDay(day, occasion, ++counted, total));
        yield true;
      }
      case DayKind.Weekend _ -> {
        walk.note(new Weekend(day));
        yield false;
      }
      case DayKind.DayOff(var occasion) -> {
        walk.note(new DayOff(day, occasion));
        yield false;
      }
    };
  }

  private void count(LocalDate day) {
    announceExtensions();
    walk.note(new Counted(day, ++counted, total));
  }

  /** An extension is told where the time before it is used up. */
  private void announceExtensions() {
    var usedUp = inputs.rule().amount();
    for (var extension : inputs.extensions()) {
      if (counted == usedUp) {
        walk.note(extension);
      }
      usedUp += extension.amount();
    }
  }

  /** The number of the day with which the clock is at risk: the share before it has passed. */
  private int firstAtRisk() {
    return Math.min(total, total * inputs.rule().atRiskPercent() / 100 + 1);
  }
}
