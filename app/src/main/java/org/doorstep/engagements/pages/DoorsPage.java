package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Figure;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/**
 * My doors; for an office, all there are.
 *
 * @param heading the key of its heading
 * @param figures what one has done this month; empty while searching and for an office without
 *     doors of its own
 * @param filter what is chosen; null while searching
 * @param typed what was searched for
 * @param empty the keys of why nothing is shown and what to do: {@code <empty>} and {@code
 *     <empty>.why}
 */
public record DoorsPage(
    String heading,
    List<Figure> figures,
    List<Link> tabs,
    Filter filter,
    String typed,
    boolean searching,
    List<WorkRow> rows,
    Pager pager,
    String empty) {

  /** What the list is narrowed to. */
  public record Filter(
      String show,
      List<Choice> villages,
      String village,
      List<Choice> sorts,
      String sort,
      List<Link> set) {}

  public DoorsPage {
    figures = List.copyOf(figures);
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    return "DoorsPage";
  }
}
