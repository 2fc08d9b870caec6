package org.doorstep.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What came of a number of clients at work at the same time.
 *
 * @param nanos how long each piece of work took, the shortest first
 * @param failures what went wrong, the first few
 */
record Load(List<Long> nanos, int failed, List<String> failures, Duration took) {

  private static final int SHOWN = 5;

  /** One piece of a client's work. */
  interface Work {
    void once(int client, int round) throws Exception;
  }

  /** Some clients, each of which begins a piece of work when its last one has ended. */
  static Load of(int clients, int all, Work work) throws InterruptedException {
    var next = new AtomicInteger();
    var failed = new AtomicInteger();
    var failures = new ArrayList<String>();
    var times = new ArrayList<Future<List<Long>>>();
    var began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var client = 0; client < clients; client++) {
        var me = client;
        times.add(
            threads.submit(() -> {
              var mine = new ArrayList<Long>();
              for (var round = next.getAndIncrement();
                  round < all;
                  round = next.getAndIncrement()) {
                var start = System.nanoTime();
                try {
                  work.once(me, round);
                } catch (Exception failure) {
                  failed.incrementAndGet();
                  synchronized (failures) {
                    if (failures.size() < SHOWN) {
                      failures.add(String.valueOf(failure));
                    }
                  }
                }
                mine.add(System.nanoTime() - start);
              }
              return mine;
            }));
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    var nanos = times.stream().flatMap(each -> each.resultNow().stream()).sorted().toList();
    return new Load(nanos, failed.get(), List.copyOf(failures), took);
  }

  /** The same, of which nothing may go wrong. */
  Load unharmed() {
    if (failed > 0) {
      throw new IllegalStateException(failed + " of " + nanos.size() + " failed: " + failures);
    }
    return this;
  }

  /** How long a piece of work took at most in so many percent of all, in milliseconds. */
  double percentile(int percent) {
    return Pairs.percentile(nanos.stream().mapToDouble(each -> each / 1e6).toArray(), percent);
  }

  double perSecond() {
    return nanos.size() / (took.toNanos() / 1e9);
  }

  @Override
  public String toString() {
    return "Load[" + nanos.size() + " in " + took + ", " + failed + " failed]";
  }
}
