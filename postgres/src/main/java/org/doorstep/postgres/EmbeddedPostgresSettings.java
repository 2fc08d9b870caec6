package org.doorstep.postgres;

import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and where.
 *
 * @param home the folder of the cluster ({@code pg}), its password, its log and its lock
 * @param binaries the folder the server is unpacked into, one sub-folder a version; may serve many
 *     homes
 * @param port the port on 127.0.0.1, or 0 for a free one
 * @param durable whether what is committed survives a power cut; if not, the home is removed at the
 *     end
 * @param server further settings of the server, over ours
 * @param archive the packed server, or null for the one on the class path that fits this machine
 * @param walFolder where finished pieces of the write-ahead log are kept for a restore to a point
 *     in time, if at all
 * @param progress told what a start is busy with
 */
public record EmbeddedPostgresSettings(
    Path home,
    Path binaries,
    int port,
    boolean durable,
    Map<String, String> server,
    @Nullable URL archive,
    @Nullable Path walFolder,
    Consumer<Stage> progress) {

  public EmbeddedPostgresSettings {
    home = home.toAbsolutePath().normalize();
    binaries = binaries.toAbsolutePath().normalize();
    walFolder = walFolder == null ? null : walFolder.toAbsolutePath().normalize();
    server = Map.copyOf(server);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
  }

  /** A server that keeps its data in this folder between runs. */
  public static EmbeddedPostgresSettings in(Path home) {
    var beside = home.toAbsolutePath().normalize().resolve("server");
    // initdb hands its own path to a shell between double quotes.
    var binaries =
        beside.toString().matches("[^\"$`\\\\\\p{Cntrl}]*")
            ? beside
            : Folders.defaultCache().resolve("server");
    return new EmbeddedPostgresSettings(home, binaries, 0, true, Map.of(), null, null, stage -> {});
  }

  /** A fast server in a temporary folder, gone with its data at the end: for tests and builds. */
  public static EmbeddedPostgresSettings throwaway() {
    return new EmbeddedPostgresSettings(
        Throwaways.next(),
        Folders.defaultCache().resolve("server"),
        0,
        false,
        Map.of(),
        null,
        null,
        stage -> {});
  }

  public EmbeddedPostgresSettings withBinariesIn(Path folder) {
    return new EmbeddedPostgresSettings(
        home, folder, port, durable, server, archive, walFolder, progress);
  }

  public EmbeddedPostgresSettings withPort(int chosen) {
    return new EmbeddedPostgresSettings(
        home, binaries, chosen, durable, server, archive, walFolder, progress);
  }

  /** One more setting of the server; it wins over ours. */
  public EmbeddedPostgresSettings with(String name, String value) {
    var more = new LinkedHashMap<>(server);
    more.put(name, value);
    return new EmbeddedPostgresSettings(
        home, binaries, port, durable, more, archive, walFolder, progress);
  }

  /** Another packed server than the one on the class path, for instance another version. */
  public EmbeddedPostgresSettings withArchive(URL packed) {
    return new EmbeddedPostgresSettings(
        home, binaries, port, durable, server, packed, walFolder, progress);
  }

  /**
   * Keeps the write-ahead log in this folder, so that a backup can be brought to any later moment.
   */
  public EmbeddedPostgresSettings withWalFolder(Path folder) {
    return new EmbeddedPostgresSettings(
        home, binaries, port, durable, server, archive, folder, progress);
  }

  public EmbeddedPostgresSettings withProgress(Consumer<Stage> told) {
    return new EmbeddedPostgresSettings(
        home, binaries, port, durable, server, archive, walFolder, told);
  }
}
