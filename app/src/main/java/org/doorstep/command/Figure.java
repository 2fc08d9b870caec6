package org.doorstep.command;

/**
 * What was measured, beside what it is measured against.
 *
 * @param what the name of the measure, in the reader's language
 * @param beside the budget, or the baseline it stands beside
 */
public record Figure(String what, String measured, String beside, Verdict verdict) {

  /** What a figure means. */
  public enum Verdict {
    /** Within its budget, or as it must be. */
    PASSED,
    /** Beyond its budget; judged at full size only, as a small one says nothing about speed. */
    OVER,
    /** Not as it must be at any size: something was lost, refused or answered wrongly. */
    WRONG,
    /** Only told. */
    TOLD
  }

  /** A figure with a budget. */
  public static Figure judged(String what, String measured, String budget, boolean within) {
    return new Figure(what, measured, budget, within ? Verdict.PASSED : Verdict.OVER);
  }

  /** Something that must hold at any size. */
  public static Figure must(String what, String measured, String expected, boolean holds) {
    return new Figure(what, measured, expected, holds ? Verdict.PASSED : Verdict.WRONG);
  }

  /** A figure nobody judges, beside another to compare it with. */
  public static Figure told(String what, String measured, String beside) {
    return new Figure(what, measured, beside, Verdict.TOLD);
  }
}
