package org.doorstep.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.doorstep.matters.Matter.About;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Origin;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Closed;
import org.doorstep.matters.MatterState.Diverted;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.Raised;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.MatterState.Returned;
import org.doorstep.matters.MatterState.Withdrawn;

/** One of each: a state of every name and a step of every name. */
final class Samples {

  static final UUID OFFICE = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
  static final UUID WATER = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
  static final UUID ROADS = UUID.fromString("00000000-0000-0000-0000-0000000000a3");
  static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");
  static final LocalDate BY_RULE = LocalDate.parse("2026-12-14");

  private Samples() {}

  static MatterState state(MatterState.Name name) {
    return switch (name) {
      case RAISED -> new Raised(OFFICE, FRIDAY);
      case OFFERED -> new Offered(OFFICE, WATER, FRIDAY);
      case RETURNED -> new Returned(OFFICE, FRIDAY);
      case HANDLING -> new Handling(WATER, FRIDAY);
      case DIVERTED -> new Diverted(WATER, ReasonClass.NO_MONEY, BY_RULE);
      case ANSWERED -> new Answered(WATER, Outcome.SOLVED);
      case CLOSED -> new Closed(WATER, Outcome.SOLVED);
      case WITHDRAWN -> new Withdrawn(OFFICE);
    };
  }

  static List<MatterStep> steps() {
    var steps = new ArrayList<MatterStep>();
    for (var name : MatterStep.Name.values()) {
      if (name != MatterStep.Name.RAISE) {
        steps.add(step(name, ROADS));
      }
    }
    return steps;
  }

  static MatterStep step(MatterStep.Name name, UUID to) {
    return switch (name) {
      case RAISE -> throw new IllegalArgumentException("Raising is the beginning, not a step");
      case DISPATCH -> new MatterStep.Dispatch(to, null, "Please see to it", List.of());
      case ACCEPT -> new MatterStep.Accept();
      case PASS_ON -> new MatterStep.PassOn(to, "It is theirs");
      case RETURN -> new MatterStep.Return("The pipe is not ours");
      case HAND_UP -> new MatterStep.HandUp(to, "Beyond our means");
      case HAND_DOWN -> new MatterStep.HandDown(to, "Nearer to the door");
      case SOLVE_ON_SPOT -> new MatterStep.SolveOnSpot("Mended at once");
      case ANSWER -> new MatterStep.Answer(Outcome.SOLVED, "Water runs again");
      case DIVERT -> new MatterStep.Divert(ReasonClass.NO_MONEY, "Next year's budget", BY_RULE);
      case TAKE_UP_AGAIN -> new MatterStep.TakeUpAgain("The money is there");
      case REOPEN -> new MatterStep.Reopen("Dry again");
      case CLOSE -> new MatterStep.Close();
      case WITHDRAW -> new MatterStep.Withdraw("Settled among neighbours");
      case SORT -> new MatterStep.Sort("water.drinking", Kind.PROBLEM, Priority.ORDINARY, false);
      case SAME_AS -> new MatterStep.SameAs(new MatterNumber(2026, 7));
      case NOTE -> new MatterStep.AddNote("The pump is old");
    };
  }

  static MatterStep anyStep(Random chance) {
    var names = MatterStep.Name.values();
    var units = List.of(OFFICE, WATER, ROADS);
    return step(
        names[1 + chance.nextInt(names.length - 1)], units.get(chance.nextInt(units.size())));
  }

  static Matter matter(MatterState state) {
    return new Matter(
        new UUID(0, 1),
        new MatterNumber(2026, 1),
        new About(Kind.PROBLEM, null, "停水", "停水三天", "522633100201", null, false, Priority.ORDINARY),
        new Origin(Channel.VISIT, Instant.EPOCH, new UUID(0, 2), null, null, false, ""),
        state,
        FRIDAY,
        List.of(),
        null,
        0,
        null,
        null,
        0);
  }
}
