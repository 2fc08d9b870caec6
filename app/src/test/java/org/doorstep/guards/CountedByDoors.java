package org.doorstep.guards;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.aftercare.Ratings;
import org.doorstep.ledgers.Situation;
import org.doorstep.messages.Messages;
import org.doorstep.testing.TestCounty;
import org.springframework.boot.test.context.TestComponent;

/** Figures as the doors give them, against the rows as a superuser counts them. */
@TestComponent
public class CountedByDoors {

  private final Situation situation;
  private final Messages messages;
  private final Ratings ratings;
  private final Clock clock;

  CountedByDoors(Situation situation, Messages messages, Ratings ratings, Clock clock) {
    this.situation = situation;
    this.messages = messages;
    this.ratings = ratings;
    this.clock = clock;
  }

  /** The figures that are not what there is, with the lines of the files that were exported. */
  List<String> wrong(Connection superuser, TestCounty county, Map<String, List<String>> pages)
      throws SQLException {
    var wrong = new ArrayList<String>();
    var to = clock.instant().plus(Duration.ofDays(1));
    var from = to.minus(Duration.ofDays(90));
    for (var person : List.of(county.luo, county.shi, county.yang, county.pan)) {
      var given = new ArrayList<Long>();
      var figures = person.scope().call(() -> situation.count(from, to));
      figures.values().forEach(figure -> given.add(figure.rows()));
      for (var page : pages.entrySet()) {
        if (page.getKey().startsWith(person.name() + " /ledger/export.csv")) {
          given.add(page.getValue().size() - 2L); // the answer, the head
        }
      }
      given.add((long) person.scope().call(() -> messages.unread(1000)));
      var there =
          counted(
              superuser,
              GuardedDatabase.resource("/records/counted.sql")
                  .replace(":county", Integer.toString(county.key))
                  .replace(":from", "'" + from + "'")
                  .replace(":to", "'" + to + "'")
                  .replace(":place", "'" + person.unit().place() + "'")
                  .replace(":unit", "'" + person.unit().id() + "'")
                  .replace(":seats", "'%s', '%s'".formatted(person.id(), person.unit().id())));
      if (!given.equals(there)) {
        wrong.add("figures of " + person.name() + ": " + given + ", there are " + there);
      }
    }
    var kept = county.anybody().call(ratings::tally);
    for (var tally : kept) {
      var there =
          counted(
              superuser,
              "select count(*) from aftercare.rating where county = %d and score = %d"
                  .formatted(county.key, tally.score()));
      if (tally.kept() != there.getFirst()) {
        wrong.add(tally + ", there are " + there);
      }
    }
    return wrong;
  }

  private static List<Long> counted(Connection superuser, String sql) throws SQLException {
    var counted = new ArrayList<Long>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counted.add(rows.getLong(1));
      }
    }
    return counted;
  }
}
