package org.doorstep.portal;

import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.springframework.stereotype.Component;

/** Which county an address of these pages is about, and as whom its pages ask. */
@Component
class Here {

  private final Places places;

  Here(Places places) {
    this.places = places;
  }

  /** The county of an address; refused when none is served under that code. */
  County county(String code) {
    return Scope.nobody()
        .call(() -> places.find(code))
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** Anybody: also somebody signed in sees here what everybody sees. */
  static Scope anybody(County county) {
    return Scope.publicOf(county.key(), county.zone());
  }

  /** The system at work for somebody who has shown nothing yet. */
  static Scope system(County county, String reason) {
    return Scope.system(county.key(), county.zone(), reason);
  }
}
