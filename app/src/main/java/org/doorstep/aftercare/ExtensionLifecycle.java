package org.doorstep.aftercare;

/** More time for a matter: asked by who holds it, granted or refused by an office above. */
final class ExtensionLifecycle {

  /** How a request for more time stands. */
  enum State {
    ASKED,
    GRANTED,
    REFUSED
  }

  /** What can be done with it. */
  enum Step {
    GRANT,
    REFUSE
  }

  static final AllowedSteps<State, Step> ALLOWED =
      AllowedSteps.<State, Step>of("extension", State.ASKED)
          .allow(State.ASKED, Step.GRANT, State.GRANTED)
          .allow(State.ASKED, Step.REFUSE, State.REFUSED);

  private ExtensionLifecycle() {}
}
