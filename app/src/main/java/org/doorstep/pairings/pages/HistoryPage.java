package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.WorkRow;

/**
 * What {@code pairings/history.jte} shows: the links of one door or of one official.
 *
 * @param day the day asked for; empty for all days
 * @param actions what can be done from here
 */
public record HistoryPage(
    String path,
    String name,
    String number,
    String lead,
    List<Link> crumbs,
    String day,
    List<TimelineEntry> entries,
    List<WorkRow> rows,
    List<Link> actions,
    Pager pager) {}
