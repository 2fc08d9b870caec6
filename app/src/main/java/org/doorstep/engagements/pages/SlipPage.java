package org.doorstep.engagements.pages;

/**
 * The slip handed over at the door: what was raised, its number, and the code to follow it.
 *
 * @param where the address at which it is followed
 */
public record SlipPage(
    String title,
    String number,
    String code,
    boolean solved,
    String where,
    String unit,
    String day,
    String back) {

  @Override
  public String toString() {
    return "SlipPage[" + number + "]";
  }
}
