package org.doorstep.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;

/** Takes matters of a test's county as far as a test needs them. */
public final class AnsweredMatters {

  private final Matters matters;

  public AnsweredMatters(Matters matters) {
    this.matters = matters;
  }

  /** Raised by an official in the village of the unit; the township's office holds it. */
  public Raised raised(TestCounty county, Person official, Instant at) {
    return official
        .scope()
        .call(() ->
            matters.raise(
                Raise.byOfficial(
                    UUID.randomUUID(),
                    Kind.PROBLEM,
                    "水管坏了",
                    "吴秀英家门口的水管坏了三天，电话13885512345。",
                    official.unit().place(),
                    null,
                    false,
                    Priority.ORDINARY,
                    Channel.VISIT,
                    at,
                    null,
                    null)));
  }

  /** Dispatched by the township of Bingmei and taken in hand by the water department. */
  public void handled(TestCounty county, MatterNumber number) {
    county
        .shi
        .scope()
        .run(() ->
            matters.take(
                number, new MatterStep.Dispatch(county.water.id(), null, "请办理。", List.of())));
    county.meng.scope().run(() -> matters.take(number, new MatterStep.Accept()));
  }

  /** Answered by the water department. */
  public void answered(TestCounty county, MatterNumber number) {
    county
        .meng
        .scope()
        .run(() -> matters.take(number, new MatterStep.Answer(Outcome.SOLVED, "水管已换新，今早通水。")));
  }
}
