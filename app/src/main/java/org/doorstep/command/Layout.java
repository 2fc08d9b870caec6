package org.doorstep.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.doorstep.postgres.Folders;
import org.springframework.util.FileSystemUtils;

/**
 * The program laid out for a quick start, in the cache of whoever runs it: the jar's libraries
 * beside each other, and what Java learnt of them in an earlier run.
 *
 * <p>A program that runs from here does not notice when its jar is built anew.
 */
record Layout(Path folder) {

  /** Another folder than the user's own for what can be made anew at any time. */
  static final String CACHE = "DOORSTEP_CACHE";

  /** What Java says on its standard error when it has read our directives. */
  static final String DIRECTIVES_READ = "1 compiler directives added";

  private static final String NAME = "doorstep.jar";
  private static final String PROPERTY = "doorstep.layout";
  private static final String DIRECTIVES = "compiler.json";

  /** Has Spring take the beans as the build wrote them down. */
  private static final String BEANS_KNOWN = "-Dspring.aot.enabled=true";

  private static final Duration UNUSED = Duration.ofDays(14);

  /** The layout this very program runs from, if it does. */
  static Optional<Layout> here() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Layout::new);
  }

  /** Where layouts are kept. */
  static Path cache() {
    return Optional.ofNullable(System.getenv(CACHE)).map(Path::of).orElseGet(Folders::defaultCache);
  }

  /** The layout of the jar this program was started from, made if it is missing. */
  static Layout prepare(Path cache) throws IOException {
    var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    var above = cache.resolve("program").toAbsolutePath();
    var layout = new Layout(above.resolve(key(jar)));
    if (Files.notExists(layout.jar())) {
      layout.extract(jar);
    }
    Files.setLastModifiedTime(layout.folder, FileTime.from(Instant.now()));
    return layout;
  }

  /** The jar's own table of contents tells it from any other, its date does not. */
  private static String key(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw Trouble.with("trouble.no-jar");
    }
    var sum = new CRC32();
    try (var contents = new JarFile(jar.toFile())) {
      contents.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
          .sorted()
          .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    var java = Runtime.version() + " " + System.getProperty("os.arch") + " " + flags();
    return "%08x-%08x".formatted(sum.getValue(), java.hashCode());
  }

  private void extract(Path jar) throws IOException {
    var above = Objects.requireNonNull(folder.getParent());
    Files.createDirectories(above);
    var half = Files.createTempDirectory(above, "extracting-");
    try {
      Extraction.of(jar, half, NAME);
      try (var directives = Layout.class.getResourceAsStream("/start/compiler.json")) {
        Files.copy(Objects.requireNonNull(directives), half.resolve(DIRECTIVES));
      }
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      // Another start may have been quicker, and what it made is as good.
      if (Files.notExists(jar())) {
        throw Trouble.with("trouble.no-layout", above);
      }
    } finally {
      FileSystemUtils.deleteRecursively(half);
    }
  }

  Path jar() {
    return folder.resolve(NAME);
  }

  /** What Java learnt of this layout in an earlier run. */
  Path learnt() {
    return folder.resolve("doorstep.aot");
  }

  /** The command line that runs the program from here. */
  List<String> line(List<String> more, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(java());
    line.addAll(flags());
    line.addAll(more);
    line.add(BEANS_KNOWN);
    line.add("-D" + PROPERTY + "=" + folder);
    line.add("-jar");
    line.add(jar().toString());
    line.addAll(arguments);
    return line;
  }

  /** The command line of a usual run, quick when Java has learnt before. */
  List<String> line(List<String> arguments) {
    return line(learning(), arguments);
  }

  /** The same for a program in the background, which nobody hears say {@link #DIRECTIVES_READ}. */
  List<String> lineInBackground(List<String> arguments) {
    var more = new ArrayList<>(learning());
    more.addAll(
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:CompilerDirectivesFile=" + folder.resolve(DIRECTIVES),
            "-XX:CompileCommand=quiet",
            "-XX:+DisplayVMOutputToStderr"));
    return line(more, arguments);
  }

  /** With what was learnt, code is good from the beginning, and compiling it better has time. */
  private List<String> learning() {
    return Files.exists(learnt())
        ? List.of(
            "-XX:AOTCache=" + learnt(),
            "-XX:AOTMode=auto",
            "-Xlog:aot*=off,cds*=off",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000")
        : List.of("-Xshare:auto");
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Why these: docs/decisions/memory-and-start.md. */
  private static List<String> flags() {
    var flags =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx256m",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:MetaspaceSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    var more = System.getenv("DOORSTEP_JAVA_OPTIONS");
    if (more != null && !more.isBlank()) {
      flags.addAll(List.of(more.strip().split("\\s+")));
    }
    return flags;
  }

  /** Removes layouts of builds nobody has started for a while. */
  void tidy() {
    var longAgo = Instant.now().minus(UNUSED);
    try (var others = Files.newDirectoryStream(folder.resolveSibling("."))) {
      for (var other : others) {
        if (!other.getFileName().equals(folder.getFileName())
            && Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
          FileSystemUtils.deleteRecursively(other);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
