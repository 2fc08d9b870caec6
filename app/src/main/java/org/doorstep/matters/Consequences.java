package org.doorstep.matters;

import java.time.Instant;
import java.util.ArrayList;
import org.doorstep.recipients.Recipients;
import org.doorstep.staff.Units;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows from a step besides the new state and the trays: which clocks end and begin, who is
 * shown the door, and the events by which notices, look-backs and ratings go on. All of it belongs
 * to the transaction of the step; none of it reads the matter again, because the events carry it.
 */
@Component
class Consequences {

  private final MatterClocks clocks;
  private final Units units;
  private final Recipients recipients;
  private final ApplicationEventPublisher events;

  Consequences(
      MatterClocks clocks, Units units, Recipients recipients, ApplicationEventPublisher events) {
    this.clocks = clocks;
    this.units = units;
    this.recipients = recipients;
    this.events = events;
  }

  /** Draws them for a step that is saved and stands in the timeline. */
  void draw(Matter before, MatterStep step, Matter after, Instant now) {
    clocks.follow(before, step, after, now);
    show(after, step);
    tell(before, step, after);
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

  private void tell(Matter before, MatterStep step, Matter after) {
    events.publishEvent(new MatterMoved(before, step.name(), after));
    switch (step) {
      case MatterStep.Answer _, MatterStep.SolveOnSpot _ ->
          events.publishEvent(new MatterAnswered(after, units.over(after.about().place())));
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
