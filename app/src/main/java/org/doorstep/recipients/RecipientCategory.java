package org.doorstep.recipients;

import java.util.Locale;

/**
 * What a household can be listed under, so that those who need it are visited. Petitioning is none
 * of them and never will be: it follows from an open petition and ends with it.
 */
public enum RecipientCategory {
  POOR,
  LOW_INCOME,
  SERIOUSLY_ILL,
  FIVE_GUARANTEE,
  DISABLED,
  LEFT_BEHIND_CHILD,
  LEFT_BEHIND_ELDER,
  ORPHAN,
  ZERO_EMPLOYMENT,
  VETERAN,
  SPECIALISED,
  AWAY_FROM_HOME;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
