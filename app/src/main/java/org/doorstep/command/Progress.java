package org.doorstep.command;

/** Told how far long work has come, for somebody who waits for it. */
public interface Progress {

  /** A new step begins, or the present one has come further; one line, in the reader's language. */
  void step(String line);
}
