package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Path;

/** Takes a file of registers into a county: the door behind {@code ./doorstep import}. */
public interface FileImport {

  /**
   * Takes the whole file, or nothing of it.
   *
   * @param county the division code of the county
   * @return whether it was taken; if not, every bad row was named to the progress
   */
  boolean take(String county, Path file, Progress progress) throws IOException;
}
