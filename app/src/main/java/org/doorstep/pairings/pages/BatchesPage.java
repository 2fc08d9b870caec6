package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;

/** What {@code pairings/batches.jte} shows. */
public record BatchesPage(List<Link> tabs, List<WorkRow> rows, Pager pager) {}
