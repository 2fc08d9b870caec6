package org.doorstep.engagements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.doorstep.engagements.pages.MonthPage;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.jspecify.annotations.Nullable;

/** A month of a diary as a table: the days with something in them, the latest first. */
final class DiaryMonth {

  private DiaryMonth() {}

  /**
   * @param own whether the days lead to one's own diary
   */
  static Table table(
      YearMonth month,
      LocalDate today,
      List<Engagement> held,
      List<Diaries.Entry> written,
      boolean own,
      Words t) {
    var meetings = new TreeMap<LocalDate, List<Engagement>>();
    for (var one : held) {
      var day = LocalDate.ofInstant(one.begun(), t.zone());
      meetings.computeIfAbsent(day, _ -> new ArrayList<>()).add(one);
    }
    var texts = new TreeMap<LocalDate, String>();
    written.forEach(entry -> texts.put(entry.day(), entry.text()));
    var days = new TreeMap<LocalDate, Boolean>();
    meetings.keySet().forEach(day -> days.put(day, true));
    texts.keySet().forEach(day -> days.put(day, true));
    if (own && YearMonth.from(today).equals(month)) {
      days.put(today, true);
    }
    return new Table(
        t.lookup("engagements.month"),
        List.of(
            new Column(t.lookup("engagements.month.day")),
            new Column(t.lookup("engagements.month.meetings"), true),
            new Column(t.lookup("engagements.month.village")),
            new Column(t.lookup("engagements.month.written"))),
        days.descendingKeySet().stream()
            .map(day -> row(day, meetings.getOrDefault(day, List.of()), texts.get(day), own, t))
            .toList());
  }

  private static List<Cell> row(
      LocalDate day, List<Engagement> held, @Nullable String text, boolean own, Words t) {
    return List.of(
        own ? new Cell(t.day(day), "/diary?day=" + day) : new Cell(t.day(day)),
        new Cell(Integer.toString(held.size())),
        new Cell(
            held.stream().anyMatch(DoorList::inVillage) ? t.lookup("engagements.month.yes") : "–"),
        new Cell(
            text == null
                ? t.lookup("engagements.month.missing")
                : own ? t.lookup("engagements.month.yes") : text));
  }

  static MonthPage.@Nullable Reading reading(Diaries.@Nullable Reading reading, Words t) {
    return reading == null
        ? null
        : new MonthPage.Reading(
            t.lookup("engagements.grade." + reading.grade().stored()),
            reading.comment(),
            t.moment(reading.read()));
  }
}
