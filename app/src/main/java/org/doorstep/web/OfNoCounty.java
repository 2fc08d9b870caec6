package org.doorstep.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.doorstep.shared.Refused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells of refusals that belong in no county's trail, because nobody is signed in and no county was
 * named: in the program's log, which whoever keeps the installation reads. One line a minute at
 * most; it says how many there were since the line before.
 */
@Component
class OfNoCounty {

  private static final Logger LOG = LoggerFactory.getLogger(OfNoCounty.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant told = Instant.MIN;
  private int untold;

  OfNoCounty(Clock clock) {
    this.clock = clock;
  }

  /** One more was refused. */
  synchronized void tell(String route, Reason why) {
    untold++;
    var now = clock.instant();
    if (now.isAfter(told.plus(BETWEEN))) {
      LOG.warn(
          "Refused to somebody of no known county, {} since last told: {} {}", untold, route, why);
      told = now;
      untold = 0;
    }
  }
}
