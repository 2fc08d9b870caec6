package org.doorstep.matters;

/** A year's days off that no test may take for a notice of the State Council. */
final class InventedYear {

  /** Of 2027, with days off that begin on the last day of 2026. */
  static final String NEW_YEAR_OFF =
      """
      # Invented for a test: no such notice was issued.
      year = 2027
      edition = 1
      source = invented for a test
      licence = none
      occasions = new-year
      new-year.chinese = 元旦
      new-year.english = New Year
      new-year.off = 2026-12-31..2027-01-03
      """;

  private InventedYear() {}
}
