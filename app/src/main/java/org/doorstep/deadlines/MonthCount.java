package org.doorstep.deadlines;

import static java.time.temporal.ChronoUnit.DAYS;

import org.doorstep.deadlines.WorkingLine.CountedMonths;
import org.doorstep.places.WorkingDays;

/**
 * Counts months to the same day of a later month, or to its last where it has no such day; each day
 * of a pause adds one.
 */
final class MonthCount {

  private final ClockInputs inputs;
  private final Walk walk;

  MonthCount(ClockInputs inputs, WorkingDays calendar) {
    this.inputs = inputs;
    this.walk = new Walk(inputs, calendar);
  }

  Reckoning reckoning() {
    var start = inputs.startDay();
    var shorter = inputs.rule().startDayCounts() ? 1 : 0;
    var months = inputs.rule().amount();
    walk.note(new CountedMonths(months, start.plusMonths(months).minusDays(shorter)));
    for (var extension : inputs.extensions()) {
      walk.note(extension);
      months += extension.amount();
      walk.note(new CountedMonths(months, start.plusMonths(months).minusDays(shorter)));
    }

    var last = start.plusMonths(months).minusDays(shorter);
    var day = inputs.firstDay();
    while (!day.isAfter(last)) {
      var pause = inputs.pauseOn(day);
      if (pause.isEmpty()) {
        day = day.plusDays(1);
        continue;
      }
      var goesOn = walk.goesOn(pause.get(), day);
      if (goesOn.isEmpty()) {
        var passed = (int) inputs.firstDay().until(day).toTotalMonths();
        return walk.standsStill(pause.get(), day, passed);
      }
      last = last.plusDays(DAYS.between(day, goesOn.get()));
      day = goesOn.get();
    }
    var passed = DAYS.between(start, last) * inputs.rule().atRiskPercent() / 100;
    return walk.end(last, start.plusDays(passed), months);
  }
}
