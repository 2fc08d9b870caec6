package org.doorstep.aftercare.pages;

/** How many characters are taken: by the field that counts them, and by whoever checks them. */
public final class Limits {

  /** Why more time is asked for or given, and why something is not posted. */
  public static final int REASON = 500;

  private Limits() {}
}
