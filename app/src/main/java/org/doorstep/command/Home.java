package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.postgres.Folders;

/** A data folder, and what lies where in it. */
record Home(Path folder) {

  Home {
    folder = folder.toAbsolutePath().normalize();
  }

  static Home at(Path folder) {
    return new Home(folder);
  }

  static Home usual() {
    return new Home(Folders.defaultHome());
  }

  void make() throws IOException {
    Folders.makeHome(folder);
    if (!Files.isWritable(folder)) {
      throw Trouble.with("trouble.folder-closed", folder);
    }
  }

  /** The keys of encrypted fields: beside the data, never in them, so that no copy holds both. */
  Path keys() {
    return folder.resolveSibling(folder.getFileName() + ".keys");
  }

  /** Who runs here, and where; gone when nobody does. */
  Path running() {
    return folder.resolve("running.json");
  }

  /** What the program said while it started. */
  Path startLog() {
    return folder.resolve("start.log");
  }

  /** What the program has to say while it runs. */
  Path log() {
    return folder.resolve("doorstep.log");
  }

  /** The database's own record of every change, for a restore to any moment. */
  Path changes() {
    return folder.resolve("wal");
  }

  Path attachments() {
    return folder.resolve("attachments");
  }

  Path cluster() {
    return folder.resolve("pg");
  }
}
