package org.doorstep.command;

import java.nio.file.Path;
import java.util.Map;
import org.doorstep.postgres.EmbeddedPostgres;

/**
 * What is started.
 *
 * @param root the root of the program's modules
 * @param preparation makes roles and database on a server of the program's own
 */
public record Application(Class<?> root, Preparation preparation) {

  /** Makes what is missing on a server, and says how Spring reaches it. */
  public interface Preparation {
    Map<String, Object> prepare(EmbeddedPostgres server, Path folder);
  }
}
