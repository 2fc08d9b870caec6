package org.doorstep.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;

/**
 * Copies a running cluster into a tar that can be restored on its own, or brought to a later moment
 * with a WAL folder.
 *
 * <p>Nobody has to stop working: files change while they are copied, and the write-ahead log of
 * that time, which the tar also holds, puts them right. {@link Restore} is its counterpart.
 */
public final class BaseBackup {

  /** The folder in the tar that holds the cluster; a program may put its own files beside it. */
  static final String PREFIX = "pg/";

  /** Folders the server fills anew by itself; they are kept, empty. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|backup_label(\\.old)?|tablespace_map(\\.old)?|pg_internal\\.init.*"
              + "|pgsql_tmp.*|t\\d+_\\d+.*|current_logfiles|recovery\\.signal|pg_control");

  private static final Pattern START =
      Pattern.compile("START WAL LOCATION: \\S+ \\(file (\\w+)\\)");
  private static final int CONTROL_SIZE = 8192;

  private final Connection superuser;
  private final TarArchiveOutputStream tar;
  private final Path data;

  private BaseBackup(Connection superuser, TarArchiveOutputStream tar, Path data) {
    this.superuser = superuser;
    this.tar = tar;
    this.data = data;
  }

  /**
   * Writes a whole backup. The stream stays open.
   *
   * @return the moment from which on the backup can be restored
   */
  public static Instant write(Connection superuser, OutputStream out)
      throws IOException, SQLException {
    var tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    var moment = write(superuser, tar);
    tar.finish();
    return moment;
  }

  /** Adds a backup to a tar that may hold other things beside the folder {@code pg}. */
  public static Instant write(Connection superuser, TarArchiveOutputStream tar)
      throws IOException, SQLException {
    var data = Path.of(ask(superuser, "show data_directory"));
    if (!Files.isReadable(data.resolve("PG_VERSION"))) {
      throw new EmbeddedPostgresException(
          Reason.FAILED,
          "The server keeps its data in %s, which cannot be read from here: it can only be copied on its own machine."
              .formatted(data));
    }
    return new BaseBackup(superuser, tar, data).write();
  }

  private Instant write() throws IOException, SQLException {
    var slot = "doorstep_backup_" + Long.toHexString(System.nanoTime());
    // The slot keeps the log of the time of copying; being temporary, it ends with the connection.
    ask("select pg_create_physical_replication_slot('" + slot + "', true, true)::text");
    try {
      ask("select pg_backup_start('doorstep', true)::text");
      String label;
      Instant moment;
      String last;
      try {
        copyTree();
        copy("global/pg_control", control());
      } finally {
        try (var statement = superuser.createStatement();
            var row =
                statement.executeQuery(
                    "select labelfile, pg_walfile_name(lsn), clock_timestamp() from"
                        + " pg_backup_stop(false)")) {
          row.next();
          label = row.getString(1);
          last = row.getString(2);
          moment = row.getTimestamp(3).toInstant();
        }
      }
      copy("backup_label", label.getBytes(StandardCharsets.UTF_8));
      copyWal(firstWal(label), last);
      return moment;
    } finally {
      ask("select pg_drop_replication_slot('" + slot + "')::text");
    }
  }

  private void copyTree() throws IOException {
    try (var tablespaces = Files.list(data.resolve("pg_tblspc"))) {
      if (tablespaces.findAny().isPresent()) {
        throw new EmbeddedPostgresException(
            Reason.FAILED, "The cluster has tablespaces outside its folder, which are not copied.");
      }
    }
    copyFolder(data);
  }

  private void copyFolder(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (var path : entries.sorted().toList()) {
        var name = path.getFileName().toString();
        if (LEFT_OUT.matcher(name).matches()) {
          continue;
        }
        if (Files.isDirectory(path)) {
          putFolder(path);
          if (!EMPTY.contains(name)) {
            copyFolder(path);
          }
        } else {
          copyFile(path);
        }
      }
    } catch (NoSuchFileException droppedMeanwhile) {
      // A database or table that went while we copied: the log says so too.
    }
  }

  private void copyWal(String first, String last) throws IOException {
    try (Stream<Path> pieces = Files.list(data.resolve("pg_wal"))) {
      for (var path : pieces.sorted().toList()) {
        var name = path.getFileName().toString();
        var within = name.length() == 24 && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
        if (within || name.endsWith(".history")) {
          copyFile(path);
        }
      }
    }
  }

  private static String firstWal(String label) {
    var start = START.matcher(label);
    if (!start.find()) {
      throw new IllegalStateException("A backup label without a start");
    }
    return start.group(1);
  }

  /** A control file read twice alike was not being written while it was read. */
  private byte[] control() throws IOException {
    var path = data.resolve("global/pg_control");
    var before = Files.readAllBytes(path);
    while (true) {
      var now = Files.readAllBytes(path);
      if (now.length == CONTROL_SIZE && Arrays.equals(before, now)) {
        return now;
      }
      before = now;
    }
  }

  private void putFolder(Path path) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(PREFIX + data.relativize(path) + "/"));
    tar.closeArchiveEntry();
  }

  private void copy(String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(PREFIX + name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /**
   * Copies a file as long as it was when we began; should it shrink, the rest is zeros, as the
   * server expects.
   */
  private void copyFile(Path path) throws IOException {
    InputStream in;
    long size;
    try {
      in = Files.newInputStream(path);
      size = Files.size(path);
    } catch (NoSuchFileException droppedMeanwhile) {
      return;
    }
    try (in) {
      var entry = new TarArchiveEntry(PREFIX + data.relativize(path));
      entry.setSize(size);
      entry.setModTime(System.currentTimeMillis());
      tar.putArchiveEntry(entry);
      var buffer = new byte[1 << 16];
      for (var left = size; left > 0; ) {
        var wanted = (int) Math.min(buffer.length, left);
        var read = in.readNBytes(buffer, 0, wanted);
        Arrays.fill(buffer, read, wanted, (byte) 0);
        tar.write(buffer, 0, wanted);
        left -= wanted;
      }
      tar.closeArchiveEntry();
    }
  }

  private void ask(String question) throws SQLException {
    ask(superuser, question);
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
