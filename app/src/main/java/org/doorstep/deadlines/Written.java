package org.doorstep.deadlines;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes days, moments and numbers as people of a language write them. */
record Written(Locale locale) {

  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(english() ? "EEEE d MMMM yyyy" : "yyyy年M月d日 EEEE", spoken())
        .format(day);
  }

  String moment(LocalDateTime moment) {
    return day(moment.toLocalDate()) + DateTimeFormatter.ofPattern(" HH:mm").format(moment);
  }

  /** Without separators: a year is not two thousand and something apples. */
  String number(int number) {
    return Integer.toString(number);
  }

  private boolean english() {
    return locale.getLanguage().equals("en");
  }

  private Locale spoken() {
    return english() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }
}
