package org.doorstep.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A request we understood and will not carry out. People read a sentence, never a stack trace. */
public final class Refused extends RuntimeException {

  /** Every reason for refusing, in one place: its HTTP status; the sentence's key is its name. */
  public enum Reason {
    NOT_FOUND(404),
    NOT_YOURS(403),
    CHANGED_MEANWHILE(409),
    STEP_NOT_ALLOWED(409),
    SAME_ID_OTHER_CONTENT(409),
    BROKEN_RULE(422),
    NO_SUCH_CATEGORY(422),
    TOO_BROAD(422),
    FORGED(403),
    TOO_LARGE(413),
    TOO_OFTEN(429),
    BUSY(503);

    public final int status;

    Reason(int status) {
      this.status = status;
    }

    /** The key of the sentence people read, in the bundle {@code words/refused}. */
    public String sentence() {
      return "refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;
  private final List<Object> facts;

  private Refused(Reason reason, List<Object> facts) {
    super(reason.name());
    this.reason = reason;
    this.facts = facts;
  }

  /**
   * A refusal with the facts its sentence needs.
   *
   * @param facts texts, numbers or {@link Word}s; never anything about a resident
   */
  public static Refused because(Reason reason, Object... facts) {
    return new Refused(reason, List.copyOf(Arrays.asList(facts)));
  }

  public Reason reason() {
    return reason;
  }

  public List<Object> facts() {
    return facts;
  }
}
