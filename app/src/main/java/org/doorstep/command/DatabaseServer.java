package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresException;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL the program works on: its own, on the data folder, or one that somebody else runs.
 */
final class DatabaseServer implements AutoCloseable {

  static final String URL = "DOORSTEP_DB_URL";
  static final String OWNER_PASSWORD = "DOORSTEP_DB_OWNER_PASSWORD";
  static final String APP_PASSWORD = "DOORSTEP_DB_APP_PASSWORD";

  private final @Nullable EmbeddedPostgres own;
  private final Doors doors;

  private DatabaseServer(@Nullable EmbeddedPostgres own, Doors doors) {
    this.own = own;
    this.doors = doors;
  }

  /** Whether somebody else runs the database. */
  static boolean isElsewhere() {
    return System.getenv(URL) != null;
  }

  /**
   * Starts the program's own server, or finds the one that was named; its tables are up to date.
   */
  static DatabaseServer open(Application application, Home home, Say say) {
    var server = isElsewhere() ? elsewhere() : start(application, home, say);
    try {
      application.migration().migrate(server.owner());
      return server;
    } catch (RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  private static DatabaseServer start(Application application, Home home, Say say) {
    try {
      var own = EmbeddedPostgres.start(settings(home, say));
      say.step("stage.PREPARING");
      return new DatabaseServer(own, application.preparation().prepare(own, home.folder()));
    } catch (EmbeddedPostgresException obstacle) {
      throw obstacle.reason() == Reason.FOLDER_IN_USE
          ? inUse(home, obstacle)
          : Trouble.database(obstacle);
    }
  }

  /**
   * Unpacks the program's own server while its first start is prepared. What stands in the way is
   * left to the program, which meets it again and says so.
   */
  static CompletableFuture<?> unpackAhead(Home home, Say say) {
    return isElsewhere() || Files.exists(home.cluster())
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> EmbeddedPostgres.unpack(settings(home, say)))
            .exceptionally(_ -> null);
  }

  private static EmbeddedPostgresSettings settings(Home home, Say say) {
    return EmbeddedPostgresSettings.in(home.folder())
        .withWalFolder(home.changes())
        .withProgress(stage -> say.step("stage." + stage.name()));
  }

  /** The database of a program that runs already; its end is not ours. */
  static DatabaseServer of(Home home, Running who) throws IOException {
    if (isElsewhere()) {
      return elsewhere();
    }
    return new DatabaseServer(
        null, Doors.at(who.jdbc(), kept(home, "owner.password"), kept(home, "app.password")));
  }

  private static String kept(Home home, String file) throws IOException {
    return Files.readString(home.folder().resolve(file)).strip();
  }

  private static Trouble inUse(Home home, EmbeddedPostgresException obstacle) {
    return Running.find(home)
        .map(who -> inUse(home, who))
        .orElseGet(() -> Trouble.database(obstacle));
  }

  static Trouble inUse(Home home, Running who) {
    return Trouble.with(
        "trouble.in-use", home.folder(), who.pid(), Moments.shown(who.since()), who.url());
  }

  /** The server that was named. */
  static DatabaseServer elsewhere() {
    var url = System.getenv(URL);
    return new DatabaseServer(null, Doors.at(url, named(OWNER_PASSWORD), named(APP_PASSWORD)));
  }

  private static String named(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .orElseThrow(() -> Trouble.with("trouble.variable", variable, URL));
  }

  /** How the owner of the tables signs in, to migrate them. */
  Door owner() {
    return doors.owner();
  }

  /** How the program signs in. */
  Door program() {
    return doors.program();
  }

  /** What another program has to be told to work on the same database. */
  Map<String, String> environment() {
    return Map.of(
        URL,
        program().url(),
        OWNER_PASSWORD,
        owner().password(),
        APP_PASSWORD,
        program().password());
  }

  String version() throws SQLException {
    if (own != null) {
      return own.version();
    }
    try (var connection = program().connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /**
   * Brings the program's own server back if it has died; one that somebody else runs is his to
   * mind.
   *
   * @return whether it had died
   */
  boolean lookAfter() {
    return own != null && own.ensureRunning();
  }

  @Override
  public void close() {
    if (own != null) {
      own.stop();
    }
  }
}
