package org.doorstep.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;

/** A server unpacked and ready to run: its folder and its version, such as 18.6. */
record Binaries(Path folder, String version) {

  private static final String MARK = "version";
  private static final Pattern SAID = Pattern.compile(".*\\(PostgreSQL\\) (\\d+\\S*).*");

  int major() {
    return major(version);
  }

  static int major(String version) {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Unpacks the server unless it is there; two programs may do so at once. */
  static Binaries unpack(EmbeddedPostgresSettings settings, ServerAccount account)
      throws IOException {
    var archive = settings.archive() == null ? onClassPath() : settings.archive();
    var folder = settings.binaries().resolve("postgres-" + print(archive));
    if (!Files.exists(folder.resolve(MARK))) {
      settings.progress().accept(Stage.UNPACKING);
      Folders.make(settings.binaries(), Folders.READABLE);
      account.requirePassageTo(settings.binaries());
      var half = Files.createTempDirectory(settings.binaries(), "unpacking-");
      try {
        Files.setPosixFilePermissions(half, Folders.READABLE);
        try (var packed = new BufferedInputStream(archive.openStream())) {
          var isXz = archive.getPath().endsWith("xz");
          unpack(isXz ? new XZCompressorInputStream(packed) : packed, half);
        }
        Files.writeString(half.resolve(MARK), ask(half, account));
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException strange) {
        throw strange;
      } catch (FileSystemException failure) {
        // Somebody else was quicker, and what he unpacked is as good.
        if (!Files.exists(folder.resolve(MARK))) {
          throw failure;
        }
      } finally {
        Folders.delete(half);
      }
    }
    account.requirePassageTo(folder);
    return new Binaries(folder, Files.readString(folder.resolve(MARK)));
  }

  private static URL onClassPath() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var name =
        "postgres-%s-%s.tar"
            .formatted(
                system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : "linux",
                arch.equals("aarch64") ? "arm_64" : "x86_64");
    var found = Binaries.class.getResource("/" + name);
    if (found == null) {
      throw new EmbeddedPostgresException(
          Reason.NO_BINARIES,
          "This program brings no PostgreSQL for this machine (%s is not in it): point it at a PostgreSQL of your own."
              .formatted(name));
    }
    return found;
  }

  /**
   * What tells one archive from another without reading it: the jar knows its checksum and size.
   */
  private static String print(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection jar && jar.getJarEntry() != null) {
      return "%08x-%x".formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
    }
    try (var in = archive.openStream()) {
      var sum = new CRC32();
      var all = in.readAllBytes();
      sum.update(all);
      return "%08x-%x".formatted(sum.getValue(), all.length);
    }
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(archive)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("The archive reaches outside its folder: " + entry.getName());
        }
        Folders.make(entry.isDirectory() ? path : Folders.above(path), Folders.READABLE);
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, path);
          var runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static String ask(Path folder, ServerAccount account) throws IOException {
    var postgres = folder.resolve("bin/postgres").toString();
    var line = account.running(List.of(postgres, "--version"));
    try {
      var answer = new Command(line).run().output();
      var said = SAID.matcher(answer);
      if (said.matches()) {
        return said.group(1);
      }
      throw new EmbeddedPostgresException(
          Reason.FAILED, "The unpacked PostgreSQL does not run on this machine: " + answer);
    } catch (IOException failure) {
      throw new EmbeddedPostgresException(
          Reason.FAILED,
          "The unpacked PostgreSQL cannot be run in %s (%s). If that disk is mounted noexec, choose another folder."
              .formatted(folder.getParent(), failure.getMessage()),
          failure);
    }
  }
}
