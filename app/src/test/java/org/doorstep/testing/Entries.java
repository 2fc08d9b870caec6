package org.doorstep.testing;

import java.time.Instant;
import java.util.UUID;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.Raise;

/** Matters as an official enters them from the box, on a Monday morning. */
public final class Entries {

  private Entries() {}

  /** A problem of one person, titled by its own beginning. */
  public static Raise problem(String place, String text) {
    return Raise.byOfficial(
        UUID.randomUUID(),
        Kind.PROBLEM,
        Raise.titleOf(text),
        text,
        place,
        null,
        false,
        Priority.ORDINARY,
        Channel.BOX,
        Instant.parse("2026-11-23T00:30:00Z"),
        null,
        null);
  }
}
