package org.doorstep.imports;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.doorstep.shared.Scope;

/** Says every second how far the work on an import is, until it is closed. */
final class Heartbeat implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong total;
  private final Thread thread;

  Heartbeat(Runs runs, UUID run, long total) {
    this.total = new AtomicLong(total);
    var scope = Scope.current();
    this.thread =
        Thread.ofVirtual().name("import-progress").start(() -> scope.run(() -> beat(runs, run)));
  }

  void advance(long rows) {
    done.addAndGet(rows);
  }

  void at(long rows) {
    done.set(rows);
  }

  void expect(long rows) {
    total.set(rows);
  }

  private void beat(Runs runs, UUID run) {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        runs.progress(run, done.get(), total.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown(); // an interrupt in the middle of a statement would break its connection
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
