package org.doorstep.documents;

import java.time.Duration;
import org.doorstep.shared.TimedWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration
class DocumentsTimers {

  @Bean
  static TimedWork sweepAttachments(AttachmentSweep sweep) {
    return new TimedWork("documents.sweep", Duration.ofMinutes(10), sweep::sweep);
  }
}
