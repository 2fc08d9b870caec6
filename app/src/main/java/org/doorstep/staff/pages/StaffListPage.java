package org.doorstep.staff.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/** What {@code staff/officials.jte} shows: the register, and the form for somebody new. */
public record StaffListPage(
    List<Link> tabs,
    String typed,
    boolean left,
    List<Link> set,
    List<WorkRow> rows,
    Pager pager,
    Typed form,
    List<Choice> units,
    List<Choice> roles,
    FieldErrors errors) {

  /** The form for somebody new, as typed. */
  public record Typed(
      String code, String name, String unit, String role, String title, String from) {}
}
