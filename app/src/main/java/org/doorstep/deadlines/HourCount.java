package org.doorstep.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.deadlines.WorkingLine.CountedHours;
import org.doorstep.deadlines.WorkingLine.DueAt;
import org.doorstep.deadlines.WorkingLine.PausedHours;
import org.doorstep.deadlines.WorkingLine.StandsStill;
import org.doorstep.deadlines.WorkingLine.Started;

/** Counts hours on the clock, through nights and days off, less the pauses to the second. */
final class HourCount {

  private final ClockInputs inputs;
  private final List<WorkingLine> lines = new ArrayList<>();
  private final Duration whole;
  private final Duration unrisky;
  private Duration used = Duration.ZERO;
  private Instant now;
  private Instant atRiskFrom;

  HourCount(ClockInputs inputs) {
    this.inputs = inputs;
    this.whole = Duration.ofHours(inputs.total());
    this.unrisky = whole.multipliedBy(inputs.rule().atRiskPercent()).dividedBy(100);
    this.now = inputs.startedAt();
    this.atRiskFrom = now;
  }

  Reckoning reckoning() {
    lines.add(new Started(WorkingLine.local(now, inputs.zone()), false));
    var end = Duration.ofHours(inputs.rule().amount());
    var open = runTo(end);
    for (var extension : inputs.extensions()) {
      if (open.isEmpty()) {
        lines.add(WorkingLine.extended(extension, inputs.rule().unit(), inputs.zone()));
        end = end.plusHours(extension.amount());
        open = runTo(end);
      }
    }
    return new Reckoning(open.map(this::waiting).orElseGet(this::due), lines);
  }

  /** Runs until so much is used; stops at a pause that has no end, and answers it. */
  private Optional<Pause> runTo(Duration end) {
    while (used.compareTo(end) < 0) {
      var pause = inputs.pauseAt(now);
      if (pause.isPresent()) {
        if (pause.get().until().isEmpty()) {
          return pause;
        }
        var goesOn = pause.get().until().get();
        lines.add(
            new PausedHours(
                WorkingLine.local(now, inputs.zone()),
                WorkingLine.local(goesOn, inputs.zone()),
                pause.get().reason()));
        now = goesOn;
      } else {
        countUntil(nextStop(now.plus(end.minus(used))));
      }
    }
    return Optional.empty();
  }

  private Instant nextStop(Instant latest) {
    return inputs.pauses().stream()
        .map(Pause::from)
        .filter(from -> from.isAfter(now) && from.isBefore(latest))
        .findFirst()
        .orElse(latest);
  }

  private void countUntil(Instant stop) {
    var counted = Duration.between(now, stop);
    var unriskyLeft = unrisky.minus(used);
    if (!unriskyLeft.isNegative()) {
      atRiskFrom = unriskyLeft.compareTo(counted) < 0 ? now.plus(unriskyLeft) : stop;
    }
    lines.add(
        new CountedHours(
            WorkingLine.local(now, inputs.zone()), WorkingLine.local(stop, inputs.zone())));
    used = used.plus(counted);
    now = stop;
  }

  private Deadline due() {
    lines.add(new DueAt(WorkingLine.local(now, inputs.zone())));
    var lastMoment = now.equals(inputs.startedAt()) ? now : now.minusNanos(1);
    return new Due(
        LocalDate.ofInstant(lastMoment, inputs.zone()), now, atRiskFrom, Optional.empty());
  }

  private Deadline waiting(Pause pause) {
    var since = Pause.dayOf(now, inputs.zone());
    lines.add(new StandsStill(since, pause.reason()));
    return new Waiting(since, pause.reason(), (int) used.toHours(), inputs.total());
  }
}
