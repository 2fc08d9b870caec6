package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doorstep.DatabaseForTests;
import org.doorstep.aftercare.Ratings;
import org.doorstep.guards.Hand.Picked;
import org.doorstep.ledgers.Situation;
import org.doorstep.messages.Messages;
import org.doorstep.testing.KeptTrue;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * A hand in the database deletes or corrects one record of each kind, picked at random: every page,
 * export and count changes by exactly that record, and nothing else does.
 */
@ProgramTest
@Import({CountyAtWork.class, CountyWithRecords.class})
class EveryRecordTest {

  /** Of the pages on which a record should not be noticed, one in so many is looked at at once. */
  private static final int ELSEWHERE = 4;

  private final Situation situation;
  private final Ratings ratings;
  private final Messages messages;
  private final SetClock clock;
  private final TestCounty county;
  private final int port;

  EveryRecordTest(
      TestCounties counties,
      CountyAtWork work,
      CountyWithRecords more,
      Situation situation,
      Ratings ratings,
      Messages messages,
      SetClock clock,
      @LocalServerPort int port)
      throws SQLException {
    this.situation = situation;
    this.ratings = ratings;
    this.messages = messages;
    this.clock = clock;
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
    county = counties.found();
    work.work(county);
    more.add(county, port);
  }

  @Test
  @Tag("P1")
  void given_any_record_deleted_or_corrected_by_hand_then_what_is_shown_changes_by_exactly_it()
      throws SQLException {
    var seed = Long.getLong("records.seed", System.nanoTime());
    var chance = new Random(seed);
    var wrong = new ArrayList<String>();
    try (var superuser = superuser()) {
      mark(superuser);
      var shown = Shown.to(port, county, Route.committed().values(), besides(superuser));
      shown.look(); // the first look at an export enters the trail's list of what is done
      var before = shown.look();
      System.out.printf("%d pages looked at, seed %d%n", shown.size(), seed);
      var expected = texts(superuser, chance, wrong, before);
      var after = shown.look();
      Differences.between(expected, after)
          .pages()
          .forEach((page, difference) -> wrong.add("texts: " + page + difference));
      for (var hand : Hand.records()) {
        before = after;
        var picked = hand.pick(superuser, county.key, chance);
        if (picked.isEmpty()) {
          wrong.add(hand + ": there is none");
          continue;
        }
        hand.lay(superuser, picked.get());
        after =
            shown.look(
                before,
                page -> hand.where().matcher(page).find() || chance.nextInt(ELSEWHERE) == 0);
        wrong.addAll(judged(hand, picked.get(), before, after));
        wrong.addAll(counts(superuser, hand.what()));
        KeptTrue.wrong(superuser, county.key).forEach(each -> wrong.add(hand + ": stale " + each));
      }
      Differences.between(after, shown.look())
          .pages()
          .forEach(
              (page, difference) -> wrong.add("on a page not looked at: " + page + difference));
    }
    assertThat(wrong).as("With -Drecords.seed=%d", seed).isEmpty();
  }

  /** Corrects a text of each kind; gives what is to be shown then. */
  private Map<String, List<String>> texts(
      Connection superuser, Random chance, List<String> wrong, Map<String, List<String>> before)
      throws SQLException {
    var shown = before;
    for (var hand : Hand.texts()) {
      var picked = hand.pick(superuser, county.key, chance).orElseThrow();
      hand.lay(superuser, picked);
      var next = new LinkedHashMap<String, List<String>>();
      shown.forEach((page, lines) ->
          next.put(
              page,
              lines.stream().map(line -> line.replace(picked.before(), picked.after())).toList()));
      if (next.equals(shown)) {
        wrong.add(hand + ": nobody is shown " + picked);
      }
      shown = next;
    }
    return shown;
  }

  private static List<String> judged(
      Hand hand, Picked picked, Map<String, List<String>> before, Map<String, List<String>> after) {
    var wrong = new ArrayList<String>();
    var differences = Differences.between(before, after);
    differences
        .unexplained(picked, hand.where())
        .forEach(each -> wrong.add(hand + " " + picked + ": " + each));
    for (var page : hand.noticed()) {
      if (differences.pages().keySet().stream().noneMatch(each -> each.contains(page))) {
        wrong.add(hand + " " + picked + ": not noticed on " + page);
      }
    }
    after.forEach((page, lines) ->
        lines.stream()
            .filter(line -> !page.contains("/audit")) // the trail tells of what is gone, too
            .filter(line -> picked.marks().stream().anyMatch(line::contains))
            .forEach(line -> wrong.add(hand + ": still shown on " + page + ": " + line)));
    return wrong;
  }

  /** Figures of the doors against rows counted by a superuser. */
  private List<String> counts(Connection superuser, String when) throws SQLException {
    var wrong = new ArrayList<String>();
    var to = clock.instant().plus(Duration.ofDays(1));
    var from = to.minus(Duration.ofDays(90));
    for (var person : List.of(county.luo, county.shi, county.yang, county.pan)) {
      var figures = person.scope().call(() -> situation.count(from, to));
      figures.forEach((asking, figure) ->
          compare(
              superuser,
              wrong,
              when + ", " + asking + " of " + person.name(),
              figure,
              counted(asking, person.unit().place(), from, to)));
      compare(
          superuser,
          wrong,
          when + ", unread of " + person.name(),
          person.scope().call(() -> messages.unread(1000)),
          "select count(*) from messages.notice where county = %d and read_at is null and seat in ('%s', '%s')"
              .formatted(county.key, person.id(), person.unit().id()));
    }
    for (var tally : county.anybody().call(ratings::tally)) {
      compare(
          superuser,
          wrong,
          when + ", ratings kept",
          tally.kept(),
          "select count(*) from aftercare.rating where county = %d and score = %d"
              .formatted(county.key, tally.score()));
    }
    return wrong;
  }

  private String counted(Situation.Asking asking, String place, Instant from, Instant to) {
    var met =
        "from engagements.engagement where county = %d and place like '%s%%' and corrected_by is null and begun_at >= '%s' and begun_at < '%s' and "
            .formatted(county.key, place, from, to);
    var visit = "result = 'met' and kind in ('home-visit', 'field-visit')";
    var group =
        "from staff.post p join staff.unit u on u.county = p.county and u.id = p.unit where p.county = %d and u.place like '%s%%' and u.kind = 'village_group' and p.to_day is null and u.ended is null"
            .formatted(county.key, place);
    var here = "where county = %d and place like '%s%%'".formatted(county.key, place);
    return switch (asking) {
      case HOUSEHOLDS -> "select count(distinct recipient) " + met + visit;
      case VISITS -> "select count(*) " + met + visit;
      case SYMPOSIUMS -> "select count(*) " + met + "kind = 'symposium'";
      case BOXES -> "select count(*) from places.box " + here + " and taken_down is null";
      case CARDS ->
          "select count(*) from pairings.card " + here + " and issued_on >= '" + from + "'";
      case OFFICIALS -> "select count(distinct p.official) " + group;
      case GROUPS -> "select count(distinct p.unit) " + group;
    };
  }

  private static void compare(
      Connection superuser, List<String> wrong, String what, long shown, String sql) {
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      if (rows.getLong(1) != shown) {
        wrong.add(what + ": " + shown + " shown, there are " + rows.getLong(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Pages no link leads to that is followed; of the trail, those that no look makes longer. */
  private List<String> besides(Connection superuser) throws SQLException {
    var pages = new ArrayList<>(List.of("/audit/seals", "/diary?day=2026-11-23"));
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                """
                select distinct subject from audit.entry
                where county = %d and action = 'matter.dispatch' and seal is not null
                """
                    .formatted(county.key))) {
      while (rows.next()) {
        pages.add("/audit?subject=" + rows.getString(1));
      }
    }
    return pages;
  }

  private void mark(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute(
          "set session_replication_role = replica"); // a rating given is never changed
      for (var sql : Hand.marking(county.key)) {
        statement.execute(sql);
      }
      statement.execute("reset session_replication_role");
    }
  }

  static Connection superuser() throws SQLException {
    var server = DatabaseForTests.server();
    DatabaseForTests.settings();
    return DriverManager.getConnection(
        server.jdbcUrl("doorstep"), server.superuser(), server.superuserPassword());
  }
}
