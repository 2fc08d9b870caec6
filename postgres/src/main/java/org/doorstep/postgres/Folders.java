package org.doorstep.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things are kept when nobody says otherwise, and how folders are made and removed. */
public final class Folders {

  /** Others may pass through but not look: the server's account has to reach what is below. */
  static final Set<PosixFilePermission> PASSAGE = PosixFilePermissions.fromString("rwx--x--x");

  static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");
  static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
  static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

  private Folders() {}

  /** The folder of a program's data: the system's for root, otherwise the user's own. */
  public static Path defaultHome() {
    return userFolder("/var/lib", "XDG_DATA_HOME", ".local/share", "Library/Application Support");
  }

  /** The folder of what can be made anew at any time, such as an unpacked server. */
  public static Path defaultCache() {
    return userFolder("/var/cache", "XDG_CACHE_HOME", ".cache", "Library/Caches");
  }

  private static Path userFolder(String root, String variable, String linux, String mac) {
    if (ServerAccount.weAreRoot()) {
      return Path.of(root, "doorstep");
    }
    var user = Path.of(System.getProperty("user.home"));
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
      return user.resolve(mac).resolve("doorstep");
    }
    var chosen = System.getenv(variable);
    // The XDG rules say that a relative path is to be ignored.
    return chosen != null && Path.of(chosen).isAbsolute()
        ? Path.of(chosen, "doorstep")
        : user.resolve(linux).resolve("doorstep");
  }

  /** Makes the folder of a program's data, which the server's account may pass through. */
  public static void makeHome(Path home) throws IOException {
    make(home, PASSAGE);
  }

  /** Makes a folder and those above it whatever the umask; one that is there is left as it is. */
  static void make(Path folder, Set<PosixFilePermission> permissions) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var above = folder.getParent();
    if (above != null) {
      make(above, READABLE);
    }
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, permissions);
  }

  static Path above(Path file) {
    return Objects.requireNonNull(file.getParent(), "The root has no folder above it");
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return skipVanished(failure);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              skipVanished(failure);
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileVisitResult skipVanished(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
