package org.doorstep.staff.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;

/**
 * What {@code staff/official.jte} shows: somebody, the posts over time, and what can be done.
 *
 * @param own whether it is whoever looks: somebody else takes one's own post away
 */
public record OfficialPage(
    String id,
    String code,
    String name,
    String ended,
    boolean own,
    List<Link> crumbs,
    List<Post> posts,
    List<Choice> units,
    List<Choice> roles,
    StaffListPage.Typed form,
    String today,
    String day,
    String reason,
    FieldErrors errors) {

  /** A post and its period in words; only one that is held can be ended. */
  public record Post(String id, String what, String role, String period, boolean held) {}
}
