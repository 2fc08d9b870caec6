package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;

/**
 * What {@code pairings/doors.jte} shows.
 *
 * @param carried what is chosen, to be sent along when links are set
 */
public record DoorsPage(
    List<Link> tabs,
    List<Choice> kinds,
    List<Choice> townships,
    List<Choice> villages,
    List<Choice> categories,
    String what,
    String township,
    List<String> chosenVillages,
    boolean unheld,
    String category,
    List<Link> set,
    List<Row> rows,
    Pager pager,
    List<Hidden> carried) {

  /** A door to tick. */
  public record Row(
      String key, String number, String name, String where, String linked, String href) {}

  /** A hidden field. */
  public record Hidden(String name, String value) {}
}
