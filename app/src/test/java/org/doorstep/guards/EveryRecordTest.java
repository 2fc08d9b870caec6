package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.testing.KeptTrue;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A hand in the database deletes or corrects one record, picked at random: every page, export and
 * count changes by exactly that record, and nothing else does.
 *
 * <p>Each run holds the rows after every kind of change against each other, and looks at pages
 * after some; {@code -Drecords.seed} does the same again, {@code -Drecords.all=true} looks at every
 * page after every kind.
 */
@ProgramTest
@TestInstance(Lifecycle.PER_CLASS)
class EveryRecordTest {

  /** After how many kinds of change pages are looked at in a run, and how many of the pages. */
  private static final int KINDS = 10;

  /** The texts were marked with no trigger asked; the trays get their fingerprints afterwards. */
  private static final String LAID =
      """
      update matters.tray t set said = m.said
      from matters.matter m where m.county = t.county and m.id = t.matter
      """;

  private static final int NEAR = 60;
  private static final int ELSEWHERE = 20;

  private final long seed = Long.getLong("records.seed", System.nanoTime());
  private final Random chance = new Random(seed);
  private final boolean all = Boolean.getBoolean("records.all");
  private final TestCounty county;
  private final List<Person> people;
  private final int port;
  private final CountedByDoors doors;
  private final Connection superuser;
  private final List<Hand> hands;

  EveryRecordTest(
      TestCounties counties,
      CountyAtWork work,
      CountedByDoors doors,
      SetClock clock,
      @LocalServerPort int port)
      throws SQLException {
    clock.set(TestTime.MONDAY_MORNING);
    this.county = counties.found();
    this.doors = doors;
    this.port = port;
    people =
        List.of(county.luo, county.shi, county.yang, county.wu, county.meng, county.ji, county.pan);
    superuser = GuardedDatabase.connect("doorstep");
    work.work(county);
    work.more(county);
    try (var statement = superuser.createStatement()) {
      statement.execute(
          GuardedDatabase.resource("/records/more.sql")
              .replace(":county", Integer.toString(county.key)));
      for (var sql : Hand.marking(county.key)) {
        statement.execute(sql);
      }
      statement.execute("reset session_replication_role");
      statement.execute(LAID);
    }
    hands = Hand.records(superuser);
    System.out.printf("records.seed=%d%n", seed);
  }

  @AfterAll
  void done() throws SQLException {
    superuser.close();
  }

  @Test
  @Tag("P1")
  void given_any_record_deleted_or_corrected_by_hand_then_what_is_shown_changes_by_exactly_it()
      throws SQLException {
    var wrong = new ArrayList<String>();
    var shown = Shown.to(port, county, people);
    var before = shown.first();
    var rows = new CountyRows(superuser, county.key);
    wrong.addAll(texts(shown, rows));
    var some = new ArrayList<>(hands);
    Collections.shuffle(some, chance);
    var looked = 0;
    for (var hand : some) {
      var row = hand.pick(superuser, county.key, seed, 1, spared());
      if (row.isEmpty() || (!all && looked == KINDS)) {
        continue;
      }
      looked++;
      lay(hand, row.getFirst());
      var trace = Trace.of(rows.changed(), rows);
      var after = shown.look(some(before, trace)::contains);
      var what = hand + " where " + row.getFirst() + ": ";
      trace.unexplained(before, after).forEach((page, lines) -> wrong.add(what + page + lines));
      trace.still(after).forEach(line -> wrong.add(what + "still on " + line));
      doors.wrong(superuser, county, after).forEach(each -> wrong.add(what + each));
      KeptTrue.wrong(superuser, county.key).forEach(each -> wrong.add(what + "stale: " + each));
      rows.putBack();
    }
    var again = shown.look(some(before, new Trace(Set.of(), Set.of(), Set.of()))::contains);
    again.forEach((page, lines) ->
        Difference.between(before.getOrDefault(page, List.of()), lines)
            .forEach(each -> wrong.add("put back, but on " + page + each)));
    assertThat(wrong).as("With -Drecords.seed=%d", seed).isEmpty();
  }

  private void lay(Hand hand, String row) throws SQLException {
    superuser.setAutoCommit(false);
    try {
      hand.lay(superuser, row);
      superuser.commit();
    } finally {
      superuser.rollback();
      superuser.setAutoCommit(true);
    }
  }

  /** Corrects a text of each kind: where one stood, the other stands, and nothing else changes. */
  private List<String> texts(Shown shown, CountyRows rows) throws SQLException {
    for (var hand : Hand.texts(superuser)) {
      lay(hand, hand.pick(superuser, county.key, seed, 1, spared()).getFirst());
    }
    var changed = rows.changed();
    var trace = Trace.of(changed, rows);
    var marks =
        trace.names().stream()
            .filter(
                name -> changed.rows().stream().anyMatch(row -> row.text().contains(name + "改")))
            .collect(Collectors.toSet());
    var near = some(shown.first(), new Trace(marks, Set.of(), Set.of()));
    var wrong = new ArrayList<String>();
    var after = shown.look(near::contains);
    after.forEach((page, lines) -> {
      var expected = String.join("\n", shown.first().getOrDefault(page, List.of()));
      for (var mark : marks) {
        expected = expected.replace(mark, mark + "改");
      }
      Difference.between(List.of(expected.split("\n", -1)), lines)
          .forEach(each -> wrong.add("texts: " + page + each));
    });
    rows.putBack();
    return wrong;
  }

  @Test
  void given_any_record_deleted_or_corrected_then_nothing_stored_is_left_stale()
      throws SQLException {
    var none = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var hand : hands) {
      var rows = hand.pick(superuser, county.key, seed, all ? 1000 : 3, spared());
      if (rows.isEmpty()) {
        none.add(hand.what());
      }
      for (var row : rows) {
        stale(hand, row, "").forEach(each -> wrong.add(hand + " where " + row + ": " + each));
      }
    }
    assertThat(wrong).as("With -Drecords.seed=%d", seed).isEmpty();
    System.out.println("Nothing to change for " + none);
  }

  @Test
  void given_a_trigger_less_then_some_record_deleted_or_corrected_leaves_something_stale()
      throws SQLException {
    var needless = new ArrayList<String>();
    for (var trigger : keeping().entrySet()) {
      var without =
          "alter table %s disable trigger %s".formatted(trigger.getValue(), trigger.getKey());
      var of = trigger.getValue().equals("matters.tray") ? "matters.matter" : trigger.getValue();
      var noticed = false;
      for (var hand : hands) {
        if (!noticed && hand.table().name().equals(of)) {
          for (var row : hand.pick(superuser, county.key, seed, 200, spared())) {
            noticed = noticed || !stale(hand, row, without).isEmpty();
          }
        }
      }
      if (!noticed) {
        needless.add(trigger.toString());
      }
    }
    assertThat(needless).isEmpty();
  }

  /** What is stale once it is laid; nothing of it stays. */
  private List<String> stale(Hand hand, String row, String first) throws SQLException {
    superuser.setAutoCommit(false);
    try (var statement = superuser.createStatement()) {
      if (!first.isEmpty()) {
        statement.execute(first);
      }
      hand.lay(superuser, row);
      return KeptTrue.wrong(superuser, county.key);
    } finally {
      superuser.rollback();
      superuser.setAutoCommit(true);
    }
  }

  /**
   * The triggers that keep something true when a row is deleted or corrected, with their tables.
   */
  private Map<String, String> keeping() throws SQLException {
    var keeping = new HashMap<String, String>();
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                """
                select t.tgname, t.tgrelid::regclass::text from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where not t.tgisinternal and pg_get_userbyid(p.proowner) = 'doorstep_search'
                  and ((t.tgtype & 24) <> 0 or t.tgrelid = 'matters.tray'::regclass)
                """)) {
      while (rows.next()) {
        keeping.put(rows.getString(1), rows.getString(2));
      }
    }
    return keeping;
  }

  /** Pages near a record, with the exports, and some elsewhere. */
  private Set<String> some(Map<String, List<String>> before, Trace trace) {
    if (all) {
      return before.keySet();
    }
    var pages = new ArrayList<>(new java.util.TreeSet<>(before.keySet()));
    Collections.shuffle(pages, chance);
    var near = new ArrayList<String>();
    var rest = new ArrayList<String>();
    for (var page : pages) {
      (trace.isNear(page, before.getOrDefault(page, List.of())) ? near : rest).add(page);
    }
    var exports = pages.stream().filter(page -> page.contains("export.csv"));
    return Stream.of(near.stream().limit(NEAR), rest.stream().limit(ELSEWHERE), exports)
        .flatMap(each -> each)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Those who look, and their units. */
  private List<String> spared() {
    return people.stream()
        .flatMap(person -> Stream.of(person.id(), person.unit().id()))
        .map(Object::toString)
        .toList();
  }
}
