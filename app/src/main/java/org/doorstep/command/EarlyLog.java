package org.doorstep.command;

import org.springframework.boot.logging.LoggingSystem;

/** The log until Spring has set it up. */
final class EarlyLog {

  private EarlyLog() {}

  /**
   * Keeps what is said too early from the terminal, where it would stand among the answers. What
   * fails is thrown, not only said.
   */
  static void hold() {
    LoggingSystem.get(EarlyLog.class.getClassLoader()).beforeInitialize();
  }
}
