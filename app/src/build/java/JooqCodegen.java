import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates an empty PostgreSQL and generates jOOQ's classes from it: {@code java JooqCodegen.java
 * BASEDIR VERSION}. Does nothing when neither the migrations nor jOOQ have changed since.
 */
class JooqCodegen {

  /** Schemas no module reads through jOOQ. */
  private static final Set<String> NOT_OURS =
      Set.of("public", "information_schema", "flyway", "scope", "scheduler");

  public static void main(String[] args) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    var base = Path.of(args[0]);
    var migrations = base.resolve("src/main/resources/db/migration");
    var generated = base.resolve("target/generated-sources/jooq");
    var stamp = base.resolve("target/jooq.stamp");
    var now = fingerprint(migrations, base.resolve("src/build/java/JooqCodegen.java"), args[1]);
    if (Files.exists(stamp)
        && Files.readString(stamp).equals(now)
        && Files.isDirectory(generated)) {
      return;
    }
    try (var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.throwaway())) {
      var url = postgres.jdbcUrl("postgres");
      var password = postgres.superuserPassword();
      try (var connection = DriverManager.getConnection(url, "postgres", password);
          var statement = connection.createStatement()) {
        statement.execute(Files.readString(base.resolve("src/main/resources/db/roles.sql")));
      }
      Flyway.configure()
          .dataSource(url, "postgres", password)
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      delete(generated);
      generate(url, password, generated);
    }
    Files.writeString(stamp, now);
  }

  private static void generate(String url, String password, Path generated) throws Exception {
    var schemas =
        schemas(url, password).stream()
            .map(name -> new SchemaMappingType().withInputSchema(name))
            .toList();
    var database =
        new Database()
            .withSchemata(schemas)
            .withExcludes("pg_.*")
            .withForcedTypes(
                new ForcedType()
                    .withName("INSTANT")
                    .withIncludeTypes("(?i:timestamptz|timestamp.*zone.*)"));
    var generator =
        new Generator()
            .withDatabase(database)
            .withGenerate(
                new Generate()
                    .withRecords(true)
                    .withIndexes(false)
                    .withRoutines(true)
                    .withImplicitJoinPathsToOne(false)
                    .withImplicitJoinPathsToMany(false)
                    .withJavaTimeTypes(true)
                    .withGlobalCatalogReferences(false))
            .withTarget(
                new Target()
                    .withPackageName("org.doorstep.db")
                    .withDirectory(generated.toString()));
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword(password))
            .withGenerator(generator));
  }

  /** The schemas the migrations made, one for each module that has tables. */
  private static List<String> schemas(String url, String password) throws Exception {
    var names = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url, "postgres", password);
        var found = connection.getMetaData().getSchemas()) {
      while (found.next()) {
        var name = found.getString("TABLE_SCHEM");
        if (!name.startsWith("pg_") && !NOT_OURS.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String fingerprint(Path migrations, Path self, String version) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(version.getBytes());
    digest.update(Files.readAllBytes(self));
    try (var files = Files.list(migrations)) {
      for (var file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
