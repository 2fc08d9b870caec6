package org.doorstep.staff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the county.
 *
 * @param parent to whom it hands up; null for the county's office
 * @param place the place it works for
 */
public record Unit(
    UUID id, String code, String name, Kind kind, @Nullable UUID parent, String place) {

  /** What kind of unit it is; stored by {@link #stored()}. */
  public enum Kind {
    COUNTY_OFFICE,
    TOWNSHIP_OFFICE,
    DEPARTMENT,
    VILLAGE_GROUP;

    public String stored() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Kind of(String stored) {
      return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
