package org.doorstep.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.doorstep.audit.Audit;
import org.doorstep.places.County;
import org.doorstep.shared.AskedRoute;
import org.doorstep.shared.Refused.Reason;
import org.springframework.stereotype.Component;

/** Leaves an entry in the trail about a refusal that a resident reads on the form itself. */
@Component
class TurnedAway {

  private final Audit audit;

  TurnedAway(Audit audit) {
    this.audit = audit;
  }

  void record(County county, HttpServletRequest request, Reason why) {
    Here.anybody(county).run(() -> audit.recordRefusal(AskedRoute.of(request), why));
  }
}
