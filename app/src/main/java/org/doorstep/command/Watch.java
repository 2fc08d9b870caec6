package org.doorstep.command;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the database while the program runs: one that was killed is back within seconds. */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGER = Duration.ofSeconds(5);

  private final DatabaseServer server;
  private final Thread thread;

  private Watch(DatabaseServer server) {
    this.server = server;
    this.thread = Thread.ofVirtual().name("watch").unstarted(this::look);
  }

  static Watch over(DatabaseServer server) {
    var watch = new Watch(server);
    watch.thread.start();
    return watch;
  }

  private void look() {
    var pause = PAUSE;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        if (server.lookAfter()) {
          LOG.warn("PostgreSQL had died and is back");
        }
        pause = PAUSE;
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException failure) {
        LOG.error("PostgreSQL has died and does not come back yet", failure);
        pause = LONGER;
      }
    }
  }

  /** Ends the watch; when this returns it does not bring anything back any more. */
  void end() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
