package org.doorstep.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.doorstep.postgres.BaseBackup;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;

/**
 * Writes everything a data folder holds into one file, while people go on working: the database,
 * then the attachments. An attachment is on disk before the row that names it, so one that a row in
 * the copy names is in the copy too. Keys are not in it: a copy must not open itself.
 */
final class Backup {

  private Backup() {}

  static int write(Order order, Say say) throws IOException, SQLException {
    if (DatabaseServer.isElsewhere()) {
      throw Trouble.with("trouble.backup-elsewhere");
    }
    var home = order.home();
    var file = Path.of(order.operands().getFirst()).toAbsolutePath();
    var began = Instant.now();
    var voice = order.voice(say);
    var moment = write(home, file, voice);
    var bytes = Files.size(file);
    voice.say("backup.done", file, Long.toString(Math.ceilDiv(bytes, 1_000_000)));
    voice.say("backup.from", Moments.shown(moment));
    if (Files.exists(home.keys())) {
      voice.say("backup.keys", home.keys());
    }
    if (order.has(Option.PRUNE_LOG)) {
      prune(home, began, voice);
    }
    order.answer(
        say,
        () ->
            Map.of(
                "file", file.toString(),
                "bytes", bytes,
                "from", moment.toString(),
                "keys", home.keys().toString()));
    return 0;
  }

  private static Instant write(Home home, Path file, Say say) throws IOException, SQLException {
    var running = Running.find(home);
    if (running.isPresent()) {
      try (var connection = Status.superuser(home, running.get())) {
        return write(connection, home, file, say);
      }
    }
    if (Files.notExists(home.cluster())) {
      throw Trouble.with("trouble.no-data", home.folder());
    }
    var settings =
        EmbeddedPostgresSettings.in(home.folder())
            .withWalFolder(home.changes())
            .withProgress(stage -> say.step("stage." + stage.name()));
    try (var server = EmbeddedPostgres.start(settings);
        var connection =
            new Door(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword())
                .connect()) {
      return write(connection, home, file, say);
    }
  }

  /** The file appears under its name only when it is whole and on disk. */
  private static Instant write(Connection superuser, Home home, Path file, Say say)
      throws IOException, SQLException {
    if (Files.exists(file)) {
      throw Trouble.with("trouble.file-there", file);
    }
    say.step("stage.COPYING");
    var half = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    try (var channel =
        FileChannel.open(
            half,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var packed = new Packed(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
      var tar = new TarArchiveOutputStream(packed, "UTF-8");
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      var moment = BaseBackup.write(superuser, tar);
      copyAttachments(home, tar);
      tar.finish();
      packed.finish();
      packed.flush();
      channel.force(true);
      Files.move(half, file);
      return moment;
    } catch (FileAlreadyExistsException _) {
      throw Trouble.with("trouble.file-there", file);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Packed lightly: a backup waits for the disk, not for the processor. */
  private static final class Packed extends GZIPOutputStream {
    Packed(java.io.OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** The attachments of a home: not those that wait for their row, nor pictures in small. */
  @SuppressWarnings("StreamResourceLeak") // closed by whoever asked
  static Stream<Path> attachments(Home home) throws IOException {
    if (Files.notExists(home.attachments())) {
      return Stream.empty();
    }
    return Files.walk(home.attachments())
        .filter(file ->
            !file.toString().endsWith(".small")
                && !file.toString().endsWith(".new")
                && !Objects.requireNonNull(file.getParent()).endsWith("coming")
                && Files.isRegularFile(file));
  }

  private static void copyAttachments(Home home, TarArchiveOutputStream tar) throws IOException {
    try (var files = attachments(home)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var name = home.folder().relativize(file).toString();
        try (var in = Files.newInputStream(file)) {
          var entry = new TarArchiveEntry(name);
          entry.setSize(Files.size(file));
          tar.putArchiveEntry(entry);
          in.transferTo(tar);
          tar.closeArchiveEntry();
        } catch (NoSuchFileException erasedMeanwhile) {
          // Erased at a resident's wish while we copied: it is not to be in a later copy either.
        }
      }
    }
  }

  /** What was kept before this backup began is of use only to older backups. */
  private static void prune(Home home, Instant began, Say say) throws IOException {
    if (Files.notExists(home.changes())) {
      return;
    }
    var removed = 0;
    try (var pieces = Files.newDirectoryStream(home.changes(), "*.gz")) {
      for (var piece : pieces) {
        var isHistory = piece.getFileName().toString().endsWith(".history.gz");
        if (!isHistory && Files.getLastModifiedTime(piece).toInstant().isBefore(began)) {
          Files.delete(piece);
          removed++;
        }
      }
    }
    say.say("backup.pruned", Integer.toString(removed));
  }
}
