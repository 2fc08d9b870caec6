package org.doorstep.deadlines;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What deadlines do by themselves. */
@Configuration
class DeadlinesTimers {

  @Bean
  TimedWork escalationWork(Escalator escalator) {
    return new TimedWork("deadlines.escalate", Duration.ofMinutes(3), escalator::escalate);
  }

  /** Catches up when a year was loaded elsewhere, or came with a new version of the program. */
  @Bean
  TimedWork recomputingWork(Recomputing recomputing) {
    return new TimedWork("deadlines.recompute", Duration.ofHours(1), recomputing::run);
  }
}
