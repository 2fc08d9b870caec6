package org.doorstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A checkout after its build, in a folder whose name has all that a shell takes amiss. Whoever
 * types there is an ordinary user, also where root runs the tests.
 *
 * @param as the words before a command that make it that user's
 */
record Checkout(Path folder, List<String> as) {

  /** Of nobody: its name differs from one system to the next. */
  private static final String USER = "65534";

  /** What the script reads of it, beside the packed program. */
  private static final List<String> FILES =
      List.of(
          "doorstep",
          "pom.xml",
          "app/pom.xml",
          "postgres/pom.xml",
          "app/src/main/resources/help/help.txt",
          "app/src/main/resources/help/help_en.txt");

  static Checkout made() throws Exception {
    var ours = Path.of("..").toRealPath();
    var folder = Homes.made().resolve("从江 的 checkout's 100%");
    for (var file : FILES) {
      Files.createDirectories(above(folder.resolve(file)));
      Files.copy(ours.resolve(file), folder.resolve(file));
    }
    Files.createDirectories(folder.resolve("app/src/build"));
    Files.createDirectories(folder.resolve("postgres/src/main"));
    var jar = folder.resolve("app/target/doorstep.jar");
    Files.createDirectories(above(jar));
    Files.copy(ours.resolve("app/target/doorstep.jar"), jar);
    Files.createDirectories(folder.resolve("target"));
    Files.createFile(folder.resolve("target/doorstep.built"));
    var as = ordinaryUser();
    var own = as.isEmpty() ? List.of("true") : List.of("chown", "-R", USER, folder.toString());
    assertThat(new ProcessBuilder(own).start().waitFor()).isZero();
    return new Checkout(folder, as);
  }

  /** Nobody, where we are root and nobody can run our Java; otherwise whoever we are. */
  private static List<String> ordinaryUser() throws Exception {
    var nobody = List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups");
    if (!System.getProperty("user.name").equals("root") || Launch.tool("setpriv").isEmpty()) {
      return List.of();
    }
    var line = new ArrayList<>(nobody);
    line.addAll(List.of("test", "-x", Layout.java()));
    return new ProcessBuilder(line).start().waitFor() == 0 ? nobody : List.of();
  }

  private static Path above(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  /** Types a command at the script. */
  Terminal.Answer type(Map<String, String> environment, String... words) throws Exception {
    var line = new ArrayList<>(as);
    line.addAll(List.of("sh", folder.resolve("doorstep").toString()));
    line.addAll(List.of(words));
    return Terminal.run(line, environment);
  }
}
