package org.doorstep.command;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the program may be used yet: not while its demo county is still being made. */
@Component
class Loading implements HealthIndicator {

  private volatile boolean goesOn;

  /** Out of service from the first request on where there is something to load. */
  Loading(@Value("${doorstep.demo.loads:false}") boolean goesOn) {
    this.goesOn = goesOn;
  }

  void isOver() {
    goesOn = false;
  }

  @Override
  public Health health() {
    return goesOn ? Health.outOfService().build() : Health.up().build();
  }
}
