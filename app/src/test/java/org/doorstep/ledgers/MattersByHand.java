package org.doorstep.ledgers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.doorstep.DatabaseForTests;
import org.doorstep.testing.TestCounty;

/**
 * Rows of matters as they stand in the database, written by hand: a ledger is a reading of rows.
 */
final class MattersByHand implements AutoCloseable {

  private final Connection connection;
  private final TestCounty county;
  private int serial;

  MattersByHand(TestCounty county) throws SQLException {
    connection = DatabaseForTests.superuser();
    this.county = county;
  }

  /**
   * A matter of Dadong village: the database lays it into the trays of its official, group,
   * township and county.
   */
  UUID add(Instant raisedAt, String state, String kind, LocalDate due) throws SQLException {
    var id = UUID.randomUUID();
    serial++;
    try (var insert =
        connection.prepareStatement(
            """
            insert into matters.matter (county, id, number, kind, title, text, place, collective, priority, channel,
              raised_at, raised_by, follow_code, state, holder, offered_to, due_on, outcome, answer, answered_at,
              reason_class, next_look)
            values (?, ?, ?, ?, ?, 'text', ?, false, 'ordinary', 'visit', ?, ?, ''::bytea, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      var answered = state.equals("answered");
      var at = OffsetDateTime.ofInstant(raisedAt, ZoneOffset.UTC);
      insert.setInt(1, county.key);
      insert.setObject(2, id);
      insert.setString(3, "M-2026-%06d".formatted(serial));
      insert.setString(4, kind);
      insert.setString(5, "=第" + serial + "件");
      insert.setString(6, county.dadong);
      insert.setObject(7, at);
      insert.setObject(8, county.wu.id());
      insert.setString(9, state);
      insert.setObject(10, county.bingmeiOffice.id());
      insert.setObject(11, state.equals("offered") ? county.water.id() : null);
      insert.setObject(12, due);
      insert.setString(13, answered ? "solved" : null);
      insert.setString(14, answered ? "answer" : null);
      insert.setObject(15, answered ? at : null);
      insert.setString(16, state.equals("diverted") ? "no-money" : null);
      insert.setObject(17, state.equals("diverted") ? due : null);
      insert.executeUpdate();
    }
    return id;
  }

  /** More time asked for it, or decided about. */
  void extension(UUID matter, String state) throws SQLException {
    beside(
        "insert into aftercare.extension (county, id, matter, asked_at, asked_by, until_day,"
            + " reason, state) values (?, gen_random_uuid(), ?, now(), ?, '2026-12-31', '-', ?)",
        matter,
        county.wu.id(),
        state);
  }

  /** What a resident gave for it. */
  void rated(UUID matter, int score, Instant at) throws SQLException {
    beside(
        "insert into aftercare.rating (county, id, matter, invited_at, state, score, rated_at,"
            + " channel, independent) values (?, gen_random_uuid(), ?, now(), 'rated', ?, ?,"
            + " 'follow', true)",
        matter,
        score,
        OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  /** Its text for the board, posted or not. */
  void publication(UUID matter, String state) throws SQLException {
    beside(
        "insert into aftercare.publication (county, matter, number, state, title, text, township,"
            + " place, proposed_at, decided_by, posted_at, handling, open, holder, due_on) select"
            + " m.county, m.id, m.number, x.state, '-', '-', left(m.place, 9), m.place, now(),"
            + " m.raised_by, now(), m.state, false, m.holder, m.due_on from matters.matter m,"
            + " (values (?, ?, ?)) x(county, id, state) where m.county = x.county and m.id = x.id",
        matter,
        state);
  }

  /** Changes something by hand. */
  void change(String sql, UUID matter) throws SQLException {
    beside(sql, matter);
  }

  private void beside(String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, county.key);
      for (var at = 0; at < values.length; at++) {
        statement.setObject(at + 2, values[at]);
      }
      statement.executeUpdate();
    }
  }

  /** Takes a matter out of the database. */
  void delete(UUID id) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from matters.matter where county = ? and id = ?")) {
      delete.setInt(1, county.key);
      delete.setObject(2, id);
      delete.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
