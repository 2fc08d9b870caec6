package org.doorstep.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All texts of the program, as they stand in the sources. */
record Bundles(
    Map<String, String> chinese, Map<String, String> english, Map<String, String> tibetan) {

  private static final Path FOLDER = Path.of("src", "main", "resources", "words");

  static Bundles read() {
    return new Bundles(texts(""), texts("_en"), texts("_bo"));
  }

  /** The bundles' names: a key begins with its bundle's. */
  static Set<String> names() {
    var names = new TreeSet<String>();
    for (var file : files(FOLDER, ".properties")) {
      var name = name(file);
      if (!name.contains("_")) {
        names.add(name);
      }
    }
    return names;
  }

  /** Which bundle a key stands in, one key a line: {@code access: access.title}. */
  static List<String> keysOutsideTheirBundle() {
    return files(FOLDER, ".properties").stream()
        .flatMap(file ->
            load(file).keySet().stream()
                .filter(key -> !key.startsWith(name(file).replaceAll("_.*", "") + "."))
                .map(key -> name(file) + ": " + key))
        .toList();
  }

  private static Map<String, String> texts(String language) {
    var texts = new TreeMap<String, String>();
    for (var file : files(FOLDER, ".properties")) {
      var name = name(file);
      var its = name.contains("_") ? name.substring(name.indexOf('_')) : "";
      if (its.equals(language)) {
        texts.putAll(load(file));
      }
    }
    return texts;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".properties", "");
  }

  private static Map<String, String> load(Path file) {
    var texts = new TreeMap<String, String>();
    try (var reader = Files.newBufferedReader(file)) {
      var properties = new Properties();
      properties.load(reader);
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  /** All files below a folder with this ending, in the same order everywhere. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
