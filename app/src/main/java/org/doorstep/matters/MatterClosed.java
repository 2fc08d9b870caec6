package org.doorstep.matters;

/**
 * Nothing more is owed: closed after an answer, or withdrawn. Published in that transaction.
 *
 * @param withdrawn whether whoever raised it took it back
 */
public record MatterClosed(Matter matter, boolean withdrawn) {}
