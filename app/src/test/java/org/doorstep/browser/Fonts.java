package org.doorstep.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The fonts of the tests' browser: the same few on every machine, so that Chinese and Tibetan are
 * drawn and a screenshot looks the same everywhere.
 */
final class Fonts {

  private static final NpmPackage CHINESE =
      new NpmPackage(
          "@expo-google-fonts/noto-sans-sc",
          "0.4.3",
          "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==");

  private static final NpmPackage TIBETAN =
      new NpmPackage(
          "@expo-google-fonts/noto-serif-tibetan",
          "0.4.2",
          "sha512-e3PdLzPldwsirxE0xUN3IQ69XG6QOTQT1jxm2AnB3RrYPHLC+043AM4VZCkYXfepr1oPqK4caEKkuXyehF6y5Q==");

  private static final Pattern WEIGHTS_WE_USE = Pattern.compile(".*_(400Regular|700Bold)\\.ttf");

  private Fonts() {}

  /** Gets the fonts and says in which environment a browser draws with them and no others. */
  static Map<String, String> environment(Fetched fetched, Path workFolder) {
    var instead = "or try again on a network that reaches it";
    var chinese = fetched.get(CHINESE, instead, Fonts::unpack);
    var tibetan = fetched.get(TIBETAN, instead, Fonts::unpack);
    var settings = workFolder.resolve("fonts.conf");
    try {
      Files.createDirectories(workFolder);
      Files.writeString(settings, settings(chinese, tibetan, workFolder.resolve("fontcache")));
    } catch (IOException failed) {
      throw new IllegalStateException("Cannot write " + settings, failed);
    }
    return Map.of("FONTCONFIG_FILE", settings.toString());
  }

  private static void unpack(Path tarball, Path folder) throws IOException {
    try (var archive = new GZIPInputStream(Files.newInputStream(tarball), 1 << 16)) {
      Tar.read(
          archive,
          (name, content) -> {
            if (WEIGHTS_WE_USE.matcher(name).matches()) {
              Files.copy(content, folder.resolve(Path.of(name).getFileName()));
            }
          });
    }
  }

  private static String settings(Path chinese, Path tibetan, Path cache) {
    return """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
    <fontconfig>
      <dir>%s</dir>
      <dir>%s</dir>
      <cachedir>%s</cachedir>
      <match>
        <edit name="family" mode="append_last"><string>Noto Sans SC</string></edit>
      </match>
    </fontconfig>
    """
        .formatted(escaped(chinese), escaped(tibetan), escaped(cache));
  }

  private static String escaped(Path path) {
    return path.toString().replace("&", "&amp;").replace("<", "&lt;");
  }
}
