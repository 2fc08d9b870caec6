package org.doorstep.portal.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.doorstep.aftercare.PublicationBoard.Posted;
import org.doorstep.matters.MatterState;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.WorkRow;

/** A posted matter as it stands in a list. */
public record PostedLine(
    String number,
    String title,
    String village,
    MatterState.Name state,
    boolean open,
    boolean overdue,
    LocalDate dueOn) {

  /**
   * A line of the board.
   *
   * @param villages names by code
   */
  public static PostedLine of(Posted posted, Map<String, String> villages, LocalDate today) {
    return new PostedLine(
        posted.number().toString(),
        posted.title(),
        villages.getOrDefault(posted.place(), posted.place()),
        posted.state(),
        posted.open(),
        posted.overdue(today),
        posted.dueOn());
  }

  /** As a row of a list. */
  public WorkRow row(Words t, String county) {
    return new WorkRow(
        "/c/" + county + "/board/" + number,
        number,
        title,
        List.of(village, t.lookup("portal.state." + state.stored())),
        due(t, open, overdue, dueOn),
        false);
  }

  static Due due(Words t, boolean open, boolean overdue, LocalDate dueOn) {
    return open
        ? Due.on(overdue ? Due.State.OVERDUE : Due.State.ON_TIME, t.day(dueOn))
        : Due.on(Due.State.DONE, "");
  }
}
