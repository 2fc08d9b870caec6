package org.doorstep.engagements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A meeting as it is sent to be recorded. Who writes it down was there.
 *
 * @param id made where it was written down; the same again changes nothing
 * @param occasion under which occasion, a word of the county's list; empty for none
 * @param alongside the other officials taking part
 * @param companions who else came along, in words
 */
public record Visit(
    UUID id,
    Kind kind,
    With with,
    Instant begun,
    Instant ended,
    Came came,
    String occasion,
    List<UUID> alongside,
    String companions) {

  /** With whom, and by that where. */
  public sealed interface With {

    /** Somebody on the register; the place is the one it belongs to on that day. */
    record Door(UUID recipient) implements With {}

    /** So many people in a village. */
    record Gathering(String place, int persons) implements With {}

    /** Another official; besides the two, one named superior may read it. */
    record Colleague(UUID official, UUID superior, String place) implements With {}
  }

  /** What came of it. */
  public sealed interface Came {

    /** People were met; this is what was heard, and which job of the village it served. */
    record Met(String heard, Served served) implements Came {

      @Override
      public String toString() {
        return "Met";
      }
    }

    /** Nobody was at home; the next try is on that day. */
    record NotHome(LocalDate revisit) implements Came {}
  }

  public Visit {
    begun = begun.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
    ended = ended.truncatedTo(ChronoUnit.MICROS);
    alongside = List.copyOf(alongside);
    if (ended.isBefore(begun)) {
      throw new IllegalArgumentException("It ends before it begins");
    }
    var fits =
        switch (with) {
          case With.Door _ -> kind != Kind.OFFICIALS_TALK;
          case With.Gathering(_, var persons) ->
              !kind.atDoor() && kind != Kind.OFFICIALS_TALK && persons >= 0;
          case With.Colleague(var official, var superior, _) ->
              kind == Kind.OFFICIALS_TALK && !official.equals(superior);
        };
    if (!fits) {
      throw new IllegalArgumentException("A " + kind + " is not held that way");
    }
    if (came instanceof Came.NotHome && !(with instanceof With.Door)) {
      throw new IllegalArgumentException("Only at a door can nobody be at home");
    }
  }

  @Override
  public String toString() {
    return "Visit[" + id + "]";
  }
}
