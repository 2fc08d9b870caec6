package org.doorstep.places;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;

/**
 * Reads one year of days off from its file, as shipped and as an administrator loads it.
 *
 * <p>A file names its occasions; each has a name in both languages, the days off, and the days
 * worked instead, as dates or {@code first..last}, with commas between.
 */
final class CalendarFile {

  private final Properties lines;

  private CalendarFile(Properties lines) {
    this.lines = lines;
  }

  static CalendarYear shipped(int year) {
    var name = "/calendar/" + year + ".properties";
    try (var file = CalendarFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("No such calendar is shipped: " + name);
      }
      return read(new InputStreamReader(file, UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static CalendarYear read(Reader file) throws IOException {
    var lines = new Properties();
    lines.load(file);
    return new CalendarFile(lines).year();
  }

  private CalendarYear year() {
    var named = new LinkedHashMap<LocalDate, DayKind>();
    list("occasions")
        .forEach(id -> {
          var occasion = new Occasion(id, text(id + ".chinese"), text(id + ".english"));
          put(named, id + ".off", new DayOff(occasion));
          put(named, id + ".make-up", new MakeUpDay(occasion));
        });
    return new CalendarYear(
        number("year"), number("edition"), text("source"), text("licence"), named);
  }

  private void put(Map<LocalDate, DayKind> named, String key, DayKind kind) {
    list(key)
        .flatMap(range -> days(key, range))
        .forEach(day -> {
          if (named.put(day, kind) != null) {
            throw new IllegalArgumentException(key + " names " + day + " a second time");
          }
        });
  }

  private static Stream<LocalDate> days(String key, String range) {
    try {
      var ends = range.split("\\.\\.", -1);
      var first = LocalDate.parse(ends[0].strip());
      var last = ends.length == 1 ? first : LocalDate.parse(ends[1].strip());
      if (ends.length > 2 || last.isBefore(first) || last.isAfter(first.plusDays(31))) {
        throw new IllegalArgumentException(key + " has a range that is none: " + range);
      }
      return first.datesUntil(last.plusDays(1));
    } catch (DateTimeException notADate) {
      throw new IllegalArgumentException(key + " has a date that is none: " + range, notADate);
    }
  }

  private Stream<String> list(String key) {
    return Arrays.stream(lines.getProperty(key, "").split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }

  private String text(String key) {
    var text = lines.getProperty(key, "").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The calendar lacks a line for " + key);
    }
    return text;
  }

  private int number(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(key + " is not a number: " + text(key), notANumber);
    }
  }
}
