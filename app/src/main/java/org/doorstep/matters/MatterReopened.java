package org.doorstep.matters;

import java.util.UUID;

/** An answer did not hold; published in the transaction that reopened the matter. */
public record MatterReopened(UUID matter, MatterNumber number, UUID holder, int times) {}
