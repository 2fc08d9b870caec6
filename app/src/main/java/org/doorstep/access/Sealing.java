package org.doorstep.access;

import org.doorstep.audit.Seals;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.springframework.stereotype.Component;

/** Seals the audit trail of every county: what a timer calls. Each county's is its own work. */
@Component
public class Sealing {

  private final Places places;
  private final Seals seals;

  Sealing(Places places, Seals seals) {
    this.places = places;
    this.seals = seals;
  }

  /** Seals whatever is not sealed yet; the number of entries sealed. */
  public int all() {
    var sealed = 0;
    for (var county : Scope.nobody().call(places::counties)) {
      var system = Scope.system(county.key(), county.zone(), "seal");
      var now = system.<Integer, RuntimeException>call(seals::seal);
      while (now > 0) {
        sealed += now;
        now = system.<Integer, RuntimeException>call(seals::seal);
      }
    }
    return sealed;
  }
}
