package org.doorstep.deadlines;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;
import org.doorstep.shared.Word;

/**
 * Why a date is what it is: what it was reckoned from, and the working line by line.
 *
 * @param state how the clock stands, in a word
 */
public record Why(
    UUID clock,
    UUID subject,
    Purpose purpose,
    ClockInputs inputs,
    Reckoning reckoning,
    Word state,
    Optional<Instant> endedAt) {}
