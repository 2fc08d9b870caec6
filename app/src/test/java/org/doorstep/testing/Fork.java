package org.doorstep.testing;

import java.nio.file.Path;

/** The process this test runs in: others of the same checkout run beside it. */
public final class Fork {

  private Fork() {}

  /** A folder among what is built that no other process of these tests writes to. */
  public static Path folder(String name) {
    return Path.of("target", name + "-" + System.getProperty("doorstep.fork", "1"));
  }
}
