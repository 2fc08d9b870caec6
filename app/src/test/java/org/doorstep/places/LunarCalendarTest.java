package org.doorstep.places;

import static org.assertj.core.api.Assertions.assertThat;

import com.tyme.holiday.LegalHoliday;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import org.doorstep.places.DayKind.DayOff;
import org.doorstep.places.DayKind.MakeUpDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LunarCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2026-02-17, 1, 1",
    "2026-06-19, 5, 5",
    "2026-09-25, 8, 15",
    "2025-07-25, -6, 1",
    "2027-02-06, 1, 1"
  })
  void a_day_has_its_lunar_date(LocalDate day, int month, int dayOfMonth) {
    var lunar = solar(day).getLunarDay();

    assertThat(lunar.getLunarMonth().getMonthWithLeap()).isEqualTo(month);
    assertThat(lunar.getDay()).isEqualTo(dayOfMonth);
  }

  /** Two collections made apart from each other; where they differ, one of them is wrong. */
  @ParameterizedTest
  @ValueSource(ints = {2025, 2026})
  void the_shipped_years_agree_day_by_day_with_an_independent_collection(int year) {
    var calendar = WorkingDays.shipped();
    var first = LocalDate.of(year, 1, 1);

    assertThat(first.datesUntil(first.plusYears(1)))
        .allSatisfy(day ->
            assertThat(shipped(calendar.on(day))).isEqualTo(other(solar(day).getLegalHoliday())));
  }

  private static String shipped(DayKind kind) {
    return switch (kind) {
      case DayOff _ -> "off";
      case MakeUpDay _ -> "made up";
      case DayKind.Weekday _, DayKind.Weekend _ -> "unnamed";
    };
  }

  private static String other(@Nullable LegalHoliday holiday) {
    return holiday == null ? "unnamed" : holiday.isWork() ? "made up" : "off";
  }

  private static SolarDay solar(LocalDate day) {
    return SolarDay.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
