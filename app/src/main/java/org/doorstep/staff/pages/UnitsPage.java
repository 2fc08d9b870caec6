package org.doorstep.staff.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.jspecify.annotations.Nullable;

/**
 * What {@code staff/units.jte} shows: one unit with those below it, and the form for a new one.
 *
 * @param unit the one opened; null at the top of the tree
 * @param parents to whom a unit can hand up
 */
public record UnitsPage(
    List<Link> tabs,
    List<Link> crumbs,
    @Nullable Opened unit,
    String typed,
    List<WorkRow> rows,
    Pager pager,
    List<WorkRow> members,
    List<Choice> kinds,
    List<Choice> parents,
    Typed form,
    FieldErrors errors) {

  /** The unit opened. */
  public record Opened(
      String id, String code, String name, String kind, String place, String parent) {}

  /** The form for a new unit, as typed. */
  public record Typed(String code, String name, String kind, String place, String parent) {}
}
