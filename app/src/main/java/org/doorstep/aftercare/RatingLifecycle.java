package org.doorstep.aftercare;

/**
 * A resident's rating: invited with the first answer, given once. An invitation outlives the
 * reopening and the closing of its matter, so that nobody can make a low rating impossible by
 * moving the matter on.
 */
final class RatingLifecycle {

  /** How an invitation to rate stands. */
  enum State {
    INVITED,
    RATED,
    DROPPED
  }

  /** What can be done with an invitation. */
  enum Step {
    RATE,
    /** The resident withdrew the matter: there is nothing left to rate. */
    DROP
  }

  static final AllowedSteps<State, Step> ALLOWED =
      AllowedSteps.<State, Step>of("rating", State.INVITED)
          .allow(State.INVITED, Step.RATE, State.RATED)
          .allow(State.INVITED, Step.DROP, State.DROPPED);

  private RatingLifecycle() {}
}
