package org.doorstep.access.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;

/**
 * What {@code access/account.jte} shows.
 *
 * @param own whether it is of whoever looks: somebody else closes one's own account
 * @param initial the initial password, said this once; empty otherwise
 * @param login the account's name as typed, where there is no account yet
 */
public record AccountPage(
    String official,
    String name,
    List<Link> crumbs,
    List<Fact> facts,
    boolean there,
    boolean locked,
    boolean closed,
    boolean mayOpen,
    boolean own,
    String initial,
    String login,
    FieldErrors errors) {

  @Override
  public String toString() {
    return "AccountPage[" + official + "]";
  }
}
