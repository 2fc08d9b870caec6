package org.doorstep.matters;

import java.util.UUID;

/** The answer to somebody who raised a matter: its number, and the code to follow it with. */
public record Raised(UUID id, MatterNumber number, FollowCode followCode) {}
