package org.doorstep.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How Chinese text is read aloud, from the tables in {@code /pinyin}. */
final class Pinyin {

  /** One character and its reading; a letter, a digit or an unknown character reads as itself. */
  record Sign(String written, String read) {

    String initial() {
      return read.substring(0, read.offsetByCodePoints(0, 1));
    }
  }

  private static final Map<String, List<String>> TEXT = new HashMap<>();
  private static final Map<String, List<String>> SURNAMES = words("surnames.txt");
  private static final int LONGEST;

  static {
    for (var line : lines("characters.txt")) {
      var space = line.indexOf(' ');
      var reading = List.of(line.substring(0, space));
      line.substring(space + 1).codePoints().forEach(c -> TEXT.put(Character.toString(c), reading));
    }
    var words = words("words.txt");
    TEXT.putAll(words);
    LONGEST = words.keySet().stream().mapToInt(String::length).max().orElse(1);
  }

  private Pinyin() {}

  static List<Sign> read(String text) {
    return read(plain(text), 0, new ArrayList<>());
  }

  /** A person's name: what it begins with is a surname, if it can be one. */
  static List<Sign> readPerson(String name) {
    var written = plain(name);
    var signs = new ArrayList<Sign>();
    for (var length = Math.min(2, written.length()); length > 0; length--) {
      var surname = written.substring(0, length);
      if (SURNAMES.containsKey(surname)) {
        add(surname, SURNAMES.get(surname), signs);
        return read(written, length, signs);
      }
    }
    return read(written, 0, signs);
  }

  /** What is typed and what is stored are compared in this form: one width, lower case, v for ü. */
  static String plain(String text) {
    var written = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace('ü', 'v')
        .codePoints()
        .filter(c -> Character.isAlphabetic(c) || Character.isDigit(c))
        .forEach(written::appendCodePoint);
    return written.toString();
  }

  private static List<Sign> read(String written, int from, List<Sign> signs) {
    for (var at = from; at < written.length(); ) {
      var word = word(written, at);
      add(word, TEXT.getOrDefault(word, List.of(word)), signs);
      at += word.length();
    }
    return List.copyOf(signs);
  }

  /** The longest word of the tables that begins here, or else the one character. */
  private static String word(String written, int at) {
    var character = written.offsetByCodePoints(at, 1);
    for (var end = Math.min(at + LONGEST, written.length()); end > character; end--) {
      var word = written.substring(at, end);
      if (TEXT.containsKey(word)) {
        return word;
      }
    }
    return written.substring(at, character);
  }

  private static void add(String word, List<String> readings, List<Sign> signs) {
    var at = 0;
    for (var reading : readings) {
      var next = word.offsetByCodePoints(at, 1);
      signs.add(new Sign(word.substring(at, next), reading));
      at = next;
    }
  }

  /** Lines such as {@code 重庆 chong qing}: a word, and a reading for each of its characters. */
  private static Map<String, List<String>> words(String file) {
    var words = new HashMap<String, List<String>>();
    for (var line : lines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var space = line.indexOf(' ');
        words.put(line.substring(0, space), List.of(line.substring(space + 1).split(" ", -1)));
      }
    }
    return words;
  }

  private static List<String> lines(String file) {
    try (var found = Pinyin.class.getResourceAsStream("/pinyin/" + file)) {
      if (found == null) {
        throw new FileNotFoundException("The program was built without /pinyin/" + file);
      }
      return new String(found.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
