package org.doorstep.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.doorstep.postgres.Restore;

/** Brings a backup back into an empty folder, as it was or up to a later moment. */
final class Restoring {

  private Restoring() {}

  static int restore(Order order, Say say) throws IOException {
    restore(order, order.home(), order.voice(say));
    order.answer(
        say,
        () ->
            Map.of(
                "data",
                order.home().folder().toString(),
                "keys",
                order.home().keys().toString(),
                "keysThere",
                Files.exists(order.home().keys())));
    return 0;
  }

  private static void restore(Order order, Home home, Say say) throws IOException {
    var file = Path.of(order.operands().getFirst()).toAbsolutePath();
    if (!Files.isReadable(file)) {
      throw Trouble.with("trouble.no-file", file);
    }
    Program.refuseIfRunning(home);
    say.step("stage.UNPACKING_BACKUP");
    try (var in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
      var moment = order.find(Option.TO_TIME).map(Moments::read);
      if (moment.isEmpty()) {
        Restore.asItWas(in, home.folder());
      } else {
        var changes = order.find(Option.LOG).map(Path::of).orElseGet(home::changes);
        if (!Files.isDirectory(changes)) {
          throw Trouble.with("trouble.no-changes", changes);
        }
        Restore.toMoment(in, home.folder(), changes, moment.get());
        copyLaterAttachments(
            Home.at(Objects.requireNonNull(changes.toAbsolutePath().getParent())), home);
      }
      bringUp(home, say);
    } catch (ZipException noBackup) {
      throw Trouble.with("trouble.no-backup", file);
    }
    say.say("restore.done", home.folder());
    if (Files.notExists(home.keys())) {
      say.say("restore.keys", home.keys());
    }
  }

  /**
   * Rows that came after the backup may name attachments that came after it too: they lie in the
   * old data folder, beside the record of changes. One that no row names is as good as not there.
   */
  private static void copyLaterAttachments(Home old, Home home) throws IOException {
    if (old.equals(home) || !Files.isDirectory(old.attachments())) {
      return;
    }
    var forOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try (var files = Backup.attachments(old)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var here = home.folder().resolve(old.folder().relativize(file));
        if (Files.notExists(here)) {
          Files.createDirectories(Objects.requireNonNull(here.getParent()), forOwner);
          Files.copy(file, here, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Starts the database once, so that what does not come back is known now and not later. */
  private static void bringUp(Home home, Say say) {
    var settings =
        EmbeddedPostgresSettings.in(home.folder())
            .withWalFolder(home.changes())
            .withProgress(stage -> say.step("stage." + stage.name()));
    try (var server = EmbeddedPostgres.start(settings)) {
      say.step("restore.version", server.version());
    }
  }
}
