package org.doorstep.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Copies of what people sent, for as long as they are read. Their names say which process made
 * them: what one left that was killed is removed at the next start.
 */
@Component
class Copies {

  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
  private static final Pattern NAME = Pattern.compile("doorstep-import-(\\d+)-.*\\.upload");

  private final long pid = ProcessHandle.current().pid();

  Copies() throws IOException {
    var folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.newDirectoryStream(folder, "doorstep-import-*.upload")) {
      for (var file : files) {
        removeIfLeft(file);
      }
    }
  }

  Path keep(MultipartFile sent) throws IOException {
    var path = Files.createTempFile("doorstep-import-" + pid + "-", ".upload");
    sent.transferTo(path);
    return path;
  }

  /** This process has made none yet: one under its number is of an earlier one. */
  private void removeIfLeft(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return;
    }
    var maker = Long.parseLong(name.group(1));
    if (maker == pid || ProcessHandle.of(maker).isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException another) {
        LOG.warn("A copy of an import is left in {}", file.getParent());
      }
    }
  }
}
