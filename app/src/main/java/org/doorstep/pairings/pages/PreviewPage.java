package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.pairings.pages.DoorsPage.Hidden;
import org.doorstep.shared.pages.Table;

/**
 * What {@code pairings/preview.jte} shows: what would happen, before it does.
 *
 * @param loads of the first of them, those who were chosen before the others
 * @param officials how many there are
 */
public record PreviewPage(
    List<Hidden> carried,
    String fingerprint,
    int doors,
    int begins,
    int ends,
    int unheld,
    String from,
    Table loads,
    int officials,
    Table begin,
    Table end,
    List<String> without,
    boolean nothing) {}
