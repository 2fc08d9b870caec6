package org.doorstep.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step was taken with a matter, any step; published in the transaction that took it.
 *
 * @param holder the unit responsible after it
 * @param asked the unit that has been asked to take it; null for none
 */
public record MatterMoved(
    UUID matter,
    MatterNumber number,
    MatterStep.Name step,
    MatterState.Name from,
    MatterState.Name to,
    UUID holder,
    @Nullable UUID asked,
    String place,
    @Nullable UUID recipient) {}
