package org.doorstep.ledgers.pages;

import java.util.List;
import org.doorstep.shared.pages.Figure;

/** What {@code ledgers/situation.jte} shows: the figures of a place and a time. */
public record SituationPage(String place, String from, String to, List<Figure> figures) {}
