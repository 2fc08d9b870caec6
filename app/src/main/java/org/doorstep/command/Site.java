package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.jspecify.annotations.Nullable;

/**
 * The packed program as a process of its own on a data folder of the bench, as {@code ./doorstep
 * start} starts it, and the doors into its database.
 *
 * <p>Its PostgreSQL counts statements ({@code pg_stat_statements}) and keeps no log of changes for
 * a restore; both are set by {@code ALTER SYSTEM}, so the program that starts it is the usual one.
 */
public final class Site {

  private static final int PATIENCE_IN_SECONDS = 120;

  private final Home home;
  private final Say say;
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable Process process;
  private @Nullable Running running;

  Site(Home home, Say say) {
    this.home = home;
    this.say = say;
    environment.put(Lessons.LEARNING, "never");
  }

  /** Sets a variable of the program's environment, from its next start on. */
  public Site with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Lets Java learn the program after its next start, as usual outside a bench. */
  public Site learning(Path cache) {
    environment.put(Layout.CACHE, cache.toString());
    environment.remove(Lessons.LEARNING);
    return this;
  }

  /** Starts the program, unless it runs; returns when it is ready. */
  public void start() throws IOException {
    if (process != null && process.isAlive()) {
      return;
    }
    stop(); // one that an interrupted bench left behind
    home.make();
    if (Files.notExists(home.cluster())) {
      prepareServer();
    }
    launch();
  }

  private void prepareServer() throws IOException {
    try (var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(home.folder()));
        var superuser =
            new Door(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword())
                .connect();
        var statement = superuser.createStatement()) {
      statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
      statement.execute("alter system set pg_stat_statements.track = 'top'");
      statement.execute("alter system set pg_stat_statements.track_utility = off");
      statement.execute("alter system set archive_mode = off");
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  /** Starts the program without any preparation, as somebody does who types the command. */
  public void launch() throws IOException {
    home.make();
    var layout = Launch.prepare(home, say, cache());
    Files.deleteIfExists(home.startLog());
    var line =
        layout.lineInBackground(
            List.of(
                "start",
                "--port",
                "0",
                "--address",
                "127.0.0.1",
                "--data",
                home.folder().toString()));
    var builder = Launch.process(home, line);
    builder.environment().putAll(environment);
    process = builder.start();
    running = await(process);
  }

  private Path cache() {
    return Optional.ofNullable(environment.get(Layout.CACHE))
        .map(Path::of)
        .orElseGet(Layout::cache);
  }

  private Running await(Process started) throws IOException {
    while (true) {
      var alive = started.isAlive();
      var found = Running.find(home).filter(who -> who.pid() == started.pid());
      if (found.isPresent()) {
        return found.get();
      }
      if (!alive) {
        throw new IOException(
            "The program ended while it started: " + Files.readString(home.startLog()).strip());
      }
      pause(10);
    }
  }

  /** Whether Java has learnt the program that runs here. */
  public boolean hasLearnt() throws IOException {
    return Files.exists(Layout.prepare(cache()).learnt());
  }

  /** Where its first page is, with a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + running().port() + "/";
  }

  /** The process of the program. */
  public long pid() {
    return running().pid();
  }

  /** The process that all of its PostgreSQL's processes are children of. */
  public long postmaster() throws IOException {
    try (var lines = Files.lines(home.cluster().resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    }
  }

  /** Its data folder. */
  public Path folder() {
    return home.folder();
  }

  /** What it has to say while it runs. */
  public Path log() {
    return home.log();
  }

  /** Signs in to its database as the superuser. */
  public Connection superuser() throws SQLException {
    return Status.superuser(home, running());
  }

  /** Signs in to its database as the owner of the tables. */
  public Connection owner() throws SQLException {
    return server().owner().connect();
  }

  /** Signs in to its database as the program does. */
  public Connection program() throws SQLException {
    return server().program().connect();
  }

  private DatabaseServer server() throws SQLException {
    try {
      return DatabaseServer.of(home, running());
    } catch (IOException unreadable) {
      throw new SQLException(unreadable);
    }
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("The program is not started");
    }
    return running;
  }

  /** Ends the program at once, without a word; its PostgreSQL may go on. */
  public void kill() throws IOException {
    var killed = process;
    if (killed != null) {
      killed.destroyForcibly();
      end(killed.toHandle());
    }
  }

  /** Stops the program, its database and what is still running here from before. */
  public void stop() {
    try {
      var left = Running.find(home).flatMap(who -> ProcessHandle.of(who.pid()));
      if (process != null) {
        process.destroy();
        end(process.toHandle());
      } else if (left.isPresent()) {
        left.get().destroy();
        end(left.get());
      }
      process = null;
      running = null;
    } catch (IOException failure) {
      say.complain(String.valueOf(failure.getMessage()));
    }
  }

  private static void end(ProcessHandle handle) throws IOException {
    try {
      handle.onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException slow) {
      throw new IOException("Process " + handle.pid() + " does not end", slow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    }
  }

  @Override
  public String toString() {
    return "Site["
        + home.folder()
        + Optional.ofNullable(running).map(who -> ", " + who).orElse("")
        + "]";
  }
}
