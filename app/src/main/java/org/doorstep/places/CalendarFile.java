package org.doorstep.places;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads one year of days off from its file, as shipped and as an administrator loads it.
 *
 * <p>A file names its occasions; each has a name in both languages, the days off, and the days
 * worked instead, as dates or {@code first..last}, with commas between. Everything that is wrong is
 * told with its line.
 */
final class CalendarFile {

  private record Line(int number, String value) {}

  private static final int LONGEST_RANGE = 31;

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<CalendarFault> faults = new ArrayList<>();
  private final Map<LocalDate, DayKind> named = new LinkedHashMap<>();

  private CalendarFile(String text) {
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      var said = line.strip();
      if (said.isEmpty() || said.startsWith("#")) {
        continue;
      }
      var equals = said.indexOf('=');
      if (equals < 1) {
        fault(number, "no-line", said);
        continue;
      }
      var key = said.substring(0, equals).strip();
      if (lines.containsKey(key)) {
        fault(number, "key-twice", key);
      } else {
        lines.put(key, new Line(number, said.substring(equals + 1).strip()));
      }
    }
  }

  static CalendarYear shipped(int year) {
    var name = "/calendar/" + year + ".properties";
    try (var file = CalendarFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("No such calendar is shipped: " + name);
      }
      return year(new String(file.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The year of a file that was found right before. */
  static CalendarYear year(String text) {
    var reading = read(text);
    return reading
        .year()
        .orElseThrow(() -> new IllegalArgumentException("Not a calendar: " + reading.faults()));
  }

  static CalendarReading read(String text) {
    var file = new CalendarFile(text);
    var year = file.read();
    file.faults.sort(java.util.Comparator.comparingInt(CalendarFault::line));
    return file.faults.isEmpty() && year != null
        ? CalendarReading.right(year)
        : CalendarReading.wrong(file.faults);
  }

  private @Nullable CalendarYear read() {
    var year = number("year");
    var edition = number("edition");
    var source = text("source");
    var licence = text("licence");
    for (var id : list("occasions")) {
      var chinese = text(id + ".chinese");
      var english = text(id + ".english");
      if (chinese != null && english != null) {
        var occasion = new Occasion(id, chinese, english);
        put(id + ".off", new DayOff(occasion), year);
        put(id + ".make-up", new MakeUpDay(occasion), year);
      }
    }
    if (lines.get("occasions") == null) {
      fault(0, "missing", "occasions");
    }
    return year == null || edition == null || source == null || licence == null || !faults.isEmpty()
        ? null
        : new CalendarYear(year, edition, source, licence, named);
  }

  private void put(String key, DayKind kind, @Nullable Integer year) {
    for (var range : list(key)) {
      days(key, range)
          .forEach(day -> {
            if (year != null && !CalendarYear.settles(year, day)) {
              fault(line(key), "other-year", key, day.toString(), year.toString());
            } else if (named.put(day, kind) != null) {
              fault(line(key), "day-twice", key, day.toString());
            }
          });
    }
  }

  private List<LocalDate> days(String key, String range) {
    try {
      var ends = range.split("\\.\\.", -1);
      var first = LocalDate.parse(ends[0].strip());
      var last = ends.length == 1 ? first : LocalDate.parse(ends[1].strip());
      if (ends.length > 2 || last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_RANGE))) {
        fault(line(key), "no-range", key, range);
        return List.of();
      }
      return first.datesUntil(last.plusDays(1)).toList();
    } catch (DateTimeException notADate) {
      fault(line(key), "no-date", key, range);
      return List.of();
    }
  }

  private List<String> list(String key) {
    var line = lines.get(key);
    return line == null
        ? List.of()
        : Arrays.stream(line.value().split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  private @Nullable String text(String key) {
    var line = lines.get(key);
    if (line == null || line.value().isEmpty()) {
      fault(line == null ? 0 : line.number(), "missing", key);
      return null;
    }
    return line.value();
  }

  private @Nullable Integer number(String key) {
    var text = text(key);
    if (text == null) {
      return null;
    }
    var most = key.equals("year") ? 2999 : 999;
    var least = key.equals("year") ? 2000 : 1;
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      fault(line(key), "no-number", key, Integer.toString(least), Integer.toString(most));
      return null;
    }
    return Integer.valueOf(text);
  }

  private int line(String key) {
    return Objects.requireNonNull(lines.get(key)).number();
  }

  private void fault(int line, String what, Object... facts) {
    faults.add(new CalendarFault(line, new Word("places.calendar.fault." + what, facts)));
  }
}
