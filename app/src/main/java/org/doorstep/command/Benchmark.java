package org.doorstep.command;

import java.util.List;

/**
 * One measurement of {@code ./doorstep bench}, found as a service ({@code META-INF/services}). It
 * runs in a process of its own, beside the program it measures.
 */
public interface Benchmark {

  /** A short name, by which it can be asked for alone. */
  String name();

  /**
   * Measures.
   *
   * @throws Exception when it could not be measured, which counts as failed
   */
  List<Figure> measure(Rig rig) throws Exception;
}
