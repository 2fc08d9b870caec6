package org.doorstep;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.doorstep.command.Doors;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.doorstep.testing.Fork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real PostgreSQL for all tests of a run, gone at the end; each test founds its own county. */
public final class DatabaseForTests
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static @Nullable EmbeddedPostgres server;
  private static @Nullable Doors doors;

  /** The server, started at first need. */
  public static synchronized EmbeddedPostgres server() {
    if (server == null) {
      server = EmbeddedPostgres.start(EmbeddedPostgresSettings.throwaway());
    }
    return server;
  }

  /** How the program reaches it, its tables made. */
  public static synchronized Doors doors() {
    if (doors == null) {
      doors = doors("doorstep");
    }
    return doors;
  }

  /** A connection past row security, as a hand at the database has; the caller closes it. */
  public static Connection superuser() throws SQLException {
    doors();
    return DriverManager.getConnection(
        server().jdbcUrl("doorstep"), server().superuser(), server().superuserPassword());
  }

  /** Another database on the same server, for tests that fill one of their own. */
  public static Doors doors(String name) {
    var made = Database.prepare(server(), Fork.folder("database-for-tests"), name);
    Database.migrate(made.owner());
    return made;
  }

  /** What Spring is told of a database. */
  public static MapPropertySource settings(Doors doors) {
    return new MapPropertySource(
        "database-for-tests",
        Map.of(
            "spring.datasource.url", doors.program().url(),
            "spring.datasource.username", doors.program().user(),
            "spring.datasource.password", doors.program().password()));
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getEnvironment().getPropertySources().addFirst(settings(doors()));
  }
}
