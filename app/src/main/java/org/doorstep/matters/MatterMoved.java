package org.doorstep.matters;

/** A step was taken with a matter, any step; published in the transaction that took it. */
public record MatterMoved(Matter before, MatterStep.Name step, Matter after) {}
