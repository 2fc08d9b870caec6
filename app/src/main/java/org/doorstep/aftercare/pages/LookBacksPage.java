package org.doorstep.aftercare.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.jspecify.annotations.Nullable;

/**
 * What a unit owes a look at.
 *
 * @param units one's own and those below
 * @param set the unit that was chosen, when it is not one's own
 * @param beyondFirst whether this is not the first screen
 * @param next the mark of the next screen; null on the last
 */
public record LookBacksPage(
    List<Choice> units,
    String unit,
    List<Link> set,
    List<Line> lines,
    boolean beyondFirst,
    @Nullable String next) {

  public LookBacksPage {
    units = List.copyOf(units);
    set = List.copyOf(set);
    lines = List.copyOf(lines);
  }

  /** One matter; the door is empty where it is of nobody in particular. */
  public record Line(
      String number, String title, String door, String place, LocalDate dueOn, boolean overdue) {}

  /** As a list of things to do. */
  public List<WorkRow> rows(Words t) {
    return lines.stream()
        .map(line ->
            new WorkRow(
                "/matters/" + line.number() + "/look-back",
                line.number(),
                line.title(),
                Stream.of(line.door(), line.place()).filter(fact -> !fact.isEmpty()).toList(),
                Due.on(line.overdue() ? Due.State.OVERDUE : Due.State.ON_TIME, t.day(line.dueOn())),
                false))
        .toList();
  }

  /** The way to the other screens. */
  public Pager pager() {
    var here = "/look-backs?unit=" + unit;
    return new Pager(beyondFirst ? here : null, next == null ? null : here + "&after=" + next);
  }
}
