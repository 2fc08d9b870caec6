package org.doorstep.deadlines;

/**
 * A notice for 2027 that nobody has issued: invented for tests, with days off unlike any real year.
 */
final class InventedNotice {

  static final String OF_2027 =
      """
      # Invented for a test. The real days off of 2027 were not announced when this was written.
      year = 2027
      edition = 1
      source = invented for a test
      licence = none
      occasions = new-year
      new-year.chinese = 元旦
      new-year.english = New Year
      new-year.off = 2026-12-31, 2027-01-01, 2027-01-04
      new-year.make-up = 2027-01-09
      """;

  private InventedNotice() {}
}
