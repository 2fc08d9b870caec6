package org.doorstep.deadlines.pages;

import org.doorstep.shared.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deadlines/whyPage.jte} shows.
 *
 * @param purpose what the clock runs for, in words
 * @param what what was typed into "what if"
 * @param answer what would be if so; null before anybody asked
 */
public record WhyPage(
    String clock,
    String purpose,
    WhyPart why,
    WhatIf what,
    @Nullable WhyPart answer,
    FieldErrors errors) {

  /** Another start, a pause and an extension, as typed. */
  public record WhatIf(
      String start, String pauseFrom, String pauseUntil, String extend, int room) {}
}
