package org.doorstep.command;

/** One measurement of {@code ./doorstep bench}: a bean of the module that is measured. */
public interface Benchmark {

  /** What was measured, beside what it is measured against. */
  record Verdict(String figure, String baseline, boolean passed) {}

  /** A short name, by which it can be asked for alone. */
  String name();

  /** Measures. Runs in a database of its own, which nobody else uses. */
  Verdict run(Progress progress);
}
