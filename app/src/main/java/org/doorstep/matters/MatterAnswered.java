package org.doorstep.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter was answered in writing; published in the transaction that answered it.
 *
 * @param holder the unit that answered
 * @param raisedBy the official who wrote it down, if one did
 * @param collective whether it concerns a collective, so that the answer goes up the line (Y8)
 * @param solvedOnSpot whether it was solved where it was heard (T4)
 */
public record MatterAnswered(
    UUID matter,
    MatterNumber number,
    UUID holder,
    @Nullable UUID recipient,
    String place,
    @Nullable UUID raisedBy,
    @Nullable UUID raisedUnit,
    boolean collective,
    boolean solvedOnSpot) {}
