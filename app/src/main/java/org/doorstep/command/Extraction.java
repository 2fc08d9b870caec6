package org.doorstep.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The program's jar taken apart, as Java starts it quickest: the libraries as they are, and the
 * program's own classes in a jar that is not deflated.
 *
 * <p>Spring Boot's own tool for it needs a second Java and deflates all classes anew; a first start
 * has no time for either (docs/decisions/memory-and-start.md).
 */
final class Extraction {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String PROGRAM = "Start-Class";

  private final JarFile packed;
  private final Path folder;

  private Extraction(JarFile packed, Path folder) {
    this.packed = packed;
    this.folder = folder;
  }

  /** Takes the jar apart: in the folder are then {@code name} and the libraries it names. */
  static void of(Path jar, Path folder, String name) throws IOException {
    try (var packed = new JarFile(jar.toFile())) {
      var extraction = new Extraction(packed, folder);
      extraction.libraries();
      extraction.program(folder.resolve(name));
    }
  }

  private void libraries() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    for (var entry : Collections.list(packed.entries())) {
      if (isLibrary(entry)) {
        try (var content = packed.getInputStream(entry)) {
          Files.copy(content, folder.resolve(beside(entry)));
        }
      }
    }
  }

  private void program(Path jar) throws IOException {
    try (var own =
        new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)), manifest())) {
      own.setMethod(ZipEntry.STORED);
      for (var entry : Collections.list(packed.entries())) {
        if (entry.getName().startsWith(CLASSES) && !entry.getName().equals(CLASSES)) {
          own.putNextEntry(stored(entry));
          try (var content = packed.getInputStream(entry)) {
            content.transferTo(own);
          }
        }
      }
    }
  }

  private static ZipEntry stored(ZipEntry entry) {
    var stored = new ZipEntry(entry.getName().substring(CLASSES.length()));
    stored.setTime(entry.getTime());
    stored.setSize(entry.getSize());
    stored.setCrc(entry.getCrc());
    return stored;
  }

  private Manifest manifest() throws IOException {
    var manifest = new Manifest(packed.getManifest());
    var main = manifest.getMainAttributes();
    main.put(Attributes.Name.MAIN_CLASS, main.getValue(PROGRAM));
    main.put(
        Attributes.Name.CLASS_PATH,
        packed.stream()
            .filter(Extraction::isLibrary)
            .map(Extraction::beside)
            .collect(Collectors.joining(" ")));
    main.keySet()
        .removeIf(name -> name.toString().equals(PROGRAM) || name.toString().startsWith("Spring-"));
    return manifest;
  }

  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().startsWith(LIBRARIES) && !entry.isDirectory();
  }

  /** Where a library lies from the program's jar. */
  private static String beside(ZipEntry library) {
    return "lib/" + library.getName().substring(LIBRARIES.length());
  }
}
