package org.doorstep.command;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the program may be used yet: not while its demo county is still being made. */
@Component
class Loading implements HealthIndicator {

  private volatile boolean goesOn;

  /** Out of service while it goes on. */
  void goesOn(boolean now) {
    goesOn = now;
  }

  @Override
  public Health health() {
    return goesOn ? Health.outOfService().build() : Health.up().build();
  }
}
