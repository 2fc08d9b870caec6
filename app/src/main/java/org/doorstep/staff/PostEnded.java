package org.doorstep.staff;

import java.util.UUID;

/** An official no longer holds a post. Told within the transaction that ended it. */
public record PostEnded(UUID official, UUID post) {}
