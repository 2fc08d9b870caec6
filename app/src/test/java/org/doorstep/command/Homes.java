package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Folders for data of tests, which the database's account may reach. */
final class Homes {

  private static final List<Path> MADE = new ArrayList<>();

  private Homes() {}

  static synchronized Path made() throws IOException {
    var folder = Files.createTempDirectory("doorstep-it-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    MADE.add(folder);
    return folder;
  }

  static synchronized void remove() throws IOException {
    for (var folder : MADE) {
      FileSystemUtils.deleteRecursively(folder);
    }
    MADE.clear();
  }
}
