package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.db.recipients.Tables.REACH;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.doorstep.aftercare.Ratings;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.Matters;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Scope;
import org.doorstep.shared.TimedWork;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.doorstep.timers.Timers;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the database refuses somebody who has got hold of the program's connection, beyond whole
 * rows: columns, values and counts. Whole rows are the matter of {@link TableDenialTest}.
 */
@ProgramTest
class RightsTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final DSLContext db;
  private final TransactionTemplate transactions;
  private final Matters matters;
  private final Ratings ratings;
  private final Timers timers;
  private final List<TimedWork> works;
  private final SetClock clock;
  private final TestCounty county;
  private final TestHouseholds households;
  private final Recipient household;

  RightsTest(
      DSLContext db,
      PlatformTransactionManager transactions,
      Matters matters,
      Ratings ratings,
      Timers timers,
      List<TimedWork> works,
      SetClock clock,
      TestCounties counties,
      TestHouseholds households) {
    this.db = db;
    this.transactions = new TransactionTemplate(transactions);
    this.matters = matters;
    this.ratings = ratings;
    this.timers = timers;
    this.works = works;
    this.clock = clock;
    this.county = counties.found();
    this.households = households;
    this.household = households.household(county, county.dadong, "石有才");
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void an_official_notes_at_a_door_what_was_found_there_and_rewrites_no_register() {
    refused(county.wu.scope(), "update recipients.recipient set name = '别人' where id = ?", id());
    refused(county.shi.scope(), "update recipients.recipient set place = '1' where id = ?", id());
    refused(county.luo.scope(), "update recipients.recipient set cause = '懒' where id = ?", id());
    assertThat(
            done(
                county.wu.scope(),
                "update recipients.recipient set leave_alone_why = '' where id = ?",
                id()))
        .isOne();
  }

  @Test
  void what_was_raised_stays_as_it_was_raised_and_nobody_forges_a_step_or_a_notice() {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    var wu = county.wu.scope();
    for (var column :
        List.of("number", "title", "text", "place", "raised_at", "raised_by", "follow_code")) {
      refused(
          wu, "update matters.matter set %1$s = %1$s where id = ?".formatted(column), raised.id());
    }
    refused(
        wu,
        "insert into matters.step (county, id, matter, at, lifecycle, step, official, role) values"
            + " (scope.county(), gen_random_uuid(), ?, now(), 'handling', 'accept', ?,"
            + " 'DEPARTMENT')",
        raised.id(),
        county.meng.id());
    refused(
        county.liang.scope(),
        "insert into messages.notice (county, id, seat, key, subject, href, made_at)"
            + " values (scope.county(), gen_random_uuid(), ?, 'x', ?, '/', now())",
        county.luo.id(),
        raised.id());
    refused(
        county.liang.scope(),
        "update deadlines.clock set due_on = due_on + 365 where subject = ?",
        raised.id());
  }

  @Test
  void nobody_writes_a_rating_down_as_given_and_the_tally_only_counts_what_happens() {
    var some = new AnsweredMatters(matters);
    var raised = some.raised(county, county.wu, clock.instant());
    some.handled(county, raised.number());
    some.answered(county, raised.number());
    var resident = Scope.resident(county.key, county.system().zone(), raised.id());
    refused(
        county.meng.scope(),
        "insert into aftercare.rating (county, id, matter, invited_at, state, score, rated_at,"
            + " independent) values (scope.county(), gen_random_uuid(), ?, now(), 'rated', 5,"
            + " now(), true)",
        raised.id());
    refused(resident, "update aftercare.rating_tally set given = 0 where score = ?", 1);
    refused(
        resident,
        "insert into aftercare.rating_tally (county, score, given) values (scope.county(), ?, 99)",
        5);
    refused(county.meng.scope(), "select aftercare.count_handed_in(?::smallint)", 5);
    assertThat(
            done(
                county.meng.scope(),
                "update aftercare.rating set state = 'dropped' where matter = ?",
                raised.id()))
        .as("an invitation that a handler would rather not have answered")
        .isZero();

    resident.run(() -> ratings.handIn(2));
    resident.run(() -> ratings.rate(raised.id(), Ratings.Channel.FOLLOW, 2, "还是没水。"));

    assertThat(county.anybody().call(ratings::tally)).containsExactly(new Ratings.Tally(2, 1, 1));
  }

  @Test
  void a_reach_that_a_link_opened_goes_with_the_link_and_nobody_closes_it() {
    var link = households.link(county, county.liang, household);
    var gone = "delete from recipients.reach where why = ?";
    for (var person : List.of(county.wu, county.liang, county.pan, county.meng, county.yang)) {
      refused(person.scope(), gone, link);
    }
    assertThat(reaches(link)).isOne();
    done(county.yang.scope(), "update pairings.link set to_day = from_day where id = ?", link);
    assertThat(reaches(link)).isZero();
  }

  @Test
  void nobody_starts_a_clock_for_a_matter_that_is_not_shown_to_him_or_her() {
    var raised = new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
    var started =
        """
        insert into deadlines.clock (county, id, subject, purpose, rule, rule_version, started_at,
          calendar, checked, due_on, at_risk_from, overdue_from, provisional, state)
        values (scope.county(), gen_random_uuid(), ?, 'accept', 'accept', 1, now(), '2026.1',
          '2026.1', '2026-12-01', now(), now(), false, 'running')
        """;
    for (var person : List.of(county.liang, county.pan, county.tang, county.ji)) {
      refused(person.scope(), started, raised.id());
    }
    refused(county.anybody(), started, raised.id());
    assertThat(done(county.shi.scope(), started, raised.id())).isOne();
  }

  @Test
  void links_bulk_changes_and_cards_are_set_down_under_ones_own_name() {
    var batch = UUID.randomUUID();
    var link =
        """
        insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch,
          set_by, set_at)
        values (scope.county(), gen_random_uuid(), ?, ?, ?, 'household', '2026-01-01', ?, ?, now())
        """;
    var change =
        """
        insert into pairings.batch (county, id, change, place, from_day, reason, began, ended,
          set_by, set_at)
        values (scope.county(), ?, 'add', ?, '2026-01-01', '-', 1, 0, ?, now())
        """;
    var card =
        """
        insert into pairings.card (county, id, official, recipient, place, issued_on, issued_by)
        values (scope.county(), gen_random_uuid(), ?, ?, ?, '2026-01-01', ?)
        """;
    var shi = county.shi.scope();
    var wu = county.wu.id();
    for (var named : List.of(wu, county.luo.id())) {
      refused(shi, link, wu, id(), county.dadong, batch, named);
      refused(county.ji.scope(), link, wu, id(), county.dadong, batch, named);
      refused(shi, change, batch, county.dadong, named);
      refused(shi, card, wu, id(), county.dadong, named);
    }
    assertThat(done(shi, link, wu, id(), county.dadong, batch, county.shi.id())).isOne();
    assertThat(done(shi, change, batch, county.dadong, county.shi.id())).isOne();
    assertThat(done(shi, card, wu, id(), county.dadong, county.shi.id())).isOne();
  }

  @Test
  void what_a_reviewed_function_looks_through_is_looked_through_by_nobody_else() {
    for (var person : List.of(county.wu, county.luo, county.ji)) {
      refused(person.scope(), "select pairings.sets_of_categories()");
    }
  }

  @Test
  void whoever_tries_without_an_account_does_not_forget_how_often() {
    var who = "nobody".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    done(
        county.anybody(),
        "insert into portal.measure (county, who, left_over, at) values (scope.county(), ?, 0, ?)",
        who,
        java.time.OffsetDateTime.ofInstant(
            clock.instant().minus(java.time.Duration.ofDays(2)), java.time.ZoneOffset.UTC));
    var forgotten = "delete from portal.measure where who = ?";

    assertThat(done(county.anybody(), forgotten, who)).isZero();
    assertThat(done(county.luo.scope(), forgotten, who)).isZero();
    timers.runEverywhere(
        works.stream()
            .filter(work -> work.name().equals("portal.sweep"))
            .findFirst()
            .orElseThrow());
    assertThat(done(county.system(), forgotten, who)).as("swept away by then").isZero();
  }

  @Test
  void what_was_heard_is_corrected_by_a_later_record_only() {
    var id = UUID.randomUUID();
    done(
        county.wu.scope(),
        "insert into engagements.engagement (county, id, kind, place, begun_at, ended_at, official,"
            + " unit, result, heard, written_at, content) values (scope.county(), ?, 'talk', ?,"
            + " now(), now(), scope.official(), scope.unit(), 'met', '水管断了', now(), '')",
        id,
        county.dadong);
    refused(county.wu.scope(), "update engagements.engagement set heard = '没事' where id = ?", id);
    refused(
        county.wu.scope(),
        "insert into engagements.participant (county, engagement, official) select scope.county(),"
            + " id, official from engagements.engagement where id = ? and false union all select"
            + " scope.county(), ?, scope.official()",
        id,
        UUID.randomUUID());
  }

  private UUID id() {
    return household.id();
  }

  private int reaches(UUID link) {
    return county
        .system()
        .call(() ->
            transactions.execute(
                _ -> db.fetchCount(REACH, REACH.COUNTY.eq(county.key), REACH.WHY.eq(link))));
  }

  private void refused(Scope scope, String sql, Object... values) {
    assertThatThrownBy(() -> done(scope, sql, values))
        .as(sql)
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class,
            refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
  }

  /** How many rows it touched, on the program's own connection and around everything of jOOQ's. */
  private int done(Scope scope, String sql, Object... values) {
    return scope.call(() ->
        transactions.execute(_ ->
            db.connectionResult(connection -> {
              try (var statement = connection.prepareStatement(sql)) {
                for (var at = 0; at < values.length; at++) {
                  statement.setObject(at + 1, values[at]);
                }
                return statement.execute() ? 0 : statement.getUpdateCount();
              }
            })));
  }
}
