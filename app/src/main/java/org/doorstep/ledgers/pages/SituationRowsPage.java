package org.doorstep.ledgers.pages;

import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;

/** What {@code ledgers/situationRows.jte} shows: the rows behind one figure. */
public record SituationRowsPage(
    String name,
    String definition,
    String from,
    String to,
    Table table,
    Pager pager,
    String back) {}
