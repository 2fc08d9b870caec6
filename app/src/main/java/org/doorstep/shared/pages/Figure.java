package org.doorstep.shared.pages;

/**
 * A figure that can be opened: what it counts, of how many, and where its rows are.
 *
 * @param key the key of its name
 * @param definition the key of the sentence that says what is counted
 * @param value as people write it, "84.3 %" or "626"
 * @param numerator of a rate; empty for a plain count
 * @param denominator of a rate; empty for a plain count
 * @param href the rows behind it
 * @param asOf up to when it was counted
 * @param attention whether somebody should look at it now
 */
public record Figure(
    String key,
    String definition,
    String value,
    String numerator,
    String denominator,
    String href,
    String asOf,
    boolean attention) {

  public boolean isRate() {
    return !denominator.isEmpty();
  }
}
