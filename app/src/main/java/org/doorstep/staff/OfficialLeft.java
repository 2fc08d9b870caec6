package org.doorstep.staff;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An official has left the register. Told within the transaction that ended it.
 *
 * @param day the first day on which he or she is no longer there
 * @param reason as it was given, in words
 */
public record OfficialLeft(UUID official, LocalDate day, String reason) {}
