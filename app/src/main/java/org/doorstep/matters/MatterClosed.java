package org.doorstep.matters;

import java.util.UUID;

/**
 * Nothing more is owed: closed after an answer, or withdrawn. Published in that transaction.
 *
 * @param withdrawn whether whoever raised it took it back
 */
public record MatterClosed(UUID matter, MatterNumber number, UUID holder, boolean withdrawn) {}
