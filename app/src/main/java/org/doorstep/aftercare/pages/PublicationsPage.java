package org.doorstep.aftercare.pages;

import java.time.Instant;
import java.util.List;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.WorkRow;

/** What waits for an office to look before it hangs for everybody to read. */
public record PublicationsPage(List<Line> lines) {

  public PublicationsPage {
    lines = List.copyOf(lines);
  }

  /** One proposal. */
  public record Line(String number, String title, String place, Instant proposedAt) {}

  /** As a list of things to do. */
  public List<WorkRow> rows(Words t) {
    return lines.stream()
        .map(line ->
            new WorkRow(
                "/matters/" + line.number() + "/publication",
                line.number(),
                line.title(),
                List.of(line.place(), t.moment(line.proposedAt())),
                null,
                false))
        .toList();
  }
}
