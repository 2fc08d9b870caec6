package org.doorstep.pairings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was set or changed together.
 *
 * @param change add, replace, end or undo
 * @param undoes the batch this one undoes; null for none
 * @param undoneBy the batch that undid this one; null while it stands
 * @param setBy null for the system
 */
record Batch(
    UUID id,
    String change,
    String place,
    LocalDate from,
    String reason,
    @Nullable UUID undoes,
    @Nullable UUID undoneBy,
    int began,
    int ended,
    @Nullable UUID setBy,
    Instant setAt) {}
