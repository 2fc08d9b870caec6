package org.doorstep.shared.pages;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened: when, who, what, and what was said.
 *
 * @param at the moment for machines, ISO 8601
 * @param when the moment as people write it
 * @param said words quoted from a reply, a reason, a comment; empty for none
 * @param href where it can be opened; null where nowhere
 */
public record TimelineEntry(
    String at,
    String when,
    String who,
    String what,
    String said,
    Tone tone,
    @Nullable String href) {

  public TimelineEntry(String at, String when, String who, String what, String said, Tone tone) {
    this(at, when, who, what, said, tone, null);
  }

  public TimelineEntry(String at, String when, String who, String what) {
    this(at, when, who, what, "", Tone.INFO);
  }
}
