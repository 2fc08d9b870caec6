package org.doorstep.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;
import org.doorstep.places.DayKind.Weekday;
import org.doorstep.places.DayKind.Weekend;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkingDaysTest {

  static final Occasion SPRING = new Occasion("spring-festival", "春节", "Spring Festival");
  static final Occasion NEW_YEAR = new Occasion("new-year", "元旦", "New Year's Day");

  final WorkingDays shipped = WorkingDays.shipped();

  @Test
  void the_spring_festival_of_2026_is_off_and_made_up_for_on_two_saturdays() {
    assertThat(shipped.on(day("2026-02-14"))).isEqualTo(new MakeUpDay(SPRING));
    assertThat(day("2026-02-15").datesUntil(day("2026-02-24")).map(shipped::on))
        .containsOnly(new DayOff(SPRING));
    assertThat(shipped.on(day("2026-02-24"))).isEqualTo(new Weekday());
    assertThat(shipped.on(day("2026-02-28"))).isEqualTo(new MakeUpDay(SPRING));
    assertThat(shipped.on(day("2026-03-01"))).isEqualTo(new Weekend());
    assertThat(shipped.workingDayFrom(day("2026-02-15"))).isEqualTo("2026-02-24");
  }

  @Test
  void a_shipped_year_has_as_many_working_days_as_the_notice_leaves() {
    assertThat(workedIn(2025)).isEqualTo(248);
    assertThat(workedIn(2026)).isEqualTo(248);
  }

  @Test
  void only_weekends_are_made_up_days_and_every_occasion_has_both_names() {
    for (var year : shipped.years()) {
      year.named()
          .forEach((day, kind) -> {
            if (kind instanceof MakeUpDay) {
              assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            }
          });
      assertThat(year.source()).contains("chinese-days 1.5.7");
      assertThat(year.licence()).isEqualTo("MIT");
    }
    assertThat(shipped.version()).isEqualTo("2025.1+2026.1");
  }

  @Test
  void a_year_nobody_loaded_is_plain_weekdays_and_says_that_it_is_missing() {
    assertThat(shipped.on(day("2027-10-01"))).isEqualTo(new Weekday());
    assertThat(shipped.missingYear(day("2027-10-01"))).isEqualTo(OptionalInt.of(2027));
    assertThat(shipped.missingYear(day("2026-10-01"))).isEmpty();
  }

  @Test
  void the_last_days_of_december_wait_for_the_next_notice() {
    assertThat(shipped.missingYear(day("2026-12-24"))).isEmpty();
    assertThat(shipped.missingYear(day("2026-12-25"))).isEqualTo(OptionalInt.of(2027));
    assertThat(shipped.missingYear(day("2025-12-31"))).isEmpty();
  }

  @Test
  void a_notice_reaches_back_into_december_as_that_of_2019_did() {
    var calendar =
        WorkingDays.of(
            List.of(
                new CalendarYear(2018, 1, "the notice", "", Map.of()),
                new CalendarYear(
                    2019,
                    1,
                    "the notice",
                    "",
                    Map.of(
                        day("2018-12-29"), new MakeUpDay(NEW_YEAR),
                        day("2018-12-31"), new DayOff(NEW_YEAR)))));

    assertThat(calendar.isWorked(day("2018-12-29"))).isTrue();
    assertThat(calendar.isWorked(day("2018-12-31"))).isFalse();
    assertThat(calendar.missingYear(day("2018-12-31"))).isEmpty();
  }

  @Test
  void a_year_is_replaced_by_a_later_edition_only() {
    var second = new CalendarYear(2026, 2, "corrected by the county", "", Map.of());

    assertThat(shipped.with(second).version()).isEqualTo("2025.1+2026.2");
    assertThat(shipped.version()).as("the calendar before is as it was").isEqualTo("2025.1+2026.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shipped.with(new CalendarYear(2026, 1, "again", "", Map.of())))
        .withMessageContaining("2026.1");
  }

  @Test
  void a_file_that_contradicts_itself_or_lacks_something_is_refused_with_its_line() {
    assertThat(faults("x.off = 2027-01-01\nx.make-up = 2027-01-01"))
        .containsExactly("9 places.calendar.fault.day-twice [x.make-up, 2027-01-01]");
    assertThat(faults("x.off = 2027-02-30\n\nx.make-up = next week"))
        .as("everything at once")
        .containsExactly(
            "8 places.calendar.fault.no-date [x.off, 2027-02-30]",
            "10 places.calendar.fault.no-date [x.make-up, next week]");
    assertThat(faults("x.off = 2027-01-03..2027-01-01"))
        .containsExactly("8 places.calendar.fault.no-range [x.off, 2027-01-03..2027-01-01]");
    assertThat(faults("x.off = 2028-01-01"))
        .containsExactly("8 places.calendar.fault.other-year [x.off, 2028-01-01, 2027]");
    assertThat(faults("a word\nyear = 2028"))
        .containsExactly(
            "8 places.calendar.fault.no-line [a word]", "9 places.calendar.fault.key-twice [year]");
    assertThat(CalendarFile.read("year = two").faults())
        .extracting(fault -> fault.line() + " " + fault.word().facts())
        .containsExactly(
            "0 [edition]", "0 [source]", "0 [licence]", "0 [occasions]", "1 [year, 2000, 2999]");
  }

  private static List<String> faults(String days) {
    var reading = CalendarFile.read(notice(days));
    return reading.faults().stream()
        .map(fault -> fault.line() + " " + fault.word().key() + " " + fault.word().facts())
        .toList();
  }

  private static String notice(String days) {
    return "year = 2027\nedition = 1\nsource = test\nlicence = none\n"
        + "occasions = x\nx.chinese = 元旦\nx.english = New Year\n"
        + days;
  }

  private long workedIn(int year) {
    var first = LocalDate.of(year, 1, 1);
    return first.datesUntil(first.plusYears(1)).filter(shipped::isWorked).count();
  }

  private static LocalDate day(String written) {
    return LocalDate.parse(written);
  }
}
