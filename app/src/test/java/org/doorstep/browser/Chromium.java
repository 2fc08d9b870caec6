package org.doorstep.browser;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * The Chromium that tests drive: the one named by {@code DOORSTEP_CHROMIUM}, else one on the PATH,
 * else one fetched through the npm registry.
 *
 * @param environment what it needs in its environment beside what is there
 */
public record Chromium(Path program, Map<String, String> environment) {

  static final NpmPackage PACKAGE =
      new NpmPackage(
          "@sparticuz/chromium",
          "153.0.0",
          "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==");

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Older ones miss what our pages use, and the driver does not promise to speak to them. */
  private static final int OLDEST = 130;

  private static final Pattern VERSION = Pattern.compile("Chrom\\w* (\\d+)\\.");

  public Chromium {
    environment = Map.copyOf(environment);
  }

  /** Finds a Chromium, or fetches one; fails with a sentence that says what to do. */
  public static Chromium find() {
    var environment = System.getenv();
    return find(environment, new Fetched(environment), PACKAGE);
  }

  static Chromium find(Map<String, String> environment, Fetched fetched, NpmPackage wanted) {
    var named = environment.getOrDefault("DOORSTEP_CHROMIUM", "").strip();
    if (!named.isEmpty()) {
      var program = Path.of(named).toAbsolutePath();
      if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
        throw new IllegalStateException(
            "DOORSTEP_CHROMIUM names %s, which is no program: correct it, or unset it and one is fetched."
                .formatted(named));
      }
      return new Chromium(program, Map.of());
    }
    return onPath(environment).orElseGet(() -> fetch(environment, fetched, wanted));
  }

  private static Optional<Chromium> onPath(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> Path.of(folder).isAbsolute())
        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .filter(Chromium::isUsable)
        .findFirst()
        .map(program -> new Chromium(program, Map.of()));
  }

  /**
   * Some of these names are only a signpost to a shop; and a snap sees neither our fonts nor our
   * folders. So it is asked for its version.
   */
  private static boolean isUsable(Path program) {
    try {
      if (program.toRealPath().toString().contains("/snap")) {
        return false;
      }
      var asked = new ProcessBuilder(program.toString(), "--version");
      var running = asked.redirectErrorStream(true).start();
      running.getOutputStream().close();
      if (!running.waitFor(20, SECONDS)) {
        running.destroyForcibly();
        return false;
      }
      var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var version = VERSION.matcher(said);
      return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IOException notAProgram) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Chromium fetch(
      Map<String, String> environment, Fetched fetched, NpmPackage wanted) {
    var machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!machine.equals("Linux on amd64")) {
      throw new IllegalStateException(
          "No Chromium is on the PATH and none can be fetched for %s: install Chromium or Chrome, or name one in DOORSTEP_CHROMIUM."
              .formatted(machine));
    }
    var folder = fetched.get(wanted, "or name a Chromium in DOORSTEP_CHROMIUM", Chromium::unpack);
    var libraries = folder.resolve("lib").toString();
    var others = environment.getOrDefault("LD_LIBRARY_PATH", "");
    return new Chromium(
        folder.resolve("chromium"),
        Map.of(
            "LD_LIBRARY_PATH",
            others.isEmpty() ? libraries : libraries + File.pathSeparator + others));
  }

  private static void unpack(Path tarball, Path folder) throws IOException {
    var program = folder.resolve("chromium");
    try (var archive = new GZIPInputStream(Files.newInputStream(tarball), 1 << 16)) {
      Tar.read(
          archive,
          (name, content) -> {
            switch (name) {
              case "package/bin/chromium.br" ->
                  Files.copy(unbrotli(content), program, REPLACE_EXISTING);
              case "package/bin/al2023.tar.br", "package/bin/swiftshader.tar.br" ->
                  Tar.unpack(unbrotli(content), folder);
              default -> {} // fonts of its own and scripts for Node
            }
          });
    }
    if (!Files.exists(program) || !program.toFile().setExecutable(true)) {
      throw new IOException("the package holds no Chromium");
    }
  }

  private static InputStream unbrotli(InputStream packed) throws IOException {
    return new BrotliInputStream(packed, 1 << 16);
  }
}
