package org.doorstep.aftercare;

/** Posting a matter to the public: one person proposes texts, an office looks and decides. */
final class PublicationLifecycle {

  /** How the posting of a matter stands. */
  enum State {
    PROPOSED,
    POSTED,
    WITHHELD,
    TAKEN_DOWN
  }

  /** What can be done with it. */
  enum Step {
    PROPOSE,
    POST,
    WITHHOLD,
    /** An office puts new texts in the place of those that hang, for instance the reply. */
    AMEND,
    TAKE_DOWN
  }

  static final AllowedSteps<State, Step> ALLOWED =
      AllowedSteps.<State, Step>of("publication", State.PROPOSED)
          .allow(State.PROPOSED, Step.PROPOSE, State.PROPOSED)
          .allow(State.PROPOSED, Step.POST, State.POSTED)
          .allow(State.PROPOSED, Step.WITHHOLD, State.WITHHELD)
          .allow(State.WITHHELD, Step.PROPOSE, State.PROPOSED)
          .allow(State.POSTED, Step.AMEND, State.POSTED)
          .allow(State.POSTED, Step.TAKE_DOWN, State.TAKEN_DOWN)
          .allow(State.TAKEN_DOWN, Step.PROPOSE, State.PROPOSED);

  private PublicationLifecycle() {}
}
