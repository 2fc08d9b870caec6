package org.doorstep.portal.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.aftercare.PublicationBoard.Posted;
import org.doorstep.matters.MatterState;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;

/** One posted matter. */
public record PostedPage(
    String county,
    String number,
    String title,
    String text,
    String answer,
    String village,
    MatterState.Name state,
    String holder,
    boolean open,
    boolean overdue,
    LocalDate dueOn,
    Instant postedAt) {

  /**
   * The page of a posted matter.
   *
   * @param holders names of units by id
   */
  public static PostedPage of(
      String county, Posted posted, String village, Map<UUID, String> holders, LocalDate today) {
    return new PostedPage(
        county,
        posted.number().toString(),
        posted.title(),
        posted.text(),
        posted.answer(),
        village,
        posted.state(),
        holders.getOrDefault(posted.holder(), ""),
        posted.open(),
        posted.overdue(today),
        posted.dueOn(),
        posted.postedAt());
  }

  public Due due(Words t) {
    return PostedLine.due(t, open, overdue, dueOn);
  }

  public String stateKey() {
    return "portal.state." + state.stored();
  }

  /** What is known about how it stands. */
  public List<Fact> facts(Words t) {
    return List.of(
        new Fact("portal.fact.state", t.lookup(stateKey())),
        new Fact("portal.fact.holder", holder),
        new Fact("portal.fact.village", village),
        new Fact("portal.fact.posted", t.moment(postedAt)));
  }
}
