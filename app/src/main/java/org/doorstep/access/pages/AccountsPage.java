package org.doorstep.access.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/** What {@code access/accounts.jte} shows. */
public record AccountsPage(
    List<Link> tabs,
    String typed,
    String which,
    List<Choice> states,
    List<Link> set,
    List<WorkRow> rows,
    Pager pager) {}
