package org.doorstep.testing;

import java.util.List;
import java.util.Optional;
import org.doorstep.audit.Trail;

/** What the audit trail of a test's county says was done. */
public final class TestTrail {

  private static final int MOST = 100;

  private TestTrail() {}

  /** The entries of one action, the newest first; refusals among them. */
  public static List<Trail.Entry> entries(Trail trail, TestCounty county, String action) {
    var sought =
        new Trail.Sought(
            Optional.empty(), action, Optional.empty(), Optional.empty(), Optional.empty(), false);
    return county.system().call(() -> trail.list(sought, Optional.empty(), MOST));
  }
}
