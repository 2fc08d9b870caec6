package org.doorstep.testing;

/**
 * Notices for 2027 that nobody has issued: invented for tests, with days off unlike any real year.
 */
public final class InventedNotice {

  private static final String NEW_YEAR =
      """
      # Invented for a test. The real days off of 2027 were not announced when this was written.
      year = 2027
      edition = 1
      source = invented for a test
      licence = none
      occasions = new-year
      new-year.chinese = 元旦
      new-year.english = New Year
      """;

  /** Days off with working days between, and a Saturday that makes up for one. */
  public static final String OF_2027 =
      NEW_YEAR
          + """
          new-year.off = 2026-12-31, 2027-01-01, 2027-01-04
          new-year.make-up = 2027-01-09
          """;

  /** Four days off in a row that begin on the last day of 2026. */
  public static final String OF_2027_IN_A_ROW =
      NEW_YEAR
          + """
          new-year.off = 2026-12-31..2027-01-03
          """;

  private InventedNotice() {}
}
