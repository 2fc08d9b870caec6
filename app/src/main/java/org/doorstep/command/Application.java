package org.doorstep.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.doorstep.postgres.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;

/**
 * What is started.
 *
 * @param root the root of the program's modules
 * @param preparation makes roles and database on a server of the program's own
 * @param migration brings the tables up to date
 */
public record Application(Class<?> root, Preparation preparation, Migration migration) {

  /** What Spring runs; the first of its beans that needs the database waits for it. */
  SpringApplication spring(Supplier<DatabaseServer> server) {
    var spring = new SpringApplication(root);
    spring.addInitializers(new DatabaseForSpring(server));
    return spring;
  }

  /** Makes what is missing on a server, and says how to sign in. */
  public interface Preparation {
    Doors prepare(EmbeddedPostgres server, Path folder);
  }

  /** Brings the tables of a database up to date. */
  public interface Migration {
    void migrate(Door owner);
  }
}
