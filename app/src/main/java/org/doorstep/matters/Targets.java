package org.doorstep.matters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * To whom a matter may go, and by when. A unit that ended, or the one that has it already, is
 * nobody to send it to; up is one unit only; down is what stands below.
 */
@Component
public class Targets {

  private final Units units;
  private final Clock clock;

  Targets(Units units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  /** The unit whose turn it is: the one asked, else the one that holds it. */
  public static UUID inCharge(Matter matter) {
    return matter.state().asked().orElse(matter.state().holder());
  }

  /** The units somebody may send it to: departments and offices, and what stands below. */
  @Transactional(readOnly = true)
  public List<Unit> forSending(Matter matter) {
    return forSending(matter, units.list());
  }

  /** The same, out of all units that work. */
  public static List<Unit> forSending(Matter matter, List<Unit> all) {
    var mine = inCharge(matter);
    return all.stream()
        .filter(unit ->
            !unit.id().equals(mine)
                && !unit.id().equals(matter.state().holder())
                && (unit.kind() != Unit.Kind.VILLAGE_GROUP || mine.equals(unit.parent())))
        .toList();
  }

  /** Those of the units it may be sent to that may be asked to help. */
  public static List<Unit> assistants(List<Unit> forSending) {
    return forSending.stream().filter(unit -> unit.kind() == Unit.Kind.DEPARTMENT).toList();
  }

  /** The units below the one whose turn it is. */
  @Transactional(readOnly = true)
  public List<Unit> below(Matter matter) {
    var mine = inCharge(matter);
    return units.list().stream().filter(unit -> mine.equals(unit.parent())).toList();
  }

  /** The unit above the one whose turn it is, if there is one. */
  @Transactional(readOnly = true)
  public List<Unit> above(Matter matter) {
    var parent = units.get(inCharge(matter)).parent();
    return parent == null ? List.of() : List.of(units.get(parent));
  }

  /**
   * Refuses a step that leads to nobody, or by a day that has passed.
   *
   * @param latest the rule's date, asked for where a step names one; a later one needs an extension
   */
  void check(Matter matter, MatterStep step, Supplier<LocalDate> latest) {
    var reachable =
        switch (step) {
          case MatterStep.Dispatch(var to, var due, _, var assisting) ->
              (due == null || (!due.isBefore(today()) && !due.isAfter(latest.get())))
                  && !assisting.contains(to)
                  && !to.equals(matter.state().holder())
                  && units.find(to).isPresent();
          case MatterStep.PassOn(var to, _) ->
              !to.equals(inCharge(matter)) && units.find(to).isPresent();
          case MatterStep.HandUp(var to, _) -> has(above(matter), to);
          case MatterStep.HandDown(var to, _) -> has(below(matter), to);
          case MatterStep.Divert(_, _, var nextLook) -> nextLook.isAfter(today());
          case MatterStep.SameAs(var earlier) -> !earlier.equals(matter.number());
          case MatterStep.Accept _,
              MatterStep.Return _,
              MatterStep.SolveOnSpot _,
              MatterStep.Answer _,
              MatterStep.TakeUpAgain _,
              MatterStep.Reopen _,
              MatterStep.Close _,
              MatterStep.Withdraw _,
              MatterStep.Sort _,
              MatterStep.AddNote _ ->
              true;
        };
    if (!reachable) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
  }

  private static boolean has(List<Unit> units, UUID id) {
    return units.stream().anyMatch(unit -> unit.id().equals(id));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }
}
