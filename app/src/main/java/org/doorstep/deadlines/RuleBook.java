package org.doorstep.deadlines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.deadlines.DeadlineRule.LastDayOff;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.LegalBasis.Standing;

/** All versions of all rules a county works under. */
public record RuleBook(List<DeadlineRule> rules) {

  static final String HEADER =
      "id,version,effective_from,document,article,standing,amount,unit,starts_from,"
          + "start_day_counts,last_day_off,max_extension,at_risk_percent,escalate_after";

  private static final int COLUMNS = HEADER.split(",", -1).length;

  public RuleBook {
    rules = List.copyOf(rules);
    var quoted = new HashSet<String>();
    for (var rule : rules) {
      if (!quoted.add(rule.quoted())) {
        throw new IllegalArgumentException("Two rules called " + rule.quoted());
      }
    }
  }

  /** The rules that come with the program: its own proposals, without a basis in law. */
  public static RuleBook shipped() {
    try (var file = RuleBook.class.getResourceAsStream("/deadlines/rules.csv")) {
      if (file == null) {
        throw new IllegalStateException("The program comes without deadlines/rules.csv");
      }
      return read(new String(file.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads rules from a table with commas and the header above. Blank lines and lines that begin
   * with # say nothing. What cannot be read is refused with its line.
   */
  public static RuleBook read(String table) {
    var rules = new ArrayList<DeadlineRule>();
    var headerSeen = false;
    var number = 0;
    for (var line : table.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!headerSeen) {
        if (!line.strip().equals(HEADER)) {
          throw new IllegalArgumentException("Line " + number + ": expected " + HEADER);
        }
        headerSeen = true;
        continue;
      }
      try {
        rules.add(rule(line));
      } catch (DateTimeException | IllegalArgumentException wrong) {
        throw new IllegalArgumentException("Line " + number + ": " + wrong.getMessage(), wrong);
      }
    }
    return new RuleBook(rules);
  }

  /** This book with a county's own versions, which stand in for versions of the same number. */
  public RuleBook with(List<DeadlineRule> own) {
    var quoted = own.stream().map(DeadlineRule::quoted).collect(Collectors.toSet());
    var others = rules.stream().filter(rule -> !quoted.contains(rule.quoted()));
    return new RuleBook(Stream.concat(others, own.stream()).toList());
  }

  /** The version a clock was started under. */
  public DeadlineRule get(String id, int version) {
    return versions(id)
        .filter(rule -> rule.version() == version)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such rule: " + id + "." + version));
  }

  /** The rules there are, each by its id, in the order of the book. */
  public List<String> ids() {
    return rules.stream().map(DeadlineRule::id).distinct().toList();
  }

  /** The rules under which something may be handled: those that count from the first dispatch. */
  public List<String> handling() {
    return rules.stream()
        .filter(rule -> rule.startsFrom() == StartEvent.FIRST_DISPATCHED)
        .map(DeadlineRule::id)
        .distinct()
        .toList();
  }

  /** All versions of a rule, the newest first; none of a rule that is not there. */
  public List<DeadlineRule> versionsOf(String id) {
    return versions(id).sorted(Comparator.comparingInt(DeadlineRule::version).reversed()).toList();
  }

  /** The version of a rule that was in effect on a day. */
  public Optional<DeadlineRule> findInEffect(String id, LocalDate day) {
    return versions(id)
        .filter(rule -> !rule.effectiveFrom().isAfter(day))
        .max(
            Comparator.comparing(DeadlineRule::effectiveFrom)
                .thenComparingInt(DeadlineRule::version));
  }

  private Stream<DeadlineRule> versions(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id));
  }

  private static DeadlineRule rule(String line) {
    var cell = line.split(",", -1);
    if (cell.length != COLUMNS) {
      throw new IllegalArgumentException(cell.length + " cells instead of " + COLUMNS);
    }
    return new DeadlineRule(
        cell[0].strip(),
        Integer.parseInt(cell[1].strip()),
        LocalDate.parse(cell[2].strip()),
        new LegalBasis(cell[3].strip(), cell[4].strip(), constant(Standing.class, cell[5])),
        Integer.parseInt(cell[6].strip()),
        constant(Unit.class, cell[7]),
        constant(StartEvent.class, cell[8]),
        yes(cell[9]),
        constant(LastDayOff.class, cell[10]),
        Integer.parseInt(cell[11].strip()),
        Integer.parseInt(cell[12].strip()),
        numbers(cell[13]));
  }

  private static List<Integer> numbers(String written) {
    return written.isBlank()
        ? List.of()
        : Stream.of(written.strip().split(" +", -1)).map(Integer::valueOf).toList();
  }

  private static boolean yes(String written) {
    return switch (written.strip()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("neither yes nor no: " + written);
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> kind, String written) {
    return Enum.valueOf(kind, written.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
