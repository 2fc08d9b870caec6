/**
 * Deadlines: by when something is owed, under which rule, and why on exactly that date.
 *
 * <p>A clock keeps the five things its date was reckoned from: the rule's version, the start, the
 * calendar's version, the pauses and the extensions. {@link org.doorstep.deadlines.Reckoning} turns
 * them into the date and the working behind it, the same today and in ten years.
 *
 * <p>Other modules set clocks going through {@link org.doorstep.deadlines.Clocks} and listen for
 * {@link org.doorstep.deadlines.DeadlineMoved}, {@link org.doorstep.deadlines.ClockAtRisk} and
 * {@link org.doorstep.deadlines.ClockRanOut}.
 */
@ApplicationModule(
    displayName = "Deadlines",
    allowedDependencies = {"shared", "audit", "places", "staff"})
@NullMarked
package org.doorstep.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
