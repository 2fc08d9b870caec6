package org.doorstep.aftercare.pages;

import java.time.LocalDate;
import java.util.List;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.WorkRow;

/** The requests for more time that wait for a decision. */
public record ExtensionsPage(List<Line> lines) {

  public ExtensionsPage {
    lines = List.copyOf(lines);
  }

  /** One request. */
  public record Line(
      String number, String title, String holder, LocalDate dueOn, LocalDate until) {}

  /** As a list of things to do. */
  public List<WorkRow> rows(Words t) {
    return lines.stream()
        .map(line ->
            new WorkRow(
                "/matters/" + line.number() + "/extension",
                line.number(),
                line.title(),
                List.of(
                    line.holder(), t.say("aftercare.extension.wants-until", t.day(line.until()))),
                Due.on(Due.State.AT_RISK, t.day(line.dueOn())),
                false))
        .toList();
  }
}
