package org.doorstep.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.Calendars;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Word;
import org.springframework.stereotype.Component;

/**
 * More time for a clock that is not overdue: it stands still for a while, or its date moves. What
 * each may do, and when it is refused, is said at the door, {@link Clocks}.
 */
@Component
class MoreTime {

  private final ClockStore store;
  private final Calendars calendars;
  private final Audit audit;
  private final Clock clock;

  MoreTime(ClockStore store, Calendars calendars, Audit audit, Clock clock) {
    this.store = store;
    this.calendars = calendars;
    this.audit = audit;
    this.clock = clock;
  }

  void pause(UUID subject, Purpose purpose, String reason) {
    var doing = new Word("deadlines.do.pause");
    var stored = goingInTime(subject, purpose, doing);
    var pause = new Pause(clock.instant(), Optional.empty(), reason);
    store.pause(stored.id(), stored.inputs().with(pause));
    audit.record("clock.pause", subject, Map.of("purpose", purpose.stored()));
  }

  Due resume(UUID subject, Purpose purpose) {
    var stored = store.lockGoing(subject, purpose).orElseThrow(MoreTime::notThere);
    if (!stored.paused()) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          new Word("deadlines.state.running"),
          new Word("deadlines.do.resume"));
    }
    var due = carryOn(stored, stored.inputs().resumedAt(clock.instant()));
    audit.record("clock.resume", subject, Map.of("purpose", purpose.stored()));
    return due;
  }

  Due extend(UUID subject, Purpose purpose, int amount, UUID grantedBy, String reason) {
    var doing = new Word("deadlines.do.extend");
    var stored = goingInTime(subject, purpose, doing);
    return extend(stored, amount, grantedBy, reason);
  }

  Due extend(UUID subject, Purpose purpose, LocalDate until, UUID grantedBy, String reason) {
    var doing = new Word("deadlines.do.extend");
    var stored = goingInTime(subject, purpose, doing);
    return extend(stored, unitsUntil(stored, until, doing), grantedBy, reason);
  }

  int room(UUID subject, Purpose purpose) {
    return inTime(subject, purpose).map(inputs -> inputs.roomToExtend()).orElse(0);
  }

  Optional<LocalDate> latest(UUID subject, Purpose purpose) {
    return inTime(subject, purpose)
        .filter(inputs -> inputs.roomToExtend() > 0)
        .map(inputs -> inputs.with(new Extension(inputs.roomToExtend(), "?", clock.instant(), "?")))
        .map(inputs -> {
          var calendar = calendars.now();
          return Reckoning.of(inputs.under(calendar.version()), calendar).deadline();
        })
        .flatMap(
            deadline -> deadline instanceof Due due ? Optional.of(due.dueOn()) : Optional.empty());
  }

  /** What the clock is reckoned from that runs for this, and is not overdue. */
  private Optional<ClockInputs> inTime(UUID subject, Purpose purpose) {
    return store
        .findLast(subject, purpose)
        .filter(last -> last.state().equals(StoredClock.RUNNING) && !last.overdue(clock.instant()))
        .map(StoredClock::inputs);
  }

  private Due extend(StoredClock stored, int amount, UUID grantedBy, String reason) {
    if (amount > stored.inputs().roomToExtend()) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          new Word("deadlines.extend.room", Integer.toString(stored.inputs().roomToExtend())),
          new Word("deadlines.do.extend"));
    }
    var extension = new Extension(amount, grantedBy.toString(), clock.instant(), reason);
    var due = carryOn(stored, stored.inputs().with(extension));
    audit.record(
        "clock.extend",
        stored.subject(),
        Map.of("purpose", stored.purpose().stored(), "amount", amount, "granted_by", grantedBy));
    return due;
  }

  private int unitsUntil(StoredClock stored, LocalDate until, Word doing) {
    var calendar = calendars.now();
    var most = 0;
    for (var amount = 1; amount <= stored.inputs().roomToExtend(); amount++) {
      var more = new Extension(amount, "?", clock.instant(), "?");
      var inputs = stored.inputs().with(more).under(calendar.version());
      if (!(Reckoning.of(inputs, calendar).deadline() instanceof Due due)
          || due.dueOn().isAfter(until)) {
        break;
      }
      most = amount;
    }
    if (most == 0) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          new Word("deadlines.extend.not-by", stored.dueOn().toString()),
          doing);
    }
    return most;
  }

  /** Stores new inputs; under the calendar of now, unless that would take time away. */
  private Due carryOn(StoredClock stored, ClockInputs changed) {
    var calendar = calendars.now();
    var inputs = changed.under(calendar.version());
    var due = (Due) Reckoning.of(inputs, calendar).deadline();
    if (due.overdueFrom().isBefore(stored.overdueFrom())) {
      inputs = changed;
      due = (Due) Reckoning.of(inputs, calendars.at(inputs.calendarVersion())).deadline();
    }
    store.move(stored, inputs, due, calendar);
    return due;
  }

  private StoredClock goingInTime(UUID subject, Purpose purpose, Word doing) {
    var stored = store.lockGoing(subject, purpose).orElseThrow(MoreTime::notThere);
    if (stored.paused()) {
      throw Refused.because(Reason.STEP_NOT_ALLOWED, new Word("deadlines.state.paused"), doing);
    }
    if (stored.overdue(clock.instant())) {
      throw Refused.because(Reason.STEP_NOT_ALLOWED, new Word("deadlines.state.overdue"), doing);
    }
    return stored;
  }

  private static Refused notThere() {
    return Refused.because(Reason.NOT_FOUND);
  }
}
