package org.doorstep.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back into an empty home. The next {@link EmbeddedPostgres#start} on that home
 * recovers it and gives its superuser a new password.
 */
public final class Restore {

  static final String CONFIGURATION = "doorstep-recovery.conf";
  static final String INCLUDED = "include_if_exists = '" + CONFIGURATION + "'";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private Restore() {}

  /** Restores to the moment the backup was finished. */
  public static void asItWas(InputStream backup, Path home) throws IOException {
    unpack(backup, home);
  }

  /** Restores to the last moment the WAL folder knows of. */
  public static void toLatest(InputStream backup, Path home, Path walFolder) throws IOException {
    unpack(backup, home);
    askForRecovery(home, walFolder, null);
  }

  /** Restores to a moment after the backup was finished: what was committed later is not there. */
  public static void toMoment(InputStream backup, Path home, Path walFolder, Instant moment)
      throws IOException {
    unpack(backup, home);
    askForRecovery(home, walFolder, moment);
  }

  private static void askForRecovery(Path home, Path walFolder, @Nullable Instant moment)
      throws IOException {
    var wanted = new LinkedHashMap<String, String>();
    wanted.put(
        "restore_command", new WalFolder(walFolder.toAbsolutePath().normalize()).restoreCommand());
    // Otherwise the server takes readers, and calls itself ready, before it has arrived.
    wanted.put("hot_standby", "off");
    if (moment != null) {
      wanted.put("recovery_target_time", MOMENT.format(moment));
      wanted.put("recovery_target_action", "promote");
    }
    var data = home.resolve(BaseBackup.PREFIX);
    Files.writeString(data.resolve(CONFIGURATION), ServerConfiguration.lines(wanted));
    Files.createFile(data.resolve("recovery.signal"));
  }

  private static void unpack(InputStream backup, Path home) throws IOException {
    Folders.make(home, Folders.PASSAGE);
    try (var _ = FolderLock.take(home)) {
      requireEmpty(home);
      // Under another name until it is whole: a restore broken off must not be started by mistake.
      var half = home.resolve("pg.restoring");
      Folders.delete(half);
      Folders.make(half, Folders.PRIVATE);
      var tar = new TarArchiveInputStream(backup, "UTF-8");
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var inCluster = entry.getName().startsWith(BaseBackup.PREFIX);
        var above = inCluster ? half : home;
        var name =
            inCluster ? entry.getName().substring(BaseBackup.PREFIX.length()) : entry.getName();
        var path = above.resolve(name).normalize();
        if (!path.startsWith(above)) {
          throw new IOException("The backup reaches outside its folder: " + entry.getName());
        }
        Folders.make(entry.isDirectory() ? path : Folders.above(path), Folders.PRIVATE);
        if (entry.isFile()) {
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, Folders.SECRET);
        }
      }
      if (Files.notExists(half.resolve("backup_label"))) {
        throw new EmbeddedPostgresException(
            Reason.FAILED, "This is no backup of Doorstep, or the end of it is missing.");
      }
      Files.createDirectories(half.resolve("pg_wal/archive_status"));
      Files.setPosixFilePermissions(half.resolve("pg_wal/archive_status"), Folders.PRIVATE);
      Files.move(half, home.resolve("pg"));
    }
  }

  private static void requireEmpty(Path home) throws IOException {
    if (Files.exists(home.resolve("pg")) || Files.exists(home.resolve("superuser.password"))) {
      throw new EmbeddedPostgresException(
          Reason.FAILED,
          "The folder %s already holds data, and a restore writes over nothing: choose an empty folder."
              .formatted(home));
    }
  }
}
