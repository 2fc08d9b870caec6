package org.doorstep.portal.pages;

import java.util.List;
import org.doorstep.aftercare.Ratings.Tally;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.doorstep.shared.pages.WorkRow;

/**
 * A county's first page: what one can do here, what is new on the board, and that every rating is
 * kept.
 */
public record CountyPage(String code, String name, List<PostedLine> newest, List<Tally> tally) {

  public CountyPage {
    newest = List.copyOf(newest);
    tally = List.copyOf(tally);
  }

  public List<WorkRow> rows(Words t) {
    return newest.stream().map(line -> line.row(t, code)).toList();
  }

  /** Handed in and kept, score by score. */
  public Table ratings(Words t) {
    return new Table(
        t.lookup("portal.tally"),
        List.of(
            new Column(t.lookup("portal.tally.score")),
            new Column(t.lookup("portal.tally.given"), true),
            new Column(t.lookup("portal.tally.kept"), true)),
        tally.stream()
            .map(one ->
                List.of(
                    new Cell(one.score() + " · " + t.lookup("layout.rating." + one.score())),
                    new Cell(Long.toString(one.given())),
                    new Cell(Long.toString(one.kept()))))
            .toList());
  }
}
