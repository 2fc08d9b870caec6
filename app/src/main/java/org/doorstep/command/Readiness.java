package org.doorstep.command;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the program may be used yet: not while its demo county is still being made. */
@Component
class Readiness implements HealthIndicator {

  private volatile boolean loading;

  /** Out of service until it is said that loading has ended. */
  void loading(boolean now) {
    loading = now;
  }

  @Override
  public Health health() {
    return loading ? Health.outOfService().build() : Health.up().build();
  }
}
