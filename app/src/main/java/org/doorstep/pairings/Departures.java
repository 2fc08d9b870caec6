package org.doorstep.pairings;

import org.doorstep.staff.OfficialLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever has left is linked with nobody: the doors show up as gaps at once. */
@Component
class Departures {

  private final Batches batches;

  Departures(Batches batches) {
    this.batches = batches;
  }

  @EventListener
  void on(OfficialLeft left) {
    batches.endAllOf(left.official(), left.day(), left.reason());
  }
}
