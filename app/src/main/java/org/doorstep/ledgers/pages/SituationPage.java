package org.doorstep.ledgers.pages;

import java.util.List;
import org.doorstep.shared.pages.Figure;

/**
 * What {@code ledgers/situation.jte} shows: the figures of a place and a time.
 *
 * @param more what to do where one was not counted to its end; empty where all were
 */
public record SituationPage(
    String place, String from, String to, List<Figure> figures, String more) {}
