package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;

/** What {@code matters/matches.jte} shows: what a lookup found. */
public record MatchesPage(String name, String typed, List<Choice> matches) {}
