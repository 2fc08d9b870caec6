package org.doorstep.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.recipients.Recipients;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows from a step besides the new state: which clocks end and begin, who is shown the
 * door, in whose trays the matter lies, and the events by which notices, look-backs, ratings and
 * the public board go on. All of it belongs to the transaction of the step; none of it reads the
 * matter again, because the events carry it.
 */
@Component
class Consequences {

  private final MatterStore store;
  private final MatterClocks clocks;
  private final Units units;
  private final Recipients recipients;
  private final ApplicationEventPublisher events;

  Consequences(
      MatterStore store,
      MatterClocks clocks,
      Units units,
      Recipients recipients,
      ApplicationEventPublisher events) {
    this.store = store;
    this.clocks = clocks;
    this.units = units;
    this.recipients = recipients;
    this.events = events;
  }

  /** Draws them for a step that is saved and stands in the timeline. */
  void draw(Matter before, MatterStep step, Matter after, Instant now) {
    clocks.follow(before, step, after, now);
    show(after, step);
    var over = units.over(after.about().place());
    tell(before, step, after, over);
    // Last: whoever gives a matter away sees it no more, nor would those who follow the step.
    layInTrays(after, over);
  }

  /** The matter lies with all it concerns as it stands now, and with nobody else. */
  void layInTrays(Matter matter) {
    layInTrays(matter, units.over(matter.about().place()));
  }

  /**
   * The same where it is known in whose jurisdiction its place lies.
   *
   * @param over as {@link Units#over} gives them
   */
  void layInTrays(Matter matter, List<Unit> over) {
    store.layInTrays(matter, Seats.of(matter, over.stream().map(Unit::id).toList()));
  }

  /** Whoever is asked to deal with a matter sees at whose door it is. */
  private void show(Matter matter, MatterStep step) {
    var recipient = matter.about().recipient();
    var asked = matter.state().asked();
    if (recipient != null && asked.isPresent() && step.name().moves()) {
      var seats = new ArrayList<>(matter.assisting());
      seats.add(asked.get());
      recipients.show(recipient, seats, matter.id());
    }
  }

  private void tell(Matter before, MatterStep step, Matter after, List<Unit> over) {
    events.publishEvent(new MatterMoved(before, step.name(), after));
    switch (step) {
      case MatterStep.Answer _, MatterStep.SolveOnSpot _ ->
          events.publishEvent(new MatterAnswered(after, over));
      case MatterStep.Reopen _ -> events.publishEvent(new MatterReopened(after));
      case MatterStep.Close _ -> events.publishEvent(new MatterClosed(after, false));
      case MatterStep.Withdraw _ -> events.publishEvent(new MatterClosed(after, true));
      case MatterStep.Dispatch _,
          MatterStep.Accept _,
          MatterStep.PassOn _,
          MatterStep.Return _,
          MatterStep.HandUp _,
          MatterStep.HandDown _,
          MatterStep.Divert _,
          MatterStep.TakeUpAgain _,
          MatterStep.Sort _,
          MatterStep.SameAs _,
          MatterStep.AddNote _ -> {}
    }
  }
}
