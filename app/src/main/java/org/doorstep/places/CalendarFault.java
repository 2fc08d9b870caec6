package org.doorstep.places;

import org.doorstep.shared.Word;

/** What is wrong with a calendar file, and in which line; 0 where something is missing. */
public record CalendarFault(int line, Word word) {}
