package org.doorstep.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two ways measured in turn within one run, so that whatever else the machine does befalls both.
 *
 * @param ones what the one cost each time
 * @param others what the other cost in the same pair
 */
record Pairs(List<Double> ones, List<Double> others) {

  /** How many pairs a verdict rests on. */
  static final int MANY = 7;

  /** The most rounds of warming up. */
  static final int WARM = 40;

  /** A round that saves less than this does not count as faster. */
  private static final double FASTER = 0.98;

  private static final int NO_FASTER = 4;

  /** Measures once; the answer is a cost, such as milliseconds of CPU for each operation. */
  interface Measure {
    double once() throws Exception;
  }

  /**
   * Does a thing until it costs no less than before, some rounds in succession: a program that runs
   * for weeks has been compiled long ago, and what that costs is not the cost of a visit.
   */
  static void warm(int most, Measure measure) throws Exception {
    var best = Double.MAX_VALUE;
    var noFaster = 0;
    for (var round = 0; round < most && noFaster < NO_FASTER; round++) {
      var cost = measure.once();
      noFaster = cost < best * FASTER ? 0 : noFaster + 1;
      best = Math.min(best, cost);
    }
  }

  /** Measures in pairs; every other pair the other way round. */
  static Pairs of(int many, Measure one, Measure other) throws Exception {
    var ones = new ArrayList<Double>();
    var others = new ArrayList<Double>();
    for (var pair = 0; pair < many; pair++) {
      if (pair % 2 == 0) {
        ones.add(one.once());
        others.add(other.once());
      } else {
        others.add(other.once());
        ones.add(one.once());
      }
    }
    return new Pairs(List.copyOf(ones), List.copyOf(others));
  }

  /** The median of one's cost over the other's in the same pair. */
  double ratio() {
    return median(
        IntStream.range(0, ones.size()).mapToDouble(at -> ones.get(at) / others.get(at)).toArray());
  }

  double one() {
    return median(ones.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double other() {
    return median(others.stream().mapToDouble(Double::doubleValue).toArray());
  }

  static double median(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** What so many percent of all are at most; nothing for none. */
  static double percentile(double[] values, int percent) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  /** A number with two digits after the point. */
  static String shown(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
