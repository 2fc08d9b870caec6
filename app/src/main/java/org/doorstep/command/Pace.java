package org.doorstep.command;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How quick a machine is at the moment, by a piece of work that never changes: two million numbers
 * put in order. Machines are shared, and one may be half as quick an hour later; who reads a time
 * that was measured on it reads this beside it.
 *
 * @param alone milliseconds on one processor while the others rest, the median of five
 * @param together the same on every processor at once
 */
record Pace(double alone, double together) {

  private static final int NUMBERS = 2_000_000;
  private static final int TIMES = 5;

  static Pace now() throws InterruptedException, ExecutionException {
    median(1); // for nothing: Java compiles the work meanwhile
    return new Pace(median(1), median(Runtime.getRuntime().availableProcessors()));
  }

  private static double median(int processors) throws InterruptedException, ExecutionException {
    try (var workers = Executors.newFixedThreadPool(processors)) {
      var times = new double[TIMES];
      for (var time = 0; time < TIMES; time++) {
        var slowest = 0.0;
        var all = IntStream.range(0, processors).mapToObj(_ -> workers.submit(Pace::work)).toList();
        for (var one : all) {
          slowest = Math.max(slowest, one.get());
        }
        times[time] = slowest;
      }
      Arrays.sort(times);
      return times[TIMES / 2];
    }
  }

  /** Milliseconds it takes. */
  private static double work() {
    var numbers = new Random(522633).ints(NUMBERS).toArray();
    var began = System.nanoTime();
    Arrays.sort(numbers);
    return (System.nanoTime() - began) / 1e6;
  }
}
