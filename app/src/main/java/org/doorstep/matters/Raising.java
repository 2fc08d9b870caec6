package org.doorstep.matters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.matters.Matter.About;
import org.doorstep.matters.Matter.Origin;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How a matter begins: its number, who holds it first, and what runs from then on. */
@Component
class Raising {

  private final MatterStore store;
  private final Numbers numbers;
  private final Timeline timeline;
  private final MatterClocks clocks;
  private final Units units;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Raising(
      MatterStore store,
      Numbers numbers,
      Timeline timeline,
      MatterClocks clocks,
      Units units,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.numbers = numbers;
    this.timeline = timeline;
    this.clocks = clocks;
    this.units = units;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** In the transaction of the door. */
  Raised raise(Raise raise) {
    var content = Sealed.content(raise);
    var before = store.contentOf(raise.id());
    if (before.isPresent()) {
      if (!Sealed.same(before.get(), content)) {
        throw Refused.because(Reason.SAME_ID_OTHER_CONTENT);
      }
      return new Raised(raise.id(), store.get(raise.id()).number(), raise.followCode());
    }
    var scope = Scope.current();
    var now = clock.instant();
    var at = raise.at().isAfter(now) ? now : raise.at();
    var over = units.over(raise.place());
    var number = numbers.next(scope.county(), LocalDate.ofInstant(now, scope.zone()).getYear());
    var office = office(over);
    var sorting = clocks.sorting(at);
    var state = new MatterState.Raised(office, sorting.due().dueOn());
    var matter = matter(raise, number, at, state);
    store.add(matter, raise, content, Sealed.followCode(scope.county(), raise.followCode()));
    clocks.raised(matter.id(), office, sorting);
    store.layInTrays(matter.id());
    timeline.add(
        matter.id(),
        Timeline.HANDLING,
        MatterStep.Name.RAISE.stored(),
        "",
        Map.of("channel", raise.channel().stored()));
    audit.record("matter.raise", matter.id(), Map.of("number", number.toString()));
    events.publishEvent(
        new MatterRaised(
            matter.id(),
            number,
            raise.kind(),
            raise.place(),
            raise.recipient(),
            scope.official(),
            raise.engagement(),
            raise.collective()));
    return new Raised(matter.id(), number, raise.followCode());
  }

  private static Matter matter(
      Raise raise, MatterNumber number, Instant at, MatterState.Raised state) {
    var scope = Scope.current();
    return new Matter(
        raise.id(),
        number,
        new About(
            raise.kind(),
            null,
            raise.title().strip(),
            raise.text().strip(),
            raise.place(),
            raise.recipient(),
            raise.collective(),
            raise.priority()),
        new Origin(
            raise.channel(),
            at,
            scope.official(),
            scope.unit(),
            raise.engagement(),
            raise.anonymous(),
            raise.contactName()),
        state,
        state.due(),
        List.of(),
        null,
        0,
        null,
        null,
        0);
  }

  /** The township's office over the place; the county's where there is none. */
  private static UUID office(List<Unit> over) {
    return over.stream()
        .filter(unit -> unit.kind() == Unit.Kind.TOWNSHIP_OFFICE)
        .findFirst()
        .or(() -> over.stream().filter(unit -> unit.kind() == Unit.Kind.COUNTY_OFFICE).findFirst())
        .map(Unit::id)
        .orElseThrow(() -> Refused.because(Reason.BROKEN_RULE));
  }
}
