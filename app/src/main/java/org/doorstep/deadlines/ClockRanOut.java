package org.doorstep.deadlines;

import java.time.LocalDate;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A clock is overdue and goes up one level; said once for each. Published in its transaction.
 *
 * @param level 1 for whoever holds it, 2 for the unit above, 3 for the one above that
 * @param overdueFor how many working days overdue the rule allows before this level
 */
public record ClockRanOut(
    UUID clock,
    UUID subject,
    Purpose purpose,
    @Nullable UUID unit,
    LocalDate dueOn,
    int level,
    int overdueFor) {}
