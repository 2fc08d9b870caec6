package org.doorstep.matters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Notice;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells those whom a step concerns and who did not take it: the unit that is asked, those asked to
 * help it, the unit that gets a matter back, whoever wrote it down at the door, and for a
 * collective matter the whole line from the village to the county (Y8).
 */
@Component
class MatterNotices {

  private final ApplicationEventPublisher events;

  MatterNotices(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void moved(MatterMoved moved) {
    var matter = moved.after();
    switch (moved.step()) {
      case DISPATCH, PASS_ON, HAND_UP, HAND_DOWN -> {
        matter.state().asked().ifPresent(asked -> tell(List.of(asked), "asked", matter));
        tell(newlyHelping(moved), "assists", matter);
      }
      case RETURN -> tell(List.of(matter.state().holder()), "returned", matter);
      case DIVERT -> tellWhoRaisedIt("diverted", matter);
      case TAKE_UP_AGAIN -> {
        tell(List.of(matter.state().holder()), "taken-up", matter);
        tellWhoRaisedIt("taken-up-raised", matter);
      }
      case RAISE, ACCEPT, SOLVE_ON_SPOT, ANSWER, REOPEN, CLOSE, WITHDRAW, SORT, SAME_AS, NOTE -> {}
    }
  }

  @EventListener
  void answered(MatterAnswered answered) {
    var matter = answered.matter();
    if (matter.about().collective()) {
      tell(answered.over().stream().map(Unit::id).toList(), "answered-collective", matter);
    }
    tellWhoRaisedIt("answered", matter);
  }

  @EventListener
  void reopened(MatterReopened reopened) {
    tell(List.of(reopened.matter().state().holder()), "reopened", reopened.matter());
  }

  private static List<UUID> newlyHelping(MatterMoved moved) {
    var before = moved.before().assisting();
    return moved.after().assisting().stream().filter(unit -> !before.contains(unit)).toList();
  }

  private void tellWhoRaisedIt(String what, Matter matter) {
    var raisedBy = matter.origin().raisedBy();
    if (raisedBy != null) {
      tell(List.of(raisedBy), what, matter);
    }
  }

  /** Nobody is told of what he or she, or the own unit, has just done. */
  private void tell(Collection<UUID> seats, String what, Matter matter) {
    var others = new ArrayList<>(seats);
    others.removeAll(Scope.current().seats());
    if (!others.isEmpty()) {
      var number = matter.number().toString();
      events.publishEvent(
          new Notice(
              others,
              "matters.notice." + what,
              Map.of("a-number", number),
              matter.id(),
              "/matters/" + number));
    }
  }
}
