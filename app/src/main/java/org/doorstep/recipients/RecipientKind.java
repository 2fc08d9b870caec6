package org.doorstep.recipients;

import java.util.Locale;

/** What kind of recipient it is; stored by {@link #stored()}. */
public enum RecipientKind {
  HOUSEHOLD,
  ENTERPRISE,
  INSTITUTION;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static RecipientKind of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
