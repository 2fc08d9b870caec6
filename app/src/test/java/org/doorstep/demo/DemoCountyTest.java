package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.DatabaseForTests;
import org.doorstep.command.DemoCounty;
import org.doorstep.ledgers.Situation;
import org.doorstep.ledgers.Situation.Asking;
import org.doorstep.ledgers.Situation.Counted;
import org.doorstep.places.Division;
import org.doorstep.places.Places;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** The demo county as it is loaded into a real database. */
@ProgramTest
class DemoCountyTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Industrial parks of one village each, the smallest counties there are. */
  private static final String SMALL = "540171";

  private static final String AS_SMALL = "540172";

  /** What was done when and by whom, but for the codes that are drawn by chance. */
  private static final String DONE =
      """
      with c as (select county from places.county where code = ?)
      select 'official ' || o.code || o.name || p.role || p.title from staff.official o
        join staff.post p on p.county = o.county and p.official = o.id where o.county = (table c)
      union all
      select 'resident ' || substr(h.code, 8) || h.name || h.categories::text || r.name || r.relation || r.born
        || r.away from recipients.resident r
        join recipients.recipient h on h.county = r.county and h.id = r.household where r.county = (table c)
      union all
      select kind || begun_at || ended_at || heard || o.name from engagements.engagement e
        join staff.official o on o.county = e.county and o.id = e.official where e.county = (table c)
      union all
      select 'diary ' || day || text from engagements.diary where county = (table c)
      union all
      select 'matter ' || number || title || state || raised_at || due_on || coalesce(answer, '')
        from matters.matter where county = (table c)
      union all
      select 'step ' || m.number || s.lifecycle || s.step || s.at from matters.step s
        join matters.matter m on m.county = s.county and m.id = s.matter where s.county = (table c)
      order by 1
      """;

  private final DemoCounty demo;
  private final DemoLoading loading;
  private final MessageSource words;
  private final Situation situation;
  private final Places places;

  DemoCountyTest(
      DemoCounty demo,
      DemoLoading loading,
      MessageSource words,
      Situation situation,
      Places places) {
    this.demo = demo;
    this.loading = loading;
    this.words = words;
    this.situation = situation;
    this.places = places;
  }

  @Test
  void a_county_is_named_by_its_code_its_name_or_its_initials() {
    for (var typed : List.of("522633", "从江县", "从江", "congjiang")) {
      assertThat(loading.counties(typed))
          .as(typed)
          .extracting(Division::name)
          .containsExactly("从江县");
    }
    assertThat(loading.counties("cjx")).extracting(Division::name).contains("从江县");
    assertThat(loading.counties("朝阳区")).hasSizeGreaterThan(1);
    assertThat(loading.counties("522699")).isEmpty();
    assertThat(loading.counties("没有这个县")).isEmpty();
  }

  @Test
  @Tag("C1")
  void what_congjiang_published_comes_out_of_the_rows_and_loading_again_changes_nothing() {
    demo.load(Locale.CHINESE, line -> {});
    var once = figures();
    demo.load(Locale.CHINESE, line -> {});

    assertThat(once)
        .containsEntry(Asking.OFFICIALS, all(626))
        .containsEntry(Asking.GROUPS, all(125))
        .containsEntry(Asking.SYMPOSIUMS, all(243))
        .containsEntry(Asking.BOXES, all(125));
    assertThat(once.values()).as("counted to the end").noneMatch(Counted::more);
    assertThat(Objects.requireNonNull(once.get(Asking.HOUSEHOLDS)).rows()).isGreaterThan(8_000);
    assertThat(Objects.requireNonNull(once.get(Asking.CARDS)).rows()).isGreaterThan(5_000);
    assertThat(figures()).isEqualTo(once);
    assertThat(demo.accounts(Locale.CHINESE)).hasSize(6).allMatch(one -> !one.role().isEmpty());
  }

  @Test
  void a_county_of_one_village_gets_what_one_village_has_and_its_like_gets_the_same()
      throws Exception {
    var said = new ArrayList<String>();
    var telling = new Telling(words, Locale.ENGLISH, said::add);
    loading.load(SMALL, telling);
    loading.load(AS_SMALL, telling);

    assertThat(done(SMALL)).hasSizeGreaterThan(200).isEqualTo(done(AS_SMALL));
    assertThat(said)
        .contains("Setting up units, registering 5 village officials", "Registering 65 households")
        .noneMatch(line -> line.contains("626") || line.contains("eight thousand"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> loading.load("5401", telling))
        .withMessageContaining("“5401”");
  }

  private static List<String> done(String county) throws Exception {
    try (var connection = DatabaseForTests.superuser();
        var select = connection.prepareStatement(DONE)) {
      select.setString(1, county);
      var done = new ArrayList<String>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          done.add(rows.getString(1));
        }
      }
      return done;
    }
  }

  private static Counted all(long rows) {
    return new Counted(rows, false);
  }

  private Map<Asking, Counted> figures() {
    var county = Scope.nobody().call(() -> places.find("522633")).orElseThrow();
    var today = LocalDate.ofInstant(TestTime.MONDAY_MORNING, ZONE);
    Instant from = today.minusDays(100).atStartOfDay(ZONE).toInstant();
    Instant to = today.plusDays(1).atStartOfDay(ZONE).toInstant();
    return new Scope(
            county.key(),
            ZONE,
            Role.COUNTY_OFFICE,
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            List.of(),
            "522633",
            "")
        .call(() -> situation.count(from, to));
  }
}
