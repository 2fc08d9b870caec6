package org.doorstep.deadlines;

/** What sets a clock going. */
public enum StartEvent {
  /** The need was told, through whatever channel. */
  RAISED,
  /** It was sent to a unit; each sending starts a clock of its own. */
  DISPATCHED,
  /** It was sent to a unit for the first time; passing it on does not start the clock again. */
  FIRST_DISPATCHED,
  /** A unit took it as its own. */
  ACCEPTED,
  /** The written reply was delivered. */
  REPLIED,
  /** The date agreed for looking again has come. */
  DATE_AGREED
}
