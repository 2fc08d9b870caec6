package org.doorstep.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;

/**
 * One program at a time on a folder.
 *
 * <p>The operating system holds the lock, so it ends with the program however that ends; the text
 * in the file only says who it is.
 */
final class FolderLock implements AutoCloseable {

  static final String FILE = "doorstep.lock";

  /**
   * Folders held by this very program, and since when. Closing any channel on a file ends all of a
   * process's locks on it, so a second start in the same program must not even open the file, not
   * to read it either.
   */
  private static final Map<Path, String> OURS = new ConcurrentHashMap<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws IOException {
    var real = folder.toRealPath();
    var file = real.resolve(FILE);
    var holder =
        ProcessHandle.current().pid() + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var already = OURS.putIfAbsent(real, holder);
    if (already != null) {
      throw held(real, already);
    }
    try {
      return new FolderLock(real, lock(real, file, holder));
    } catch (IOException | RuntimeException failure) {
      OURS.remove(real);
      throw failure;
    }
  }

  private static FileChannel lock(Path folder, Path file, String holder) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw held(folder, Files.readString(file));
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static EmbeddedPostgresException held(Path folder, String holder) {
    var who = "another program";
    var words = holder.strip().split(" ", -1);
    if (words.length == 2) {
      var since =
          DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
              .withZone(ZoneId.systemDefault())
              .format(Instant.parse(words[1]));
      who = "process " + words[0] + " (since " + since + ")";
    }
    return new EmbeddedPostgresException(
        Reason.FOLDER_IN_USE,
        "The folder %s is in use by %s: stop that program first, or choose another folder."
            .formatted(folder, who));
  }

  @Override
  public void close() throws IOException {
    // The file stays: removing it would let two programs lock two different files of one name.
    channel.close();
    OURS.remove(folder);
  }
}
