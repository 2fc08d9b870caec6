package org.doorstep.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the files of a tar archive, in the order they lie in. */
final class Tar {

  private Tar() {}

  /** Takes one file; its content can be read until the call returns. */
  interface Taker {
    void take(String name, InputStream content) throws IOException;
  }

  static void read(InputStream archive, Taker taker) throws IOException {
    var tar = new TarArchiveInputStream(archive);
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile()) {
        taker.take(entry.getName(), tar);
      }
    }
  }

  /** Writes all files of an archive below a folder, and none beside it. */
  static void unpack(InputStream archive, Path folder) throws IOException {
    read(
        archive,
        (name, content) -> {
          var file = folder.resolve(name).normalize();
          if (!file.startsWith(folder)) {
            throw new IOException("the archive holds a file outside its folder: " + name);
          }
          Files.createDirectories(file.getParent());
          Files.copy(content, file);
        });
  }
}
