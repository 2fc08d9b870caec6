package org.doorstep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Objects;
import org.doorstep.command.Door;
import org.doorstep.command.Doors;
import org.doorstep.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;

/**
 * The database the program works on: three roles, one database, its tables, and how to reach it as
 * its owner (to migrate) and as the program (which owns nothing).
 */
public final class Database {

  private static final String NAME = "doorstep";

  private Database() {}

  /**
   * Makes the roles and the database on an embedded server where they are missing, with passwords
   * of its own that are kept in the folder.
   */
  public static Doors prepare(EmbeddedPostgres server, Path folder) {
    return prepare(server, folder, NAME);
  }

  static Doors prepare(EmbeddedPostgres server, Path folder, String name) {
    try {
      var owner = secret(folder.resolve("owner.password"));
      var app = secret(folder.resolve("app.password"));
      try (var connection = superuser(server, "postgres")) {
        try (var statement = connection.createStatement()) {
          statement.execute(
              new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8));
          hashOnce(statement);
          statement.execute("alter role doorstep_owner password '" + owner + "'");
          statement.execute("alter role doorstep_app password '" + app + "'");
        }
        create(connection, name);
      }
      return Doors.at(server.jdbcUrl(name), owner, app);
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException("The database could not be prepared", failure);
    }
  }

  /**
   * A password that is chance alone is not guessed, however quick a guess may be: hashing it four
   * thousand times for each connection would only be work.
   */
  private static void hashOnce(Statement statement) throws SQLException {
    // From PostgreSQL 16 on there is such a setting.
    statement.execute(
        "select set_config(name, '1', false) from pg_settings where name = 'scram_iterations'");
  }

  /**
   * Brings the tables up to date. Not left to Spring, which would begin with it only when the
   * program is half started: the database has nothing else to do meanwhile.
   */
  public static void migrate(Door owner) {
    Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .defaultSchema("flyway")
        // What a machine that falls at this moment forgets is done again at the next start.
        .initSql("set synchronous_commit = off")
        .createSchemas(true)
        .load()
        .migrate();
  }

  private static void create(Connection connection, String name) throws SQLException {
    try (var query = connection.prepareStatement("select from pg_database where datname = ?")) {
      query.setString(1, name);
      if (query.executeQuery().next()) {
        return;
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("create database " + name + " owner doorstep_owner");
    }
    try (var own = connection.createStatement()) {
      own.execute("revoke connect on database " + name + " from public");
      own.execute("grant connect on database " + name + " to doorstep_app");
    }
  }

  static Connection superuser(EmbeddedPostgres server, String database) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(database), "postgres", server.superuserPassword());
  }

  private static String secret(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var secret = HexFormat.of().formatHex(bytes);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret);
    return secret;
  }
}
