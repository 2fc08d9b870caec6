package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.shared.pages.Figure;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/** What {@code pairings/gaps.jte} shows: the gaps in coverage, counted and listed. */
public record GapsPage(
    List<Link> tabs,
    List<Figure> figures,
    List<Link> kinds,
    String of,
    String setHref,
    List<WorkRow> rows,
    Pager pager) {}
