package org.doorstep.postgres;

import java.nio.file.Path;

/**
 * A folder that keeps the write-ahead log, packed, and the commands by which the server fills and
 * reads it.
 */
record WalFolder(Path path) {

  /**
   * Keeps one piece. It appears under its name only when it is whole and on disk; a piece already
   * there is accepted if it is the same (the server may ask again after a crash) and never
   * overwritten if it is not.
   */
  String archiveCommand() {
    return ("to=%1$s/%%f.gz; if [ -e \"$to\" ]; then gzip -cd \"$to\" | cmp -s - \"%%p\"; else gzip"
            + " -1nc \"%%p\" > \"$to.part\" && sync \"$to.part\" && mv \"$to.part\" \"$to\" &&"
            + " sync \"${to%%%%/*}\"; fi")
        .formatted(forShell());
  }

  String restoreCommand() {
    return "from=%1$s/%%f.gz; [ -e \"$from\" ] && gzip -cd \"$from\" > \"%%p\""
        .formatted(forShell());
  }

  /**
   * The path for a shell, within a setting in which the server replaces what follows a percent
   * sign.
   */
  private String forShell() {
    return "'" + path.toString().replace("'", "'\\''").replace("%", "%%") + "'";
  }
}
