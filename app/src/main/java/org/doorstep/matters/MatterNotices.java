package org.doorstep.matters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Notice;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells those whom a step concerns and who did not take it: the unit that is asked, the unit that
 * gets a matter back, whoever wrote it down at the door, and for a collective matter the whole line
 * from the village to the county (Y8).
 */
@Component
class MatterNotices {

  private final Matters matters;
  private final Units units;
  private final ApplicationEventPublisher events;

  MatterNotices(Matters matters, Units units, ApplicationEventPublisher events) {
    this.matters = matters;
    this.units = units;
    this.events = events;
  }

  @EventListener
  void moved(MatterMoved moved) {
    switch (moved.step()) {
      case DISPATCH, PASS_ON, HAND_UP, HAND_DOWN -> {
        var asked = moved.asked();
        if (asked != null) {
          tell(List.of(asked), "asked", moved.matter(), moved.number());
        }
      }
      case RETURN -> tell(List.of(moved.holder()), "returned", moved.matter(), moved.number());
      case DIVERT -> {
        var raisedBy = matters.get(moved.matter()).origin().raisedBy();
        if (raisedBy != null) {
          tell(List.of(raisedBy), "diverted", moved.matter(), moved.number());
        }
      }
      case RAISE,
          ACCEPT,
          SOLVE_ON_SPOT,
          ANSWER,
          TAKE_UP_AGAIN,
          REOPEN,
          CLOSE,
          WITHDRAW,
          SORT,
          SAME_AS,
          NOTE -> {}
    }
  }

  @EventListener
  void answered(MatterAnswered answered) {
    if (answered.collective()) {
      var line = units.over(answered.place()).stream().map(Unit::id).toList();
      tell(line, "answered-collective", answered.matter(), answered.number());
    }
    var raisedBy = answered.raisedBy();
    if (raisedBy != null) {
      tell(List.of(raisedBy), "answered", answered.matter(), answered.number());
    }
  }

  @EventListener
  void reopened(MatterReopened reopened) {
    tell(List.of(reopened.holder()), "reopened", reopened.matter(), reopened.number());
  }

  /** Nobody is told of what he or she, or the own unit, has just done. */
  private void tell(Collection<UUID> seats, String what, UUID matter, MatterNumber number) {
    var others = new ArrayList<>(seats);
    others.removeAll(Scope.current().seats());
    if (!others.isEmpty()) {
      events.publishEvent(
          new Notice(
              others,
              "matters.notice." + what,
              Map.of("a-number", number.toString()),
              matter,
              "/matters/" + number));
    }
  }
}
