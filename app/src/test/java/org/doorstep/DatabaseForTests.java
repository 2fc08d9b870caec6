package org.doorstep;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real PostgreSQL for all tests of a run, gone at the end; each test founds its own county. */
public final class DatabaseForTests
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static @Nullable EmbeddedPostgres server;
  private static @Nullable Map<String, Object> settings;

  /** The server, started at first need. */
  public static synchronized EmbeddedPostgres server() {
    if (server == null) {
      server = EmbeddedPostgres.start(EmbeddedPostgresSettings.throwaway());
    }
    return server;
  }

  /** The settings by which the program reaches it. */
  public static synchronized Map<String, Object> settings() {
    if (settings == null) {
      settings = Database.prepare(server(), Path.of("target/database-for-tests"));
    }
    return settings;
  }

  /** A connection past row security, as a hand at the database has; the caller closes it. */
  public static Connection superuser() throws SQLException {
    settings();
    return DriverManager.getConnection(
        server().jdbcUrl("doorstep"), server().superuser(), server().superuserPassword());
  }

  /** The settings of another database on the same server, for tests that fill one of their own. */
  public static Map<String, Object> settings(String name) {
    return Database.prepare(server(), Path.of("target/database-for-tests"), name);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("database-for-tests", settings()));
  }
}
