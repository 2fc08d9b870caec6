package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;

/** What {@code pairings/batch.jte} shows: one batch, its rows, and its undo. */
public record BatchPage(
    String id,
    List<Link> crumbs,
    String what,
    List<Fact> facts,
    List<Link> tabs,
    Table rows,
    Pager pager,
    boolean mayUndo,
    String reason,
    FieldErrors errors) {}
