package org.doorstep.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.engagements.SampleVisits.MONDAY;

import java.time.YearMonth;
import java.util.List;
import org.doorstep.engagements.Diaries.Grade;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

@Tag("C7")
class DiariesTest extends CountyOnMonday {

  static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final Diaries diaries;

  DiariesTest(
      Diaries diaries,
      TestCounties counties,
      TestTime.SetClock clock,
      DSLContext db,
      PlatformTransactionManager transactionManager) {
    super(counties, clock, db, transactionManager);
    this.diaries = diaries;
  }

  @Test
  void given_a_day_was_written_when_written_over_its_version_then_it_is_the_new_text() {
    county.wu.scope().run(() -> diaries.write(MONDAY, "走了两户", 0));
    county.wu.scope().run(() -> diaries.write(MONDAY, "走了三户", 1));

    assertThat(county.wu.scope().call(() -> diaries.mine(MONDAY)))
        .hasValueSatisfying(entry -> assertThat(entry.text()).isEqualTo("走了三户"));
    assertRefused(county.wu, Reason.CHANGED_MEANWHILE, () -> diaries.write(MONDAY, "走了四户", 1));
  }

  @Test
  void a_day_that_has_not_come_is_not_written() {
    assertRefused(county.wu, Reason.BROKEN_RULE, () -> diaries.write(MONDAY.plusDays(1), "明天", 0));
  }

  @Test
  void a_diary_is_read_by_its_writer_the_leader_of_the_unit_and_the_offices_above() {
    county.wu.scope().run(() -> diaries.write(MONDAY, "心里话", 0));

    for (var reader : List.of(county.wu, county.yang, county.shi, county.luo)) {
      assertThat(of(reader)).as(reader.login()).hasSize(1);
    }
    for (var other :
        List.of(county.long_, county.liang, county.pan, county.meng, county.tang, county.ji)) {
      assertThat(of(other)).as(other.login()).isEmpty();
    }
  }

  @Test
  void given_a_month_when_the_leader_reads_it_then_the_member_sees_comment_and_grade() {
    county.yang.scope().run(() -> diaries.read(county.wu.id(), NOVEMBER, "走得勤", Grade.EXCELLENT));

    var seen = county.wu.scope().call(() -> diaries.readings(List.of(county.wu.id()), NOVEMBER));
    assertThat(seen.get(county.wu.id()))
        .returns("走得勤", Diaries.Reading::comment)
        .returns(Grade.EXCELLENT, Diaries.Reading::grade)
        .returns(county.yang.id(), Diaries.Reading::leader);
    assertThat(county.long_.scope().call(() -> diaries.readings(List.of(county.wu.id()), NOVEMBER)))
        .isEmpty();
    assertThat(actions(county.wu.id())).contains("diary.read");
  }

  @Test
  void a_month_that_has_not_begun_is_not_read() {
    assertRefused(
        county.yang,
        Reason.BROKEN_RULE,
        () -> diaries.read(county.wu.id(), NOVEMBER.plusMonths(1), "好", Grade.GOOD));
  }

  @Test
  void only_the_leader_of_the_members_own_unit_reads() {
    for (var other : List.of(county.wu, county.shi, county.luo, county.long_)) {
      assertRefused(
          other, Reason.NOT_YOURS, () -> diaries.read(county.wu.id(), NOVEMBER, "好", Grade.GOOD));
    }
    assertRefused(
        county.yang,
        Reason.NOT_YOURS,
        () -> diaries.read(county.long_.id(), NOVEMBER, "好", Grade.GOOD));
  }

  @Test
  void a_month_not_read_yet_is_missing_among_the_readings() {
    var members = county.yang.scope().call(diaries::members);

    assertThat(members).extracting(member -> member.official()).containsExactly(county.wu.id());
    assertThat(county.yang.scope().call(() -> diaries.readings(List.of(county.wu.id()), NOVEMBER)))
        .isEmpty();
  }

  private List<Diaries.Entry> of(Person reader) {
    return reader.scope().call(() -> diaries.of(county.wu.id(), NOVEMBER));
  }
}
