package org.doorstep.audit;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals what has been recorded, every few minutes. */
@Configuration
class SealTimer {

  @Bean
  TimedWork sealingWork(Seals seals) {
    return new TimedWork("audit.seal", Duration.ofMinutes(5), seals::sealAll);
  }
}
