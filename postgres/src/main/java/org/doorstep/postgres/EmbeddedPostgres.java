package org.doorstep.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the program's own, on a folder that outlives it.
 *
 * <p>Whoever starts it stops it. If the program dies instead, the next start on the folder puts the
 * server it left behind to rest and starts anew; if the server dies, {@link #ensureRunning()}
 * brings it back on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final EmbeddedPostgresSettings settings;
  private final FolderLock lock;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final Thread atExit = new Thread(this::stop, "stop-throwaway-postgres");
  private int port;
  private boolean stopped;

  private EmbeddedPostgres(
      EmbeddedPostgresSettings settings, FolderLock lock, Cluster cluster, Postmaster postmaster) {
    this.settings = settings;
    this.lock = lock;
    this.cluster = cluster;
    this.postmaster = postmaster;
  }

  /**
   * Unpacks the server of a folder, unless it is there: for whoever starts the program that will
   * start it, and has something else to wait for meanwhile.
   */
  public static void unpack(EmbeddedPostgresSettings settings) {
    try {
      Binaries.unpack(settings, accountFor(settings));
    } catch (IOException failure) {
      throw failed("PostgreSQL could not be unpacked in " + settings.binaries(), failure);
    }
  }

  /** Starts the server of a folder, making what is missing; returns when it takes connections. */
  public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
    try {
      var account = accountFor(settings);
      var lock = FolderLock.take(settings.home());
      try {
        var postgres = open(settings, account, lock);
        if (!settings.durable()) {
          Runtime.getRuntime().addShutdownHook(postgres.atExit);
        }
        return postgres;
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw failed("PostgreSQL could not be started on " + settings.home(), failure);
    }
  }

  private static ServerAccount accountFor(EmbeddedPostgresSettings settings) throws IOException {
    var account = ServerAccount.choose();
    Folders.make(settings.home(), Folders.PASSAGE);
    account.requirePassageTo(settings.home());
    return account;
  }

  private static EmbeddedPostgres open(
      EmbeddedPostgresSettings settings, ServerAccount account, FolderLock lock)
      throws IOException {
    var binaries = Binaries.unpack(settings, account);
    if (!settings.durable()) {
      Throwaways.sweep(settings.home(), binaries, account);
    }
    if (settings.walFolder() != null) {
      Folders.make(settings.walFolder(), Folders.PRIVATE);
      account.own(settings.walFolder());
      account.requirePassageTo(settings.walFolder());
    }
    var cluster = Cluster.open(settings, binaries, account);
    var postmaster = new Postmaster(binaries, account, cluster.data());
    var postgres = new EmbeddedPostgres(settings, lock, cluster, postmaster);
    if (postmaster.stopLeftover(true)) {
      settings.progress().accept(Stage.TIDYING);
    }
    cluster.configure();
    if (!cluster.hasPassword()) {
      if (cluster.isRestored()) {
        settings.progress().accept(Stage.RECOVERING);
        postgres.startServer();
        postmaster.stop(true);
        cluster.configure();
      }
      cluster.renewPassword();
    }
    settings.progress().accept(Stage.STARTING);
    postgres.startServer();
    return postgres;
  }

  private void startServer() throws IOException {
    if (settings.port() == 0) {
      startOnFreePort();
      return;
    }
    port = settings.port();
    if (!isFree(port)) {
      throw new EmbeddedPostgresException(
          Reason.PORT_TAKEN,
          "Port %d on 127.0.0.1 is taken by another program: choose another, or 0 for any free one."
              .formatted(port));
    }
    postmaster.start(port);
  }

  /** Somebody may take a free port before the server does, so the last of three tries counts. */
  private void startOnFreePort() throws IOException {
    for (var tries = 1; ; tries++) {
      if (port == 0 || !isFree(port)) {
        try (var any = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
          port = any.getLocalPort();
        }
      }
      try {
        postmaster.start(port);
        return;
      } catch (EmbeddedPostgresException failure) {
        if (tries == 3 || isFree(port)) {
          throw failure;
        }
        postmaster.stopLeftover(true);
      }
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (var trial = new ServerSocket()) {
      trial.setReuseAddress(true);
      trial.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (BindException taken) {
      return false;
    }
  }

  /**
   * Whether the server's process lives; it may still be busy recovering after one of its workers
   * was killed.
   */
  public synchronized boolean isRunning() {
    return !stopped && postmaster.isRunning();
  }

  /**
   * Brings the server back if it has died, on the port it had; what was committed is there again
   * when this returns.
   *
   * @return whether it had died
   */
  public synchronized boolean ensureRunning() {
    if (stopped) {
      throw new IllegalStateException("The server was stopped");
    }
    if (postmaster.isRunning()) {
      return false;
    }
    LOG.warn("PostgreSQL on {} has died; starting it again", dataDirectory());
    try {
      postmaster.stopLeftover(true);
      postmaster.start(port);
      return true;
    } catch (IOException failure) {
      throw failed("PostgreSQL could not be started again on " + settings.home(), failure);
    }
  }

  public int port() {
    return port;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String superuser() {
    return Cluster.SUPERUSER;
  }

  /**
   * The superuser's password, made for this cluster and kept in a file only the program's user can
   * read.
   */
  public String superuserPassword() {
    try {
      return cluster.password();
    } catch (IOException failure) {
      throw failed("The superuser's password cannot be read", failure);
    }
  }

  public Path dataDirectory() {
    return cluster.data();
  }

  /** The server's version, such as 18.6. */
  public String version() {
    return cluster.binaries().version();
  }

  long pid() {
    return postmaster.pid();
  }

  /** Stops the server and frees the folder; a throwaway is removed. Asking twice does no harm. */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try (lock) {
      postmaster.stop(settings.durable());
      if (!settings.durable()) {
        Folders.delete(settings.home());
        removeHook();
      }
    } catch (IOException failure) {
      throw failed("PostgreSQL could not be stopped on " + settings.home(), failure);
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyExiting) {
      LOG.debug("The program is ending: {}", alreadyExiting.getMessage());
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static EmbeddedPostgresException failed(String what, IOException failure) {
    return new EmbeddedPostgresException(
        Reason.FAILED, what + ": " + failure.getMessage(), failure);
  }
}
