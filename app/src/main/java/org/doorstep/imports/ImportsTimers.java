package org.doorstep.imports;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration
class ImportsTimers {

  @Bean
  static TimedWork sweepImports(Imports imports) {
    return new TimedWork("imports.sweep", Duration.ofMinutes(1), imports::sweep);
  }
}
