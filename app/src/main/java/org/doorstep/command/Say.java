package org.doorstep.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Speaks to whoever typed the command, in Chinese or English. */
final class Say {

  /** Begins a line that tells how far a start has come; whoever waits for it passes them on. */
  static final String STEP = "· ";

  private final Locale language;
  private final ResourceBundle words;
  private final PrintStream out;
  private final PrintStream complaints;

  Say(Locale language, PrintStream out, PrintStream complaints) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "words.command", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    this.out = out;
    this.complaints = complaints;
  }

  /** To the terminal, in its language: Chinese where it is set, otherwise English. */
  static Say toTerminal() {
    var chosen =
        Optional.ofNullable(System.getenv("DOORSTEP_LANG"))
            .orElseGet(() -> Locale.getDefault().getLanguage());
    var language = chosen.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
    return new Say(
        language,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /** The same, with everything said where complaints go: the output is left to an answer. */
  Say aside() {
    return new Say(language, complaints, complaints);
  }

  Locale language() {
    return language;
  }

  String text(String key, Object... facts) {
    return new MessageFormat(words.getString(key), language).format(facts);
  }

  void line(String text) {
    out.println(text);
  }

  void say(String key, Object... facts) {
    line(text(key, facts));
  }

  void step(String key, Object... facts) {
    line(STEP + text(key, facts));
  }

  void complain(String text) {
    complaints.println(text);
  }

  /** The help for one verb, or for all when none is named. */
  void help(Optional<Verb> verb) {
    var file = language.equals(Locale.CHINESE) ? "/help/help.txt" : "/help/help_en.txt";
    var wanted = "== " + verb.map(Verb::word).orElse("help");
    try (var in = Objects.requireNonNull(Say.class.getResourceAsStream(file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .dropWhile(line -> !line.equals(wanted))
          .skip(1)
          .takeWhile(line -> !line.startsWith("== "))
          .forEach(this::line);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Rows in columns as wide as they need to be; a Chinese character takes two places. */
  void table(List<List<String>> rows) {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> width(cell(row, column))).max().orElse(0))
            .toArray();
    for (var row : rows) {
      var line =
          IntStream.range(0, columns)
              .mapToObj(column ->
                  cell(row, column) + " ".repeat(widths[column] - width(cell(row, column))))
              .collect(Collectors.joining("   "));
      line(("  " + line).stripTrailing());
    }
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && !isNarrow(c) ? 2 : 1).sum();
  }

  private static boolean isNarrow(int character) {
    return character >= 0x2000 && character < 0x2E80;
  }
}
