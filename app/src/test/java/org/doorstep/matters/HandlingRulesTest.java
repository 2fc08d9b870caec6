package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.doorstep.db.matters.Tables.TRAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.places.Calendars;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.Entries;
import org.doorstep.testing.InventedNotice;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Under which rule a matter is handled, as a county says it and its forms and dates follow. */
@ProgramTest
class HandlingRulesTest {

  private static final LocalDate SEVEN_DAYS = LocalDate.parse("2026-12-02");
  private static final LocalDate FIFTEEN_DAYS = LocalDate.parse("2026-12-14");
  private static final String OWN = "饮水七日";

  private final Matters matters;
  private final Categories categories;
  private final Clocks clocks;
  private final Calendars calendars;
  private final TestTime.SetClock time;
  private final DSLContext db;
  private final TransactionTemplate inTransaction;
  private final TestCounty county;
  private final int port;

  HandlingRulesTest(
      TestCounties counties,
      Matters matters,
      Categories categories,
      Clocks clocks,
      Calendars calendars,
      TestTime.SetClock time,
      DSLContext db,
      PlatformTransactionManager transactions,
      @LocalServerPort int port) {
    this.county = counties.found();
    this.matters = matters;
    this.categories = categories;
    this.clocks = clocks;
    this.calendars = calendars;
    this.time = time;
    this.db = db;
    this.inTransaction = new TransactionTemplate(transactions);
    this.port = port;
    time.set(TestTime.MONDAY_MORNING);
    county.system().run(categories::loadStandard);
  }

  @Test
  void given_a_county_allows_seven_days_then_forms_matter_trays_and_working_all_say_so() {
    var luo = PlainBrowser.signedIn(port, county, county.luo);
    assertThat(luo.fill("/rules/handle", "amount", "7", "most", "7").status()).isEqualTo(302);
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var sorted = raised("三组水管断了两处");
    var sent = raised("四组水管断了两处");

    var sorting = "/matters/" + sorted.number() + "/sort";
    proposes(SEVEN_DAYS, shi.get(sorting));
    var to = county.water.id().toString();
    assertThat(sortedAs(shi, sorting, "water.drinking", to, SEVEN_DAYS.plusDays(1)).words())
        .contains("延期");
    assertThat(sortedAs(shi, sorting, "water.drinking", to, SEVEN_DAYS).status()).isEqualTo(302);
    var sending = "/matters/" + sent.number() + "/steps/dispatch";
    proposes(SEVEN_DAYS, shi.get(sending));
    var late = SEVEN_DAYS.plusDays(1).toString();
    assertThat(shi.fill(sending, "to", to, "due", late, "text", "请办理。").status()).isEqualTo(422);
    assertThat(shi.fill(sending, "to", to, "text", "请办理。").status()).isEqualTo(302);

    for (var each : new Raised[] {sorted, sent}) {
      assertThat(as(county.meng, () -> matters.get(each.number())).due()).isEqualTo(SEVEN_DAYS);
      assertThat(inTrays(each.id())).containsExactly(SEVEN_DAYS);
      assertThat(working(each.id())).isEqualTo(SEVEN_DAYS);
      assertThat(shi.follow(shi.get("/matters/" + each.number() + "/why")).words())
          .contains("期限：2026年12月2日")
          .contains("第 7 天，共 7 天");
    }
  }

  @Test
  void given_a_category_names_a_rule_of_the_countys_own_then_it_counts_for_those_below_it() {
    var luo = PlainBrowser.signedIn(port, county, county.luo);
    begun(luo, OWN, "2026-11-23");
    assertThat(luo.fill("/categories/water", "rule", OWN).status()).isEqualTo(302);
    assertThat(luo.get("/categories").words()).contains(OWN);
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var matter = raised("自来水停了三天，全寨没有水喝");
    var sorting = "/matters/" + matter.number() + "/sort";

    proposes(SEVEN_DAYS, shi.get(sorting));
    var self = "self";
    assertThat(sortedAs(shi, sorting, "water.drinking", self, SEVEN_DAYS).status()).isEqualTo(302);

    assertThat(as(county.shi, () -> matters.get(matter.number())).due()).isEqualTo(SEVEN_DAYS);
    assertThat(working(matter.id())).isEqualTo(SEVEN_DAYS);
    assertThat(shi.follow(shi.get("/matters/" + matter.number() + "/why")).words()).contains(OWN);
    var other = as(county.shi, () -> matters.get(raised("村口路面塌陷").number()));
    assertThat(latest(other, "roads", Matter.Priority.ORDINARY)).isEqualTo(FIFTEEN_DAYS);
    assertThat(latest(other, "water.drinking", Matter.Priority.ORDINARY)).isEqualTo(SEVEN_DAYS);
    assertThat(latest(other, "water.drinking", Matter.Priority.URGENT))
        .as("what presses keeps its own rule")
        .isEqualTo(LocalDate.parse("2026-11-26"));
  }

  @Test
  void a_rule_of_the_countys_own_that_is_not_in_force_yet_leaves_the_usual_one_in_its_place() {
    var luo = PlainBrowser.signedIn(port, county, county.luo);
    begun(luo, OWN, "2026-12-01");
    luo.fill("/categories/water", "rule", OWN);
    var matter = as(county.shi, () -> matters.get(raised("停水三天").number()));

    assertThat(latest(matter, "water", Matter.Priority.ORDINARY)).isEqualTo(FIFTEEN_DAYS);
  }

  @Test
  void a_rule_has_a_name_of_its_own_and_a_category_names_one_that_is_there() {
    var luo = PlainBrowser.signedIn(port, county, county.luo);

    assertThat(luo.fill("/rules/new", "name", "").words()).contains("名称最多 40 个字");
    assertThat(luo.fill("/rules/new", "name", "七日 a/b").words()).contains("名称最多 40 个字");
    assertThat(luo.fill("/rules/new", "name", "handle").words()).contains("已有同名规则");
    for (var wrong : new String[] {"没有的规则", "sort"}) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() ->
              as(
                  county.luo,
                  () -> {
                    categories.change("water", "水利", "", null, wrong, false);
                    return wrong;
                  }))
          .returns(Reason.BROKEN_RULE, Refused::reason);
    }
  }

  @Test
  void given_a_day_off_was_loaded_then_the_forms_reckon_with_it_as_the_clock_does() {
    time.set(Instant.parse("2026-12-14T01:00:00Z"));
    county.ji.scope().run(() -> calendars.load(InventedNotice.OF_2027_IN_A_ROW));
    var matter = raised("停水三天");
    var after = LocalDate.parse("2027-01-06");

    var sending = "/matters/" + matter.number() + "/steps/dispatch";
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    proposes(after, shi.get(sending));
    shi.fill(sending, "to", county.water.id().toString(), "text", "请办理。");

    assertThat(as(county.meng, () -> matters.get(matter.number())).due()).isEqualTo(after);
    assertThat(working(matter.id())).isEqualTo(after);
  }

  private static void begun(PlainBrowser luo, String name, String from) {
    var answer = luo.fill("/rules/new", "name", name, "from", from, "amount", "7", "most", "0");
    assertThat(answer.status()).as(answer.words()).isEqualTo(302);
    assertThat(luo.get("/rules").words()).contains(name);
  }

  private static Answer sortedAs(
      PlainBrowser by, String sorting, String category, String to, LocalDate due) {
    return by.fill(
        sorting,
        "category",
        "other",
        "other",
        category,
        "to",
        to,
        "due",
        due.toString(),
        "letter",
        "请办理。");
  }

  private static void proposes(LocalDate day, Answer form) {
    var due = Objects.requireNonNull(form.page().selectFirst("#due"), form.words());
    assertThat(due.attr("value")).isEqualTo(day.toString());
    assertThat(due.attr("max")).isEqualTo(day.toString());
  }

  private LocalDate latest(Matter matter, String category, Matter.Priority priority) {
    return as(
        county.shi, () -> matters.latestDue(matter, category, matter.about().kind(), priority));
  }

  private LocalDate working(UUID matter) {
    var why = as(county.luo, () -> clocks.why(matter, Purpose.HANDLE)).orElseThrow();
    return ((Due) why.reckoning().deadline()).dueOn();
  }

  private List<LocalDate> inTrays(UUID matter) {
    return county
        .system()
        .call(() ->
            Optional.ofNullable(
                    inTransaction.execute(_ ->
                        db.selectDistinct(TRAY.DUE_ON)
                            .from(TRAY)
                            .where(TRAY.COUNTY.eq(county.key), TRAY.MATTER.eq(matter))
                            .fetch(TRAY.DUE_ON)))
                .orElseThrow());
  }

  private Raised raised(String text) {
    return as(county.wu, () -> matters.raise(Entries.problem(county.dadong, text)));
  }

  private static <T> T as(Person by, Supplier<T> work) {
    return by.scope().call(work::get);
  }
}
