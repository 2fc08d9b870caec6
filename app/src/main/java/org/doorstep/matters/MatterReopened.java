package org.doorstep.matters;

/** An answer did not hold; published in the transaction that reopened the matter. */
public record MatterReopened(Matter matter) {}
