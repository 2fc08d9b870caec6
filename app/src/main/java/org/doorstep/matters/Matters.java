package org.doorstep.matters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.audit.Audit;
import org.doorstep.matters.Matter.Line;
import org.doorstep.matters.Matter.Reply;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of this module: everything that can be done with matters, one transaction each.
 *
 * <p>A step changes the state, the trays, the timeline, the clocks and the audit trail together;
 * its events are heard in the same transaction. A resident's page raises in the scope of the
 * county's system, because somebody without an account may read nothing back.
 */
@Service
public class Matters {

  /**
   * What taking a step came to.
   *
   * @param seen whether whoever took it still sees the matter
   */
  public record Taken(UUID matter, boolean seen) {}

  private static final int WRONG_CODES = 10;
  private static final Duration SHUT_FOR = Duration.ofMinutes(15);

  private final MatterStore store;
  private final Raising raising;
  private final Timeline timeline;
  private final MatterClocks clocks;
  private final Consequences consequences;
  private final Targets targets;
  private final Categories categories;
  private final Units units;
  private final Audit audit;
  private final Clock clock;

  Matters(
      MatterStore store,
      Raising raising,
      Timeline timeline,
      MatterClocks clocks,
      Consequences consequences,
      Targets targets,
      Categories categories,
      Units units,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.raising = raising;
    this.timeline = timeline;
    this.clocks = clocks;
    this.consequences = consequences;
    this.targets = targets;
    this.categories = categories;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes down a matter. The office of the township it comes from holds it at once. The same again
   * changes nothing and gets the same answer; the same id with other content is refused.
   */
  @Transactional
  public Raised raise(Raise raise) {
    return raising.raise(raise);
  }

  /** Takes a step with a matter; refused if its state does not allow it, or the asker may not. */
  @Transactional
  public Matter take(MatterNumber number, MatterStep step) {
    return laid(take(get(number), step, false));
  }

  /** The same from a form that showed a version of the matter; refused if it has moved since. */
  @Transactional
  public Matter take(MatterNumber number, long version, MatterStep step) {
    return take(get(number), version, List.of(step));
  }

  /**
   * The same, and whether the asker still sees the matter: with the step it may have left their
   * hands.
   */
  @Transactional
  public Taken takeAndLook(MatterNumber number, long version, MatterStep step) {
    var moved = take(number, version, step);
    return new Taken(moved.id(), store.find(moved.id()).isPresent());
  }

  /**
   * Takes several steps in one go, as a form asks for them: all of them, or none.
   *
   * @param asked checks the form against the matter as it stands; what is not right is given back
   */
  @Transactional
  public Checked<List<MatterStep>> take(
      MatterNumber number, long version, Function<Matter, Checked<List<MatterStep>>> asked) {
    var matter = get(number);
    var checked = asked.apply(matter);
    if (checked instanceof Valid<List<MatterStep>>(var steps)) {
      take(matter, version, steps);
    }
    return checked;
  }

  private Matter take(Matter matter, long version, List<MatterStep> steps) {
    if (matter.version() != version) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    var moved = matter;
    for (var step : steps) {
      moved = take(moved, step, false);
    }
    return laid(moved);
  }

  /**
   * Takes a step that follows from another lifecycle of the matter, where the right to it has been
   * looked at: a look-back that was satisfied closes it.
   *
   * @param matter as it was read in this transaction; refused if it has moved since
   */
  @Transactional
  public Matter takeFollowing(Matter matter, MatterStep step) {
    return laid(take(matter, step, true));
  }

  /** A matter the asker may see; refused otherwise as if there were none. */
  @Transactional(readOnly = true)
  public Matter get(MatterNumber number) {
    return store.find(number).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  @Transactional(readOnly = true)
  public Matter get(UUID id) {
    return store.get(id);
  }

  @Transactional(readOnly = true)
  public Optional<Matter> find(UUID id) {
    return store.find(id);
  }

  @Transactional(readOnly = true)
  public Optional<Matter> find(MatterNumber number) {
    return store.find(number);
  }

  /** These matters as they stand in a list, as far as the asker may see them. */
  @Transactional(readOnly = true)
  public Map<UUID, Line> lines(Collection<UUID> ids) {
    return store.lines(ids);
  }

  /** The recipient of each of these matters which the asker may see and which has one. */
  @Transactional(readOnly = true)
  public Map<UUID, UUID> recipients(Collection<UUID> ids) {
    return store.recipients(ids);
  }

  /** The matters of a recipient which the asker may see, the newest first, at most 200. */
  @Transactional(readOnly = true)
  public List<Line> ofRecipient(UUID recipient) {
    return store.ofRecipient(recipient);
  }

  /** The matters raised in a meeting which the asker may see, the newest first. */
  @Transactional(readOnly = true)
  public List<Line> ofEngagement(UUID engagement) {
    return store.ofEngagement(engagement);
  }

  /** What happened to a matter, in all its lifecycles, the first thing first. */
  @Transactional(readOnly = true)
  public List<StepTaken> timelineOf(UUID matter) {
    return timeline.of(matter);
  }

  /** The latest date a step may set: the rule's; later than that needs an extension. */
  @Transactional(readOnly = true)
  public LocalDate latestDue(Matter matter) {
    var about = matter.about();
    return latestDue(matter, about.category(), about.kind(), about.priority());
  }

  /** The same if it were of another category, kind or priority. */
  @Transactional(readOnly = true)
  public LocalDate latestDue(
      Matter matter, @Nullable String category, Matter.Kind kind, Matter.Priority priority) {
    return clocks.latest(matter, category, kind, priority, clock.instant());
  }

  /** The steps whoever is asking may take with a matter now. */
  @Transactional(readOnly = true)
  public Set<MatterStep.Name> stepsFor(Matter matter) {
    var parts = parts(matter);
    var open = EnumSet.noneOf(MatterStep.Name.class);
    for (var step : MatterStep.Name.values()) {
      if (Rights.of(matter.state().name(), step).stream().anyMatch(parts::contains)) {
        open.add(step);
      }
    }
    return open;
  }

  /**
   * The matter a resident follows by its number and code; empty if they do not belong together, or
   * after too many wrong codes for a while. Asked in the scope of the county's system.
   */
  @Transactional
  public Optional<UUID> find(MatterNumber number, String followCode) {
    var now = clock.instant();
    var tried = store.followTry(number).filter(one -> one.openAt(now));
    if (tried.isEmpty()) {
      return Optional.empty();
    }
    var one = tried.get();
    var right =
        FollowCode.parse(followCode)
            .map(code -> Sealed.followCode(Scope.current().county(), code))
            .filter(hash -> Sealed.same(hash, one.code()));
    if (right.isPresent()) {
      if (one.failed() > 0) {
        store.followTried(one.id(), 0, null);
        audit.record("matter.follow", one.id());
      }
      return Optional.of(one.id());
    }
    var failed = one.failed() + 1;
    var shut = failed >= WRONG_CODES;
    store.followTried(one.id(), shut ? 0 : failed, shut ? now.plus(SHUT_FOR) : null);
    audit.record("matter.follow-wrong", one.id(), Map.of("shut", shut));
    return Optional.empty();
  }

  /** Moves the date of a matter, because an extension was granted, whose own step says so. */
  @Transactional
  public void extend(UUID id, LocalDate until) {
    var matter = get(id);
    store.save(matter.in(matter.state().until(until)));
    audit.record("matter.extend", id, Map.of("until", until.toString()));
    store.layInTrays(id);
  }

  private Matter take(Matter matter, MatterStep step, boolean following) {
    var before = matter.state();
    if (!following) {
      refuseOthers(matter, step);
    }
    if (step instanceof MatterStep.Sort(var category, _, _, _)) {
      categories.refuseUnlessLeaf(category);
    }
    var now = clock.instant();
    var byRule = clocks.byRule(matter, step, now);
    targets.check(
        matter, step, () -> MatterClocks.beginsHandling(before, step) ? byRule : latestDue(matter));
    var state = before.after(step, byRule);
    var moved = store.save(changed(matter, step, now).in(state));
    audit.record(
        "matter." + step.name().stored(),
        matter.id(),
        Map.of("from", before.name().stored(), "to", state.name().stored()));
    timeline.add(
        matter.id(), Timeline.HANDLING, step.name().stored(), step.said(), StepFacts.of(step));
    consequences.draw(matter, step, moved, now);
    return moved;
  }

  /** Last: whoever gives a matter away sees it no more, nor would those who follow its steps. */
  private Matter laid(Matter matter) {
    store.layInTrays(matter.id());
    return matter;
  }

  /** What a step changes besides the state. */
  private Matter changed(Matter matter, MatterStep step, Instant now) {
    return switch (step) {
      case MatterStep.Dispatch(_, _, _, var assisting) -> matter.assistedBy(assisting);
      case MatterStep.SolveOnSpot(var answer) ->
          matter.replied(new Reply(MatterState.Outcome.SOLVED, answer, now));
      case MatterStep.Answer(var outcome, var text) ->
          matter.replied(new Reply(outcome, text, now));
      case MatterStep.Reopen _ -> matter.reopenedOnceMore();
      case MatterStep.Close _, MatterStep.Withdraw _ -> matter.ended(now);
      case MatterStep.Sort(var category, var kind, var priority, var collective) ->
          matter.sorted(category, kind, priority, collective);
      case MatterStep.SameAs(var earlier) -> repeats(matter, get(earlier));
      case MatterStep.Accept _,
          MatterStep.PassOn _,
          MatterStep.Return _,
          MatterStep.HandUp _,
          MatterStep.HandDown _,
          MatterStep.Divert _,
          MatterStep.TakeUpAgain _,
          MatterStep.AddNote _ ->
          matter;
    };
  }

  /** Links a matter with the earlier one it repeats; each timeline tells of the other. */
  private Matter repeats(Matter matter, Matter earlier) {
    timeline.add(
        earlier.id(),
        Timeline.HANDLING,
        "repeated",
        "",
        Map.of(StepFacts.EARLIER, matter.number().toString()));
    return matter.repeats(earlier.id());
  }

  private void refuseOthers(Matter matter, MatterStep step) {
    var state = matter.state().name();
    var allowed = Rights.of(state, step.name());
    if (allowed.isEmpty()) {
      throw Refused.because(Reason.STEP_NOT_ALLOWED, state.word(), step.name().word());
    }
    if (parts(matter).stream().noneMatch(allowed::contains)) {
      throw Refused.because(Reason.NOT_YOURS);
    }
  }

  private Set<Rights.Part> parts(Matter matter) {
    var scope = Scope.current();
    var holder = matter.state().holder();
    var above =
        switch (scope.role()) {
          case COUNTY_OFFICE -> !holder.equals(scope.unit());
          case TOWNSHIP_OFFICE ->
              !holder.equals(scope.unit())
                  && scope.unitOrRefuse().equals(units.get(holder).parent());
          case OFFICIAL, GROUP_LEADER, DEPARTMENT, ADMINISTRATOR, RESIDENT, PUBLIC, SYSTEM -> false;
        };
    return Rights.parts(matter, scope, above);
  }
}
