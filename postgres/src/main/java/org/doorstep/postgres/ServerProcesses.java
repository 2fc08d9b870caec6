package org.doorstep.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds the processes of a server among all of the machine.
 *
 * <p>A pid alone proves nothing: it may be reused, or a zombie's. Each of our servers therefore
 * carries a mark in the title of all its processes, which anybody may read, also in a container; a
 * zombie has no title.
 */
final class ServerProcesses {

  private static final Path PROC = Path.of("/proc");

  private ServerProcesses() {}

  /**
   * The mark of the server on a folder; the folder's inode keeps apart equal paths of two
   * containers.
   */
  static String mark(Path data) throws IOException {
    var key = Files.readAttributes(data, "fileKey").get("fileKey");
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((data.toRealPath() + " " + key).getBytes(StandardCharsets.UTF_8));
      return "doorstep-" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<Long> marked(String mark) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> isServer(pid) && commandLine(pid).contains(mark))
        .toList();
  }

  static boolean isServer(long pid) {
    var line = commandLine(pid);
    var program = line.split("[ :]", 2)[0];
    return line.startsWith("postgres: ")
        || program.endsWith("/postgres")
        || line.contains("/bin/postgres ");
  }

  /** What the process is called with, or is titled; empty for a zombie or when it is gone. */
  static String commandLine(long pid) {
    try {
      if (Files.isDirectory(PROC.resolve("self"))) {
        var bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("cmdline"));
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
      }
      var line = List.of("ps", "-ww", "-o", "command=", "-p", Long.toString(pid));
      return new Command(line).run().output();
    } catch (IOException gone) {
      return "";
    }
  }
}
