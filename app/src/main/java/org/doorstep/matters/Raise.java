package org.doorstep.matters;

import java.time.Instant;
import java.util.UUID;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody needs, as it was written down. Id and follow code are made where it was
 * written, also offline: the same again changes nothing and gets the same answer.
 *
 * @param place the village it comes from
 * @param recipient whose matter it is, when known
 * @param collective whether it concerns a collective, not a person (Y8)
 * @param at when it was written down
 * @param engagement the meeting in which it was said, if it was one
 * @param link the link of that day between the official and the recipient
 * @param contactName of somebody who raised it without an account; empty for none
 * @param contactPhone of the same, digits alone; kept encrypted; empty for none
 */
public record Raise(
    UUID id,
    FollowCode followCode,
    Kind kind,
    String title,
    String text,
    String place,
    @Nullable UUID recipient,
    boolean collective,
    Priority priority,
    Channel channel,
    Instant at,
    @Nullable UUID engagement,
    @Nullable UUID link,
    boolean anonymous,
    String contactName,
    String contactPhone) {

  public Raise {
    if (title.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("A matter needs a title and a text");
    }
  }

  /** What is raised in a meeting or at work, by an official. */
  public static Raise byOfficial(
      UUID id,
      Kind kind,
      String title,
      String text,
      String place,
      @Nullable UUID recipient,
      boolean collective,
      Priority priority,
      Channel channel,
      Instant at,
      @Nullable UUID engagement,
      @Nullable UUID link) {
    return new Raise(
        id,
        FollowCode.random(),
        kind,
        title,
        text,
        place,
        recipient,
        collective,
        priority,
        channel,
        at,
        engagement,
        link,
        false,
        "",
        "");
  }

  /** A long text's beginning, for a title where nobody wrote one. */
  public static String titleOf(String text) {
    var line = text.strip().lines().findFirst().orElse("").strip();
    var points = line.codePointCount(0, line.length());
    return points <= 30 ? line : line.substring(0, line.offsetByCodePoints(0, 29)) + "…";
  }

  @Override
  public String toString() {
    return "Raise[" + id + "]";
  }
}
