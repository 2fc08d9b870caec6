package org.doorstep.access.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.TimelineEntry;

/** What {@code access/audit.jte} shows: the trail, narrowed. */
public record AuditPage(
    String sealed,
    List<Choice> people,
    List<Choice> actions,
    String q,
    String actor,
    String action,
    String subject,
    String from,
    String to,
    boolean refused,
    List<Link> set,
    List<TimelineEntry> entries,
    Pager pager,
    FieldErrors errors) {}
