package org.doorstep.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it stands: what somebody needs, how it came, and where its handling is.
 *
 * @param due by when the next thing is owed, or was before it was answered
 * @param assisting units that help the one responsible
 * @param reply the written reply; null before there is one
 * @param reopened how often an answer did not hold
 * @param sameAs the earlier matter it repeats; null for none
 * @param version raised by every step; two people cannot overwrite each other
 */
public record Matter(
    UUID id,
    MatterNumber number,
    About about,
    Origin origin,
    MatterState state,
    LocalDate due,
    List<UUID> assisting,
    @Nullable Reply reply,
    int reopened,
    @Nullable Instant closedAt,
    @Nullable UUID sameAs,
    long version) {

  public Matter {
    assisting = List.copyOf(assisting);
  }

  /** What kind of thing somebody said. */
  public enum Kind implements Coded {
    PROBLEM,
    SUGGESTION,
    REQUEST,
    COMPLAINT,
    CONSULTATION
  }

  /** How much it presses. */
  public enum Priority implements Coded {
    ORDINARY,
    URGENT
  }

  /** How it reached us. */
  public enum Channel implements Coded {
    VISIT,
    BOX,
    MAILBOX,
    HOTLINE,
    CARD,
    LETTER,
    PAGE,
    RECEPTION
  }

  /**
   * What it is about.
   *
   * @param category the code it was sorted into; null until then
   * @param place the village of the day it was raised
   * @param recipient whose matter it is, when known
   * @param collective whether it concerns a collective, not a person (Y8)
   */
  public record About(
      Kind kind,
      @Nullable String category,
      String title,
      String text,
      String place,
      @Nullable UUID recipient,
      boolean collective,
      Priority priority) {

    @Override
    public String toString() {
      return "About[" + kind + " " + category + "]";
    }
  }

  /** How it came, when, and through whom. */
  public record Origin(
      Channel channel,
      Instant raisedAt,
      @Nullable UUID raisedBy,
      @Nullable UUID raisedUnit,
      @Nullable UUID engagement,
      boolean anonymous,
      String contactName) {

    @Override
    public String toString() {
      return "Origin[" + channel + "]";
    }
  }

  /** The written reply. */
  public record Reply(MatterState.Outcome outcome, String text, Instant at) {

    @Override
    public String toString() {
      return "Reply[" + outcome + "]";
    }
  }

  /** As it stands in a list. */
  public record Line(
      UUID id,
      MatterNumber number,
      String title,
      MatterState.Name state,
      Kind kind,
      String place,
      Instant raisedAt,
      LocalDate due,
      UUID holder) {

    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  /** In another state; its date stays where the state has none. */
  Matter in(MatterState next) {
    return new Matter(
        id,
        number,
        about,
        origin,
        next,
        next.dueOn().orElse(due),
        assisting,
        reply,
        reopened,
        closedAt,
        sameAs,
        version);
  }

  /** With other units to help. */
  Matter assistedBy(List<UUID> units) {
    return new Matter(
        id, number, about, origin, state, due, units, reply, reopened, closedAt, sameAs, version);
  }

  /** With a written reply. */
  Matter replied(Reply given) {
    return new Matter(
        id, number, about, origin, state, due, assisting, given, reopened, closedAt, sameAs,
        version);
  }

  /** Once more reopened. */
  Matter reopenedOnceMore() {
    return new Matter(
        id,
        number,
        about,
        origin,
        state,
        due,
        assisting,
        reply,
        reopened + 1,
        null,
        sameAs,
        version);
  }

  /** Ended at a moment. */
  Matter ended(Instant at) {
    return new Matter(
        id, number, about, origin, state, due, assisting, reply, reopened, at, sameAs, version);
  }

  /** Known to repeat an earlier one. */
  Matter repeats(UUID earlier) {
    return new Matter(
        id, number, about, origin, state, due, assisting, reply, reopened, closedAt, earlier,
        version);
  }

  /** As it stands after it was saved. */
  Matter saved() {
    return new Matter(
        id,
        number,
        about,
        origin,
        state,
        due,
        assisting,
        reply,
        reopened,
        closedAt,
        sameAs,
        version + 1);
  }

  /** Sorted as a person decided. */
  Matter sorted(String category, Kind kind, Priority priority, boolean collective) {
    var sorted =
        new About(
            kind,
            category,
            about.title(),
            about.text(),
            about.place(),
            about.recipient(),
            collective,
            priority);
    return new Matter(
        id, number, sorted, origin, state, due, assisting, reply, reopened, closedAt, sameAs,
        version);
  }

  @Override
  public String toString() {
    return "Matter[" + number + " " + state.name() + "]";
  }
}
