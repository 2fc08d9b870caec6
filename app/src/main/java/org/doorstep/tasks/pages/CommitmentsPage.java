package org.doorstep.tasks.pages;

import java.util.List;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.WorkRow;

/** What one owes, by date, and what one has ended lately. */
public record CommitmentsPage(List<WorkRow> open, List<TimelineEntry> ended) {}
