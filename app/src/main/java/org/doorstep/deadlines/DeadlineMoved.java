package org.doorstep.deadlines;

import java.time.LocalDate;
import java.util.UUID;
import org.doorstep.deadlines.Clocks.Purpose;

/**
 * A date that was told has moved, or has become final, because the days off have changed. Published
 * in the transaction that stores it: who keeps a copy of the date brings it along there.
 *
 * @param before the date that was told
 * @param after the date from now on; the same when it has only become final
 */
public record DeadlineMoved(
    UUID subject, Purpose purpose, LocalDate before, LocalDate after, boolean provisional) {}
