package org.doorstep.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A matter was raised. Published in the transaction that raised it. */
public record MatterRaised(
    UUID matter,
    MatterNumber number,
    Matter.Kind kind,
    String place,
    @Nullable UUID recipient,
    @Nullable UUID raisedBy,
    @Nullable UUID engagement,
    boolean collective) {}
