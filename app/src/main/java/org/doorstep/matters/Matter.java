package org.doorstep.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
    return with(copy -> {
      copy.state = next;
      copy.due = next.dueOn().orElse(due);
    });
  }

  /** With other units to help. */
  Matter assistedBy(List<UUID> units) {
    return with(copy -> copy.assisting = units);
  }

  /** With a written reply. */
  Matter replied(Reply given) {
    return with(copy -> copy.reply = given);
  }

  /** Once more reopened. */
  Matter reopenedOnceMore() {
    return with(copy -> {
      copy.reopened = reopened + 1;
      copy.closedAt = null;
    });
  }

  /** Ended at a moment. */
  Matter ended(Instant at) {
    return with(copy -> copy.closedAt = at);
  }

  /** Known to repeat an earlier one. */
  Matter repeats(UUID earlier) {
    return with(copy -> copy.sameAs = earlier);
  }

  /** Sorted as a person decided. */
  Matter sorted(String category, Kind kind, Priority priority, boolean collective) {
    return with(copy ->
        copy.about =
            new About(
                kind,
                category,
                about.title(),
                about.text(),
                about.place(),
                about.recipient(),
                collective,
                priority));
  }

  /** As it stands after it was saved. */
  Matter saved() {
    return with(copy -> copy.version = version + 1);
  }

  /** The one place that copies: what a change sets is other, everything else stays. */
  private Matter with(Consumer<Copy> change) {
    var copy = new Copy(this);
    change.accept(copy);
    return new Matter(
        id,
        number,
        copy.about,
        origin,
        copy.state,
        copy.due,
        copy.assisting,
        copy.reply,
        copy.reopened,
        copy.closedAt,
        copy.sameAs,
        copy.version);
  }

  /** What of a matter can change, while it is being changed. */
  private static final class Copy {

    private About about;
    private MatterState state;
    private LocalDate due;
    private List<UUID> assisting;
    private @Nullable Reply reply;
    private int reopened;
    private @Nullable Instant closedAt;
    private @Nullable UUID sameAs;
    private long version;

    Copy(Matter matter) {
      about = matter.about;
      state = matter.state;
      due = matter.due;
      assisting = matter.assisting;
      reply = matter.reply;
      reopened = matter.reopened;
      closedAt = matter.closedAt;
      sameAs = matter.sameAs;
      version = matter.version;
    }
  }

  @Override
  public String toString() {
    return "Matter[" + number + " " + state.name() + "]";
  }
}
