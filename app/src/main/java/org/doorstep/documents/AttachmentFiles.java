package org.doorstep.documents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bytes of attachments on disk, each under its sha-256 in its county's folder.
 *
 * <p>A file comes in under a name of its own in the folder {@code coming} and is forced to disk;
 * then it is given its lasting name too, by a second link. The first name stays until the row that
 * names the file is committed: what still lies in {@code coming} after an hour is asked of the
 * database, so a transaction that was rolled back and a program that was killed leave nothing
 * behind.
 */
@Component
class AttachmentFiles {

  /** Under this beginning lies what was erased and is to go at once. */
  private static final String GONE = "gone-";

  private static final String SMALL = ".small";

  private final Path folder;

  AttachmentFiles(@Value("${doorstep.data}") String data) {
    this.folder = Path.of(data).toAbsolutePath().normalize().resolve("attachments");
  }

  /** A file that is on disk and waits for its row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Coming(Path path, byte[] sha256) {

    boolean isErased() {
      return Objects.requireNonNull(path.getFileName()).toString().startsWith(GONE);
    }
  }

  /** Puts the bytes on disk, where they wait for their row. */
  Coming receive(int county, NewFile file) throws IOException {
    var sha256 = file.sha256();
    var path = coming(county).resolve(NewFile.hex(sha256) + "." + UUID.randomUUID());
    try (var channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            forOwner("rw-------"))) {
      var bytes = ByteBuffer.wrap(file.content());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    force(above(path));
    return new Coming(path, sha256);
  }

  /** Gives a file that is on disk its lasting name. Asked under the lock on its sha-256. */
  void settle(int county, Coming coming) throws IOException {
    var lasting = path(county, coming.sha256());
    make(above(lasting));
    try {
      Files.createLink(lasting, coming.path());
    } catch (FileAlreadyExistsException keptBefore) {
      // the same bytes, attached to something else or sent twice
    }
    force(above(lasting));
  }

  /** Forgets the name under which a file came in; the lasting one stays. */
  void settled(Coming coming) throws IOException {
    Files.deleteIfExists(coming.path());
  }

  /** Notes that a file is to go once no row names it any more. Asked under the lock on it. */
  void leave(int county, byte[] sha256) throws IOException {
    var mark = coming(county).resolve(GONE + NewFile.hex(sha256) + "." + UUID.randomUUID());
    try {
      Files.createLink(mark, path(county, sha256));
      force(above(mark));
    } catch (NoSuchFileException goneAlready) {
      // nothing is left to remove
    }
  }

  /** What came in before a moment and may have no row, and what was erased. */
  List<Coming> waiting(int county, Instant before) throws IOException {
    var waiting = new ArrayList<Coming>();
    try (var files = Files.newDirectoryStream(coming(county))) {
      for (var path : files) {
        var name = Objects.requireNonNull(path.getFileName()).toString().replace(GONE, "");
        if (!name.matches("[0-9a-f]{64}\\..*")) {
          continue;
        }
        var one = new Coming(path, HexFormat.of().parseHex(name, 0, 64));
        if (one.isErased() || Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
          waiting.add(one);
        }
      }
    }
    return waiting;
  }

  /** Removes a file that no row names. Asked under the lock on it. */
  void remove(int county, byte[] sha256) throws IOException {
    var lasting = path(county, sha256);
    Files.deleteIfExists(small(lasting));
    Files.deleteIfExists(lasting);
  }

  /** Where the bytes lie. */
  Path path(int county, byte[] sha256) {
    var name = NewFile.hex(sha256);
    return folder.resolve(Integer.toString(county)).resolve(name.substring(0, 2)).resolve(name);
  }

  /** The picture in small, drawn when it is first asked for; the whole when it cannot be drawn. */
  Path small(int county, byte[] sha256) throws IOException {
    var whole = path(county, sha256);
    var small = small(whole);
    if (Files.exists(small)) {
      return small;
    }
    var drawn = SmallPicture.of(Files.readAllBytes(whole));
    if (drawn.isEmpty()) {
      return whole;
    }
    var fresh = Files.createTempFile(above(small), "small", ".new", forOwner("rw-------"));
    Files.write(fresh, drawn.get());
    Files.move(fresh, small, StandardCopyOption.ATOMIC_MOVE);
    return small;
  }

  private static Path small(Path whole) {
    return whole.resolveSibling(whole.getFileName() + SMALL);
  }

  private Path coming(int county) throws IOException {
    var coming = folder.resolve(Integer.toString(county)).resolve("coming");
    make(coming);
    return coming;
  }

  /** Makes a folder and those above it, and forces their names to disk. */
  private static void make(Path wanted) throws IOException {
    if (Files.isDirectory(wanted)) {
      return;
    }
    make(above(wanted));
    try {
      Files.createDirectory(wanted, forOwner("rwx------"));
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      // as good
    }
    force(above(wanted));
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  /** A name is on disk when its folder is. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?> forOwner(String rights) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
  }
}
