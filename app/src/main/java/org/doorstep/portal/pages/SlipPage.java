package org.doorstep.portal.pages;

import org.doorstep.shared.FieldErrors;

/** Rating with a paper slip. */
public record SlipPage(
    String county, String number, String slip, String score, String words, FieldErrors errors) {

  /** The score chosen before; 0 for none. */
  public int mark() {
    return score.matches("[1-5]") ? Integer.parseInt(score) : 0;
  }

  @Override
  public String toString() {
    return "SlipPage";
  }
}
