package org.doorstep.aftercare.pages;

import java.time.LocalDate;

/** A slip on paper for a household: the code with which it rates, and where. */
public record RatingSlipPage(
    String number, String code, String where, String unit, String county, LocalDate day) {

  @Override
  public String toString() {
    return "RatingSlipPage[" + number + "]";
  }
}
