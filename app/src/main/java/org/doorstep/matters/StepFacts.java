package org.doorstep.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the timeline keeps of a step besides its text: ids, dates and codes. */
final class StepFacts {

  static final String TO = "to";
  static final String DUE = "due";
  static final String ASSISTING = "assisting";
  static final String OUTCOME = "outcome";
  static final String REASON = "reason";
  static final String NEXT_LOOK = "nextLook";
  static final String EARLIER = "earlier";

  private StepFacts() {}

  static Map<String, Object> of(MatterStep step) {
    return switch (step) {
      case MatterStep.Dispatch dispatch -> dispatch(dispatch);
      case MatterStep.PassOn(var to, _) -> to(to);
      case MatterStep.HandUp(var to, _) -> to(to);
      case MatterStep.HandDown(var to, _) -> to(to);
      case MatterStep.Answer(var outcome, _) -> Map.of(OUTCOME, outcome.stored());
      case MatterStep.Divert(var reason, _, LocalDate nextLook) ->
          Map.of(REASON, reason.stored(), NEXT_LOOK, nextLook.toString());
      case MatterStep.Sort(var category, var kind, var priority, var collective) ->
          Map.of(
              "category",
              category,
              "kind",
              kind.stored(),
              "priority",
              priority.stored(),
              "collective",
              collective);
      case MatterStep.SameAs(var earlier) -> Map.of(EARLIER, earlier.toString());
      case MatterStep.Accept _,
          MatterStep.Return _,
          MatterStep.SolveOnSpot _,
          MatterStep.TakeUpAgain _,
          MatterStep.Reopen _,
          MatterStep.Close _,
          MatterStep.Withdraw _,
          MatterStep.AddNote _ ->
          Map.of();
    };
  }

  private static Map<String, Object> to(UUID unit) {
    return Map.of(TO, unit.toString());
  }

  private static Map<String, Object> dispatch(MatterStep.Dispatch dispatch) {
    var facts = new TreeMap<String, Object>(to(dispatch.to()));
    var due = dispatch.due();
    if (due != null) {
      facts.put(DUE, due.toString());
    }
    if (!dispatch.assisting().isEmpty()) {
      List<String> assisting = dispatch.assisting().stream().map(UUID::toString).toList();
      facts.put(ASSISTING, assisting);
    }
    return facts;
  }
}
