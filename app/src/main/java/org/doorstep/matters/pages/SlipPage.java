package org.doorstep.matters.pages;

/**
 * What {@code matters/slip.jte} shows: number and code for whoever raised a matter, once.
 *
 * @param where the address at which it is followed
 */
public record SlipPage(
    String number,
    String code,
    String title,
    String where,
    String issuer,
    String day,
    String back) {

  @Override
  public String toString() {
    return "SlipPage[" + number + "]";
  }
}
