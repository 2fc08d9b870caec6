package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/**
 * What {@code matters/tray.jte} shows.
 *
 * @param number what was typed to find a matter by its number
 * @param emptyTitle key of what to say when there is nothing
 * @param emptyWhy key of why there is nothing, and what to do
 * @param mayRaise whether a matter can be taken down here
 */
public record TrayPage(
    String number,
    FieldErrors errors,
    List<Link> tabs,
    List<WorkRow> rows,
    Pager pager,
    String emptyTitle,
    String emptyWhy,
    boolean mayRaise) {}
