package org.doorstep.deadlines;

import java.time.LocalDate;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;
import org.jspecify.annotations.Nullable;

/** Most of the time of a clock has passed; said once for a date. Published in its transaction. */
public record ClockAtRisk(
    UUID clock, UUID subject, Purpose purpose, @Nullable UUID unit, LocalDate dueOn) {}
