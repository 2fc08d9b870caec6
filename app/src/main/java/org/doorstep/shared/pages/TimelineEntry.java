package org.doorstep.shared.pages;

/**
 * Something that happened: when, who, what, and what was said.
 *
 * @param at the moment for machines, ISO 8601
 * @param when the moment as people write it
 * @param said words quoted from a reply, a reason, a comment; empty for none
 */
public record TimelineEntry(
    String at, String when, String who, String what, String said, Tone tone) {

  public TimelineEntry(String at, String when, String who, String what) {
    this(at, when, who, what, "", Tone.INFO);
  }
}
