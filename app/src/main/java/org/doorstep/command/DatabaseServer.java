package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Door owner;
  private final Door program;

  private DatabaseServer(@Nullable EmbeddedPostgres own, Door owner, Door program) {
    this.own = own;
    this.owner = owner;
    this.program = program;
  }

  /** Whether somebody else runs the database. */
  static boolean isElsewhere() {
    return System.getenv(URL) != null;
  }

  /** Starts the program's own server, or finds the one that was named. */
  static DatabaseServer open(Application application, Home home, Say say) {
    if (isElsewhere()) {
      return elsewhere();
    }
    var settings =
        EmbeddedPostgresSettings.in(home.folder())
            .withWalFolder(home.changes())
            .withProgress(stage -> say.step("stage." + stage.name()));
    try {
      var own = EmbeddedPostgres.start(settings);
      say.step("stage.PREPARING");
      var spring = application.preparation().prepare(own, home.folder());
      return new DatabaseServer(
          own, door(spring, "flyway", "user"), door(spring, "datasource", "username"));
    } catch (EmbeddedPostgresException obstacle) {
      throw obstacle.reason() == Reason.FOLDER_IN_USE
          ? inUse(home, obstacle)
          : Trouble.database(obstacle);
    }
  }

  /** The database of a program that runs already; its end is not ours. */
  static DatabaseServer of(Home home, Running who) throws IOException {
    if (isElsewhere()) {
      return elsewhere();
    }
    return new DatabaseServer(
        null,
        new Door(who.jdbc(), "doorstep_owner", kept(home, "owner.password")),
        new Door(who.jdbc(), "doorstep_app", kept(home, "app.password")));
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

  private static Door door(Map<String, Object> spring, String part, String user) {
    return new Door(
        text(spring, part, "url"), text(spring, part, user), text(spring, part, "password"));
  }

  private static String text(Map<String, Object> spring, String part, String name) {
    return Objects.requireNonNull(spring.get("spring." + part + "." + name)).toString();
  }

  /** The server that was named. */
  static DatabaseServer elsewhere() {
    var url = System.getenv(URL);
    return new DatabaseServer(
        null,
        new Door(url, "doorstep_owner", named(OWNER_PASSWORD)),
        new Door(url, "doorstep_app", named(APP_PASSWORD)));
  }

  private static String named(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .orElseThrow(() -> Trouble.with("trouble.variable", variable, URL));
  }

  /** How the owner of the tables signs in, to migrate them. */
  Door owner() {
    return owner;
  }

  /** How the program signs in. */
  Door program() {
    return program;
  }

  /** What another program has to be told to work on the same database. */
  Map<String, String> environment() {
    return Map.of(
        URL, program.url(), OWNER_PASSWORD, owner.password(), APP_PASSWORD, program.password());
  }

  String version() throws SQLException {
    if (own != null) {
      return own.version();
    }
    try (var connection = program.connect()) {
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
