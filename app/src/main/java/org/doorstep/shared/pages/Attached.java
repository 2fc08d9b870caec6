package org.doorstep.shared.pages;

import org.jspecify.annotations.Nullable;

/**
 * A file that is attached to what a page shows.
 *
 * @param href where it opens
 * @param small the same in small; null for what is no picture
 * @param kind what kind of file it is, in words
 * @param size as people write it
 * @param when it was added
 * @param who added it
 */
public record Attached(
    String href,
    @Nullable String small,
    String name,
    String kind,
    String size,
    String when,
    String who) {

  /** Says nothing of what a resident called it. */
  @Override
  public String toString() {
    return "Attached";
  }
}
