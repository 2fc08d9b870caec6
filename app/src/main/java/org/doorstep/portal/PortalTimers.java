package org.doorstep.portal;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration
class PortalTimers {

  @Bean
  static TimedWork sweepMeasures(Measures measures) {
    return new TimedWork("portal.sweep", Duration.ofHours(1), measures::sweep);
  }
}
