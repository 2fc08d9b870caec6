package org.doorstep.aftercare;

/** Looking again at the same door: due with the answer, then done, or dropped before it was. */
final class LookBackLifecycle {

  /** How a look-back stands. */
  enum State {
    DUE,
    SATISFIED,
    NOT_SATISFIED,
    DROPPED
  }

  /** What can be done to a look-back. */
  enum Step {
    /** Looked, and what was asked for is there. */
    SATISFY,
    /** Looked, and it is not: the matter is opened again. */
    DISSATISFY,
    /** The matter was opened again or withdrawn before anybody looked. */
    DROP
  }

  static final AllowedSteps<State, Step> ALLOWED =
      AllowedSteps.<State, Step>of("look-back", State.DUE)
          .allow(State.DUE, Step.SATISFY, State.SATISFIED)
          .allow(State.DUE, Step.DISSATISFY, State.NOT_SATISFIED)
          .allow(State.DUE, Step.DROP, State.DROPPED);

  private LookBackLifecycle() {}
}
