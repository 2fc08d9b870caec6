package org.doorstep.engagements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it was recorded, with the village, unit and link of its day.
 *
 * @param official who wrote it down
 * @param link the official's link with the recipient on that day; null where there was none
 * @param met whether people were met
 * @param corrects the record this one takes the place of
 * @param correctedBy the record that takes the place of this one, which then no longer counts
 * @param correction why
 */
public record Engagement(
    UUID id,
    Kind kind,
    String place,
    Instant begun,
    Instant ended,
    UUID official,
    UUID unit,
    @Nullable UUID recipient,
    @Nullable UUID link,
    boolean met,
    String occasion,
    Optional<Served> served,
    String heard,
    @Nullable LocalDate revisit,
    int persons,
    String companions,
    Instant written,
    @Nullable UUID corrects,
    @Nullable UUID correctedBy,
    String correction) {

  /** Whether it still counts. */
  public boolean counts() {
    return correctedBy == null;
  }

  /** Whether somebody other than the linked official was at the door. */
  public boolean bySomebodyElse() {
    return recipient != null && link == null;
  }

  @Override
  public String toString() {
    return "Engagement[" + id + "]";
  }
}
