package org.doorstep.audit;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration
class AuditTimers {

  @Bean
  TimedWork sealingWork(Seals seals) {
    return new TimedWork("audit.seal", Duration.ofMinutes(5), seals::sealAll);
  }

  @Bean
  TimedWork restOfRefusals(Audit audit) {
    return new TimedWork("audit.refusals", Duration.ofMinutes(1), audit::recordRestOfRefusals);
  }
}
