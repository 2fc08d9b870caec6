package org.doorstep.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is attached to something.
 *
 * @param addedBy the official who added it; null for a resident without an account
 */
record Attachment(
    UUID id,
    String name,
    FileType type,
    long bytes,
    String sha256,
    Instant addedAt,
    @Nullable UUID addedBy) {

  /** Says nothing of what a resident called it. */
  @Override
  public String toString() {
    return "Attachment[" + id + "]";
  }
}
