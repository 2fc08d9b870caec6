package org.doorstep.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.bench.Listening.Heard;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one piece of work, sent again by plain JDBC: what was the same both times it
 * was heard stays, an id that was new is a new one again, a moment is now.
 */
final class Replay {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}.*");
  private static final Pattern PLACE_OF_VALUE = Pattern.compile("\\$\\d+");

  /** A statement to send; {@code moments} are the places whose value is the time of sending. */
  private record Line(String sql, List<@Nullable String> values, List<Integer> moments) {}

  private final List<Line> lines;

  /** The ids that were new, so that they are to be new each time. */
  private final List<String> ids;

  private Replay(List<Line> lines, List<String> ids) {
    this.lines = lines;
    this.ids = ids;
  }

  /**
   * From the same work heard twice, transaction by transaction; what was heard once only was
   * something else, a timer's perhaps.
   *
   * @throws IllegalStateException when the statements are not the same
   */
  static Replay of(List<List<Heard>> first, List<List<Heard>> second) {
    var once = common(first, second);
    var again = common(second, first);
    if (once.isEmpty() || !sql(once).equals(sql(again))) {
      throw new IllegalStateException(
          "Heard %d statements once and others the second time".formatted(once.size()));
    }
    var lines = new ArrayList<Line>();
    var ids = new ArrayList<String>();
    for (var at = 0; at < once.size(); at++) {
      var values = once.get(at).values();
      var others = again.get(at).values();
      var moments = new ArrayList<Integer>();
      for (var nth = 0; nth < values.size(); nth++) {
        var value = values.get(nth);
        var other = others.get(nth);
        if (value == null || other == null || value.equals(other)) {
          continue;
        }
        if (MOMENT.matcher(value).matches()) {
          moments.add(nth);
        }
        newIds(value, other, ids);
      }
      lines.add(
          new Line(PLACE_OF_VALUE.matcher(once.get(at).sql()).replaceAll("?"), values, moments));
    }
    return new Replay(List.copyOf(lines), List.copyOf(ids));
  }

  private static List<Heard> common(List<List<Heard>> ones, List<List<Heard>> others) {
    var left = new ArrayList<>(others.stream().map(Replay::sql).toList());
    return ones.stream().filter(one -> left.remove(sql(one))).flatMap(List::stream).toList();
  }

  private static List<String> sql(List<Heard> heard) {
    return heard.stream().map(Heard::sql).toList();
  }

  private static void newIds(String value, String other, List<String> ids) {
    ID.matcher(value)
        .results()
        .map(found -> found.group())
        .filter(id -> !other.contains(id) && !ids.contains(id))
        .forEach(ids::add);
  }

  int statements() {
    return lines.size();
  }

  /** Somebody who sends them, on a connection of the program's role; statements stay prepared. */
  final class Sender implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sender(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(true);
    }

    /** All of them once. */
    void send() throws SQLException {
      var fresh = new HashMap<String, String>();
      ids.forEach(id -> fresh.put(id, UUID.randomUUID().toString()));
      var now = Instant.now().toString();
      for (var line : lines) {
        switch (line.sql()) {
          case "BEGIN" -> connection.setAutoCommit(false);
          case "BEGIN READ ONLY" -> connection.setAutoCommit(false);
          case "COMMIT" -> {
            connection.commit();
            connection.setAutoCommit(true);
          }
          default -> send(line, fresh, now);
        }
      }
    }

    private void send(Line line, Map<String, String> fresh, String now) throws SQLException {
      var statement = prepared.get(line.sql());
      if (statement == null) {
        statement = connection.prepareStatement(line.sql());
        prepared.put(line.sql(), statement);
      }
      for (var nth = 0; nth < line.values().size(); nth++) {
        var value = line.moments().contains(nth) ? now : renewed(line.values().get(nth), fresh);
        statement.setObject(nth + 1, value, Types.OTHER);
      }
      if (statement.execute()) {
        try (var rows = statement.getResultSet()) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }

    private static @Nullable String renewed(@Nullable String value, Map<String, String> fresh) {
      if (value == null || fresh.isEmpty()) {
        return value;
      }
      return ID.matcher(value)
          .replaceAll(found -> fresh.getOrDefault(found.group(), found.group()));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
