package org.doorstep.pairings;

import java.util.Locale;
import org.doorstep.shared.Word;

/** What is done to the links of the chosen contact points. */
enum Change {
  /** Officials are linked in addition to whoever is. */
  ADD,
  /** Officials take the place of whoever is linked. */
  REPLACE,
  /** Links end and nobody follows. */
  END;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  Word word() {
    return new Word("links.change." + stored());
  }
}
