package org.doorstep.recipients;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household, an enterprise or an institution on the register.
 *
 * @param name of an enterprise or institution; of a household its head
 * @param place the village it belongs to today
 * @param lastMet the day somebody was last met there; null for never
 * @param leaveAloneUntil it asked to be left alone until then; null for no such wish
 * @param leaveAloneWhy in its own words, as it was written down
 */
public record Recipient(
    UUID id,
    Kind kind,
    String code,
    String name,
    String place,
    String address,
    List<String> categories,
    String language,
    String cause,
    String wishes,
    @Nullable LocalDate lastMet,
    @Nullable LocalDate leaveAloneUntil,
    String leaveAloneWhy) {

  /** What kind of recipient it is; stored in small letters. */
  public enum Kind {
    HOUSEHOLD,
    ENTERPRISE,
    INSTITUTION;

    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether it is not to be disturbed on a day. */
  public boolean leftAloneOn(LocalDate day) {
    return leaveAloneUntil != null && !leaveAloneUntil.isBefore(day);
  }

  @Override
  public String toString() {
    return "Recipient[" + id + "]";
  }
}
